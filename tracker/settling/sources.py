"""Marks and 加减分 as facts, beside those of events."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.utils import timezone

from meetings.models import Department
from tracker.models import Assignment, Mark, Merit
from tracker.scoring import Body
from tracker.scoring.facts import ZERO, Fact

from . import marks
from .bodies import bodies_at
from .facts import SOURCES


def of_merits(year: int, cutoff: datetime.date) -> Iterator[Fact]:
    """Approved and not taken back; body after body in protocol order."""
    rows = Merit.objects.counting(year, cutoff).select_related("docket")
    parts = _parts(year, cutoff)
    for row in rows.order_by("department__order", "department", "on", "pk"):
        docket = row.docket
        part = parts.get((docket.pk, row.department_id)) if docket else None
        yield Fact(
            kind=row.kind,
            department=row.department_id,
            day=row.on,
            docket=docket.pk if docket else None,
            code=docket.code if docket else "",
            assignment=part.pk if part else None,
            role=part.role if part else "",
            grade=docket.grade if docket else "",
            amount=row.points if row.points is not None else ZERO,
            text=f"{row.item}({row.basis})",
        )


def _parts(year: int, cutoff: datetime.date) -> dict[tuple[int, int], Assignment]:
    """(docket, department) → its part, of the dockets that merits speak of."""
    told = Merit.objects.counting(year, cutoff).exclude(docket=None)
    rows = Assignment.objects.filter(docket__in=told.values("docket")).order_by("pk")
    return {(row.docket_id, row.department_id): row for row in rows}


def of_marks(year: int, cutoff: datetime.date) -> Iterator[Fact]:
    """The newest of each judge; those given after the cut-off too, since the items of a
    year are marked when it is over. Body after body in protocol order."""
    given: dict[int, list[Mark]] = {}
    parts = marks.parts_of(year).filter(marks__isnull=False).distinct()
    for (key, _), row in Mark.objects.filter(assignment__in=parts).present().items():
        if row.value is not None:
            given.setdefault(key, []).append(row)
    found = Assignment.objects.filter(pk__in=given).select_related("docket")
    for part in found.order_by("department__order", "department", "pk"):
        for row in given[part.pk]:
            yield _mark(part, row)


def _mark(part: Assignment, row: Mark) -> Fact:
    docket = part.docket
    return Fact(
        kind="mark",
        department=part.department_id,
        day=timezone.localtime(row.recorded_at).date(),
        docket=docket.pk,
        code=docket.code,
        assignment=part.pk,
        role=part.role,
        grade=docket.grade,
        amount=row.value if row.value is not None else ZERO,
        text=f"{row.get_judge_display()}评 {row.words} 分",
        judge=row.judge,
    )


SOURCES.extend((of_merits, of_marks))


def bodies(year: int, cutoff: datetime.date) -> list[Body]:
    """With those that ended before the cut-off and have an entry of the register."""
    found = bodies_at(cutoff, year)
    there = {body.id for body in found}
    rows = Merit.objects.counting(year, cutoff).exclude(department__in=there)
    told = Department.objects.filter(pk__in=rows.values("department"))
    return found + [Body(d.pk, d.name, d.kind, order=d.order) for d in told]
