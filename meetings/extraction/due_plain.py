"""Days that are deadlines only where a label says so: 完成时限：三季度."""

from __future__ import annotations

import re
from collections.abc import Callable

from meetings.extraction import due_days as days
from meetings.extraction.due_days import Day, Match
from meetings.extraction.due_parts import MONTH, YEAR, N
from meetings.extraction.result import DeadlineUnit

_TO = r"(?:[至到—~～-]|—{2})"
_LAST = r"(?P<month>\d{1,2})月份?(?P<part>底|末|上旬|中旬|下旬)?"
_PLAIN: tuple[tuple[str, DeadlineUnit, Callable[[Match, Day], Day | None]], ...] = (
    # From a month to another: 3-6月, 2023年11月至2024年2月.
    (
        rf"\d{{4}}年\d{{1,2}}月?{_TO}(?P<year>\d{{4}})年(?P<near>){_LAST}",
        "period_end",
        days.in_month,
    ),
    (
        rf"(?:(?P<year>\d{{4}})年)?(?P<near>)\d{{1,2}}月?{_TO}{_LAST}(?!\d)",
        "period_end",
        days.in_month,
    ),
    (rf"{YEAR}{MONTH}(?P<day>\d{{1,2}})[日号]", "date", days.on_date),
    (rf"{YEAR}第?(?P<quarter>[一二三四])季度", "period_end", days.in_quarter),
    (rf"{YEAR}(?P<half>[上下])半年", "period_end", days.in_half),
    (rf"{YEAR}{MONTH}份?(?P<part>)", "period_end", days.in_month),
    (
        r"(?:(?:(?P<year>\d{4})年|(?P<near>今|明)年)(?:全年|年?[底末]|(?=$))|全年$|年[底末])",
        "period_end",
        days.in_year,
    ),
    (rf"(?P<n>{N})个?工作日", "working_days", days.after_working_days),
    (rf"(?P<n>{N})(?P<unit>天|日|周|个?星期)", "days", days.after_days),
    (rf"(?P<n>{N})个月", "months", days.after_months),
    (r"(?P<week>[本这下])周(?=(?:工作)?$)", "period_end", days.in_week),
    (r"(?P<which>[本当下])个?月(?=(?:工作)?$)", "period_end", days.this_month),
)
PLAIN = tuple((re.compile(pattern), unit, resolve) for pattern, unit, resolve in _PLAIN)
