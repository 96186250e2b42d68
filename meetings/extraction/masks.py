"""Words that no rule must read: quotations, titles of books, remarks in brackets."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"“(?!两委”)[^“”]{0,60}[^“”。！？；]”|“”|\"[^\"。！？；]{0,60}\"|《[^《》]{0,60}》"
)
_BRACKETED = re.compile(r"（(?![一二三四五六七八九十\d]{1,3}）)[^（）]{0,120}）")
_MASK = "〇"


def mask(text: str) -> str:
    """Quotations and remarks blotted out: 做到“一口一策”。 → 做到〇〇〇〇〇〇。

    Direct speech with a full stop in it, and numbers such as （一）, stay.
    """
    if "“" in text or "《" in text or '"' in text:
        text = _QUOTED.sub(_blot, text)
    return _BRACKETED.sub(_blot, text) if "（" in text else text


def _blot(match: re.Match[str]) -> str:
    return _MASK * len(match.group())
