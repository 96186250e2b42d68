"""STAND-IN until branch scoring's is here."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Callable
from decimal import Decimal

from meetings.models import Department
from tracker.models import Assignment, Event
from tracker.scoring.facts import Body, Fact
from tracker.workflow import State, Verb

SOURCES: list[Callable[[int, datetime.date], Iterator[Fact]]] = []


def bodies_at(cutoff: datetime.date) -> list[Body]:
    return [Body(d.pk, d.name, d.kind, "", d.order) for d in Department.objects.current(cutoff)]


def facts_of(year: int, cutoff: datetime.date) -> Iterator[Fact]:
    found: list[Fact] = []
    for p in Assignment.objects.counted().filter(docket__due_on__year=year).select_related("docket").exclude(state=State.PASSED_ON):
        d = p.docket
        more = dict(docket=d.pk, code=d.code, assignment=p.pk, role=p.role, grade=d.grade)
        found.append(Fact("item", p.department_id, d.due_on, text=d.title, **more))
        if p.closed_on:
            found.append(Fact("on_time", p.department_id, p.closed_on, text="按期办结", **more))
        elif d.due_on < cutoff:
            found.append(Fact("overdue", p.department_id, d.due_on, amount=Decimal((cutoff - d.due_on).days), text="逾期未办结", **more))
        for e in p.events.filter(verb=Verb.RETURN, happened_on__lte=cutoff, corrected_by=None):
            found.append(Fact("returned", p.department_id, e.happened_on, text="核查退回", event=e.pk, **more))
    from .sources import of_marks, of_merits
    for source in (of_marks, of_merits):
        found += source(year, cutoff)
    yield from sorted(found, key=lambda f: (f.department, f.day, f.kind))
