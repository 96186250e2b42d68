"""Who signed a paper: the body and the day between its text and its list of tasks."""

from __future__ import annotations

import re

from meetings.extraction.pages import Line

_NAME = 40  # characters of the bodies that sign, at most
_BODY = re.compile(
    r"[^，。；：]{2,}(?:委员会|人民政府|办公室|管委会|指挥部|领导小组|党委|党组|[局委办厅院署])$"
)
_DAY = re.compile(
    r"(?:\d{4}|二[〇○零O0][〇○零一二三四五六七八九O0]{2})年[\d一二三四五六七八九十]{1,3}月"
    r"[\d一二三四五六七八九十]{1,3}日$"
)


def unsigned(found: list[Line]) -> list[Line]:
    """The lines; a body over a day, below a text, is its signature and no headline.

    Takes "中共河东县委办公室" over "2023年3月9日" below a paragraph; not the letterhead
    of a page, nor "县政府办公室" over "3月9日，县长王伟主持召开…".
    """
    for at in range(1, len(found) - 1):
        line, below = found[at : at + 2]
        above = found[at - 1].kind in ("body", "item", "brief") or (
            found[at - 1].kind == "noise" and at > 1 and _BODY.match(found[at - 1].text)
        )
        bare = line.kind == "head" and below.gap == 0 and len(line.text) < _NAME
        if bare and above and _DAY.match(below.text) and _BODY.match(line.text):
            found[at] = line._replace(kind="noise")
    return found
