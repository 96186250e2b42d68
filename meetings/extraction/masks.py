"""Words that no rule must read: quotations, titles of books, remarks in brackets."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"“(?!两委”)[^“”]{0,60}[^“”。！？；]”|“”|\"[^\"。！？；]{0,60}\"|《[^《》]{0,60}》"
)
_BRACKETED = re.compile(r"（(?![一二三四五六七八九十\d]{1,3}）)[^（）]{0,120}）")
# A remark that says who acts, which only the rules of bodies may read.
_DUTY = re.compile(r"（[^（）]{2,60}(?:牵头|负责|配合|落实)[^（）]{0,60}）")
_MASK = "〇"


def mask(text: str, *, duties: bool = False) -> str:
    """Quotations and remarks blotted out: 做到“一口一策”。 → 做到〇〇〇〇〇〇。

    Direct speech with a full stop in it, and numbers such as （一）, stay; with
    duties also remarks such as （县财政局牵头，县审计局配合）.
    """
    if "“" in text or "《" in text or '"' in text:
        text = _QUOTED.sub(_blot, text)
    if "（" not in text:
        return text
    kept = (
        (lambda one: one[0] if _DUTY.match(one[0]) else _blot(one)) if duties else _blot
    )
    return _BRACKETED.sub(kept, text)


def _blot(match: re.Match[str]) -> str:
    return _MASK * len(match.group())
