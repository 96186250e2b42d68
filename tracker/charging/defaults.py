"""The due date that the office's own rule proposes where the text gives none.

Reads the rows that it is given and asks for none. A rule proposes: the officer sees
the date with the rule's words and may change it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracker.calendar import doubt, is_working, working_days_after
from tracker.models import DueRule
from tracker.rhythm import month_end, months_later

from .deadlines import Changes, spoken

U = DueRule.Unit


@dataclass(frozen=True, slots=True)
class Default:
    """on: None where the rule's day lies before the day of charging."""

    on: datetime.date | None
    rule: str  # as an officer reads it: 常务会议 A 类:7 天(区政府工作规则)
    words: str

    @property
    def reason(self) -> str:
        """For the history of what is charged with this date."""
        return f"时限按默认时限“{self.rule}”拟定"


def defaults(
    rules: Iterable[DueRule],
    grades: Iterable[str],
    kind: int | None,
    held_on: datetime.date | None,
    charged_on: datetime.date,
    changes: Changes,
) -> dict[str, Default]:
    """Class of docket → what is proposed for it; a class without a rule is left out.

    kind: of the meeting held on `held_on`.
    """
    rows, found = list(rules), dict[str, Default]()
    for grade in grades:
        if rule := pick(rows, kind, grade):
            found[grade] = _default(rule, held_on, charged_on, changes)
    return found


def pick(rules: Iterable[DueRule], kind: int | None, grade: str) -> DueRule | None:
    """The rule that says the most: kind and class, then kind, then class, then any."""
    fitting = [
        rule
        for rule in rules
        if rule.meeting_kind_id in (None, kind) and rule.grade in ("", grade)
    ]
    return max(fitting, key=_said, default=None)


def _said(rule: DueRule) -> tuple[bool, bool]:
    return rule.meeting_kind_id is not None, bool(rule.grade)


def last_day(rule: DueRule, start: datetime.date, changes: Changes) -> datetime.date:
    """The rule's day, counted from `start`, which is day 0."""
    unit, count = U(rule.unit), rule.count
    if unit == U.DAYS:
        return start + datetime.timedelta(days=count)
    if unit == U.WORKING:
        return working_days_after(start, count, changes)
    if unit in (U.MONTHS, U.QUARTERS):
        return months_later(start, count * (3 if unit == U.QUARTERS else 1))
    if unit == U.MONTH_END:
        return month_end(start, count)
    if unit == U.QUARTER_END:
        return month_end(start, 2 - (start.month - 1) % 3 + 3 * count)
    return datetime.date(start.year + count, 12, 31)


def _default(
    rule: DueRule,
    held_on: datetime.date | None,
    charged_on: datetime.date,
    changes: Changes,
) -> Default:
    from_meeting = rule.start == DueRule.Start.MEETING and held_on is not None
    start = held_on if from_meeting and held_on else charged_on
    day = last_day(rule, start, changes)
    name = f"{rule}({rule.basis})" if rule.basis else str(rule)
    since = "开会" if from_meeting else "交办"
    said = f"按默认时限“{name}”,从{since}之日起算是 {spoken(day)}"
    if day < charged_on:
        return Default(None, name, f"{said},交办时已过,请定。")
    notes = "" if is_working(day, changes) else "这一天休息。"
    if rule.unit == U.WORKING or notes:
        notes += doubt(day, changes)
    return Default(day, name, f"{said}。{notes}")


def told(found: Mapping[str, Default]) -> list[str]:
    """What an officer is told, once where all classes have the same rule."""
    by_words: dict[str, list[str]] = {}
    for grade, default in found.items():
        by_words.setdefault(default.words, []).append(grade)
    if len(by_words) == 1 and len(found) == 3:
        return list(by_words)
    return [f"{'、'.join(grades)} 类{words}" for words, grades in by_words.items()]
