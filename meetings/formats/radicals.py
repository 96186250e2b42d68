"""Code points of radicals, which some PDF files hold, → the characters they look like.

Kangxi radicals (U+2F00–2FD5) by Unicode's own table, the supplement (U+2E80–2EF3)
where a radical is a character of its own.
"""

from __future__ import annotations

import unicodedata

ALONE = (
    "⺓幺⺠民⺢氵⺫罒⺮竹⺶羊⺷羊⺼肉⻁虎⻂衣⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻗雨⻘青⻙韦"
    "⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⻑長⻒長"
)
TABLE = dict(zip(map(ord, ALONE[::2]), ALONE[1::2], strict=True)) | {
    point: unicodedata.normalize("NFKC", chr(point)) for point in range(0x2F00, 0x2FD6)
}


def ideographs(text: str) -> str:
    """⺠⽣ → 民生."""
    return text.translate(TABLE)
