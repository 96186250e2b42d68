"""The office's default dates (DueRule) for what the text gives none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from meetings.models import Meeting
from tracker.models import Docket, DueRule

from .deadlines import Changes, Deadline, Due, due, spoken

if TYPE_CHECKING:
    import datetime

# A rule's unit as the record names forms of deadlines, and how many of it.
UNITS = {
    DueRule.Unit.DAYS: ("days", 1),
    DueRule.Unit.WORKING: ("working_days", 1),
    DueRule.Unit.MONTHS: ("months", 1),
    DueRule.Unit.QUARTERS: ("months", 3),
}
USUAL = Docket.Class.C  # what the form proposes


def best(rules: Sequence[DueRule], kind: int | None, grade: str) -> DueRule | None:
    """The rule that names the most of kind of meeting and class of docket."""
    fitting = [
        rule
        for rule in rules
        if rule.meeting_kind_id in (None, kind) and rule.grade in ("", grade)
    ]
    named = [(r.meeting_kind_id is not None, r.grade != "", r) for r in fitting]
    return max(named, key=lambda one: one[:2])[2] if named else None


def proposed(meeting: Meeting, changes: Changes) -> Due:
    """The date for the usual class; in words, what another class would change."""
    rules = list(DueRule.objects.all())
    usual = best(rules, meeting.kind_id, USUAL)
    found = _counted(usual, meeting.held_on, changes)
    others = []
    for grade in Docket.Class:
        rule = best(rules, meeting.kind_id, grade)
        other = _counted(rule, meeting.held_on, changes).on
        if other is not None and other != found.on:
            others.append(f"定为 {grade.value} 类的,是{spoken(other)}。")
    return replace(found, others="".join(others))


def _counted(
    rule: DueRule | None, start: datetime.date | None, changes: Changes
) -> Due:
    if rule is None or start is None:
        return Due()
    unit, factor = UNITS[DueRule.Unit(rule.unit)]
    found = due(Deadline(unit=unit, count=rule.count * factor), start, changes)
    basis = f",依据:{rule.basis}" if rule.basis else ""
    return replace(found, rule=f"会后 {rule}{basis}")
