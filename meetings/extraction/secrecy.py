"""Markings of secrecy, which this product must refuse."""

from __future__ import annotations

import re

from meetings.extraction.canvas import canvas

_GRADE = "绝 *密|机 *密|秘 *密"
_TERM = (
    r"(?:长期|\d{1,2} *(?:年|个?月|天)|[一二三四五六七八九十]{1,3} *(?:年|个月|天))?"
)
_MARK = re.compile(
    rf"(?:密 *级|保密等级|秘密等级)[ ：]*(?P<a>{_GRADE})|"
    rf"(?:^|(?<=\n))[ 【\[（]*(?P<b>{_GRADE})[ 】\]）]*(?=\n|$)|"
    rf"(?P<c>{_GRADE}) *[★☆*] *{_TERM}|"
    rf"(?:^|(?<=\n))[ 【\[（]*(?P<d>{_GRADE}) *[（(]?{_TERM}[）)]?[ 】\]]*(?=\n|$)"
)


def marking(text: str) -> str | None:
    """绝密, 机密 or 秘密 when a text is marked so, else None.

    Takes "密级：秘密", "机密★1年", the word alone on a line; not 保密工作,
    "商业秘密不得外泄", "密级：内部", "机密文件管理".
    """
    if "密" not in text:
        return None
    match = _MARK.search(canvas(text))
    if not match:
        return None
    return next(g for g in match.groups() if g).replace(" ", "")
