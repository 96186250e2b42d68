"""The one way in which words of the source become a value.

Every found thing keeps spans, and `clean` of the joined spans is its value.
"""

from __future__ import annotations

import html
import re

_WIDE = "".join(map(chr, [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B)]))
_WIDE += "".join(map(chr, range(0xFF41, 0xFF5B)))
_NARROW = {ord(c): ord(c) - 0xFEE0 for c in _WIDE}
_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0xAD]
)
_TABLE: dict[int, int | None] = {**_NARROW, **_INVISIBLE}
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
# What is not left as it stands; most words of a page have none of it.
_CHANGED = re.compile(rf"[&\s\x00-\x1f\x7f-\x9f{re.escape(''.join(map(chr, _TABLE)))}]")


def clean(text: str) -> str:
    """Entities resolved, digits and letters in one width, white space single.

    Takes "２０２２年　３月" → "2022年 3月"; leaves punctuation as printed.
    """
    if not _CHANGED.search(text):
        return text
    if "&" in text:
        text = html.unescape(text)
    return _SPACES.sub(" ", text.translate(_TABLE)).strip()
