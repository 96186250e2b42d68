"""The year of a paper that shares out the tasks of a year: 2023年重点任务分解."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from meetings.extraction.deadlines import Deadline

_PAPER = re.compile(
    "(?:任务|责任|目标|工作)(?:分解|分工)|任务清单|工作要点|政府工作报告"
)
_YEAR = re.compile(
    r"(?P<year>\d{4})年度?(?:全?[省市县区镇乡])?"
    r"(?:经济|政府|重点|主要|各项|全年|工作|目标|任务|民生|十[大件项])"
)
_LATE = 10  # month from which a year's last meetings settle the next year's tasks
_OWN_YEAR = re.compile(r"\d{4}年|[今本这当下次]|元旦")


def plan_year(words: str, base: datetime.date) -> int | None:
    """The year after the meeting's for which a paper shares out tasks, else None.

    Takes "安排2023年经济工作 … 现将重点任务分解如下" of December 2022; not minutes of
    that December which only mention the next year.
    """
    if base.month < _LATE or not _PAPER.search(words):
        return None
    years = {int(found["year"]) for found in _YEAR.finditer(words)}
    return base.year + 1 if base.year + 1 in years else None


def due_in(
    find: Callable[[datetime.date], Deadline | None],
    base: datetime.date,
    plan: int | None,
) -> Deadline | None:
    """What is found from the meeting's day; in the plan's year where none is told.

    Takes 11月底前, 年内, 全年; not 2022年底, 本月底, 10日内.
    """
    one = find(base)
    if plan is None or one is None or one.date is None:
        return one
    if one.unit not in ("date", "period_end") or _OWN_YEAR.search(one.text):
        return one
    return find(datetime.date(plan, 1, 1))
