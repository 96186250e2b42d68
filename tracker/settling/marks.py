"""Marks 0–100 of parts: who may give which, saved per row, every change kept.

The shape of 张掖 (docs/settlement.md): a lead's part is marked by leader and office, a
responsible part by the docket's lead too.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery

from tracker.models import Assignment, Mark
from tracker.permissions import departments_of, is_officer, roles_of, sees_all
from tracker.revoking import recorder
from tracker.roles import DEPARTMENT, LEADER
from tracker.workflow import Duty, NotAllowed, State

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from tracker.models.assignments import AssignmentQuerySet

Judge = Mark.Judge
Present = Mapping[tuple[int, str], Mark]
# Ended without being done: nothing to mark.
GONE = (State.WITHDRAWN, State.SUPERSEDED, State.PASSED_ON)


def parts_of(year: int) -> AssignmentQuerySet:
    """Lead and responsible parts whose score year it is (design §4.9): by the present
    due date, else by the day of closing."""
    span = (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    due = Q(docket__due_on__range=span)
    rows = Assignment.objects.counted().exclude(state__in=GONE)
    rows = rows.filter(role__in=(Duty.LEAD, Duty.RESPONSIBLE))
    # Every docket has a year. Said as a range it makes SQLite walk dockets by their
    # codes, in the order of the page, and end there, instead of sorting all parts.
    rows = rows.filter(docket__year__gt=0)
    return rows.filter(due | Q(docket__due_on=None, closed_on__range=span))


def listed(year: int, user: User) -> AssignmentQuerySet:
    """What this reader finds on the page: all; of a department, the responsible parts
    of dockets that it leads."""
    rows = parts_of(year)
    if not sees_all(user):
        led = Assignment.objects.led_by(departments_of(user)).values("docket")
        rows = rows.filter(docket__in=led, role=Duty.RESPONSIBLE)
    rows = rows.select_related("docket__lead_department", "department")
    return rows.order_by("docket__year", "docket__serial", "pk")


def lacking(rows: AssignmentQuerySet, judge: str) -> AssignmentQuerySet:
    """Those that have no mark of this judge, or had it taken away."""
    if judge == Judge.LEAD:
        rows = rows.filter(role=Duty.RESPONSIBLE)
    given = Mark.objects.filter(judge=judge, assignment=OuterRef("pk"))
    newest = Subquery(given.order_by("-seq").values("value")[:1])
    return rows.alias(given=newest).filter(given=None)


def fitting(part: Assignment) -> list[str]:
    """Whose marks there are for this part: a lead does not mark itself."""
    found = [Judge.LEADER, Judge.OFFICE]
    if part.role == Duty.RESPONSIBLE:
        found.append(Judge.LEAD)
    return [one.value for one in found]


def judges(part: Assignment, user: User) -> list[str]:
    """Whose mark of this part the user gives. An officer puts down a leader's or a
    lead's too; the record says who did."""
    if is_officer(user):
        return fitting(part)
    found = []
    if roles_of(user) & LEADER:
        found.append(Judge.LEADER.value)
    if Judge.LEAD in fitting(part) and _leads(part, user):
        found.append(Judge.LEAD.value)
    return found


def _leads(part: Assignment, user: User) -> bool:
    """Whether one of the departments for which the user acts leads the docket."""
    lead = part.docket.lead_department_id
    return lead is not None and bool(roles_of(user, lead) & DEPARTMENT)


@transaction.atomic
def give(
    part: Assignment,
    values: Mapping[str, Decimal | None],
    seen: Mapping[str, int],
    by: User,
) -> list[Mark]:
    """Add what changed. seen: judge → the seq that the form was made from.

    Raises NotAllowed for who may not, and when somebody marked meanwhile.
    """
    part = Assignment.objects.select_for_update(of=("self",)).get(pk=part.pk)
    if set(values) - set(judges(part, by)):
        raise NotAllowed("这一项评分由别人评。")
    newest = Mark.objects.filter(assignment=part).present()
    made = []
    for judge, value in values.items():
        last = newest.get((part.pk, judge))
        if (last.value if last else None) == value:
            continue
        if (last.seq if last else 0) != seen.get(judge, 0):
            raise NotAllowed(_changed(last))
        number = last.seq + 1 if last else 1
        row = Mark(assignment=part, judge=judge, seq=number, value=value)
        made.append(_signed(row, by))
    return made


def _signed(row: Mark, by: User) -> Mark:
    for name, value in recorder(by).items():
        setattr(row, name, value)
    row.save()
    return row


def _changed(last: Mark | None) -> str:
    if last is None:
        return "刚刚有人撤去评分,请看过后再保存。"
    value = last.words or "撤去"
    what = f"{last.get_judge_display()}分 {value}"
    return f"{last.recorder_name}刚刚评了{what},请看过后再保存。"


def history(parts: Iterable[Assignment]) -> dict[int, list[Mark]]:
    """Part → its marks, oldest first. One query."""
    found: dict[int, list[Mark]] = {}
    ids = [part.pk for part in parts]
    rows = Mark.objects.filter(assignment__in=ids).order_by("recorded_at", "pk")
    for row in rows:
        found.setdefault(row.assignment_id, []).append(row)
    return found
