"""Rebuild every present state from the events and compare it with the stored one; and
recount what is counted from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from django.db.models import Prefetch
from django.db.models.functions import Mod

from . import figure_proof, folding, instruction_proof
from .models import Assignment, Docket, Event
from .recording import facts_from, standing_row, whole_of
from .wholes import Phase
from .workflow import Fact, Present


def differences(every: int = 1) -> Iterator[str]:
    """A sentence for each stored field or standing that the events do not give.

    every: only each so many-th docket is looked at, for a quick look at many.
    """
    parts = Assignment.objects.select_related("docket", "department")
    rows = Docket.objects.prefetch_related(
        Prefetch("assignments", parts),
        "assignments__standings",
        "directives__directive",
        Prefetch("events", Event.objects.select_related("corrects").order_by("seq")),
    )
    if every > 1:
        rows = rows.annotate(turn=Mod("pk", every)).filter(turn=0)
    for docket in rows.order_by("pk").iterator(chunk_size=500):
        events = list(docket.events.all())
        for assignment in docket.assignments.all():
            yield from _compare(assignment, events)
        yield from _compare_whole(docket)
    yield from instruction_proof.differences()
    if every == 1:
        yield from (wrong.words for wrong in figure_proof.differences())


def presents(facts: list[Fact]) -> Iterator[Present]:
    """The present after each fact, oldest first."""
    present: Present | None = None
    for n, fact in enumerate(facts):
        if fact.corrects is not None or present is None:
            present = folding.fold(facts[: n + 1])
        else:
            present = folding.apply(present, fact)
        yield present


def _compare(assignment: Assignment, events: list[Event]) -> Iterator[str]:
    facts = facts_from(events, assignment.pk)
    if not facts:
        yield f"{assignment}:没有事件"
        return
    steps = list(presents(facts))
    last, stored = steps[-1], assignment.present
    for name in [field.name for field in fields(last)]:
        if getattr(last, name) != getattr(stored, name):
            yield (
                f"{assignment}:{name} 存为 {getattr(stored, name)},"
                f"按事件应为 {getattr(last, name)}"
            )
    moments = {event.seq: event.recorded_at for event in events}
    expected = _expected(steps, [moments[fact.seq] for fact in facts])
    found = [
        {name: getattr(row, name) for name in (*standing_row(last), "since", "until")}
        for row in sorted(assignment.standings.all(), key=lambda s: s.pk)
    ]
    if expected != found:
        yield f"{assignment}:状态区间与事件不符"


def _compare_whole(docket: Docket) -> Iterator[str]:
    """What a docket keeps of its parts, which were compared before."""
    expected = whole_of(docket, docket.assignments.all()).as_fields()
    if docket.origin is None:
        expected["phase"] = Phase.VOID
    for name, value in expected.items():
        if getattr(docket, name) != value:
            yield f"{docket.code}:{name} 存为 {getattr(docket, name)},应为 {value}"


def _expected(steps: list[Present], moments: list[Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for present, moment in zip(steps, moments, strict=True):
        row = standing_row(present)
        if rows and all(rows[-1][name] == value for name, value in row.items()):
            continue
        if rows:
            rows[-1]["until"] = moment
        rows.append({**row, "since": moment, "until": None})
    return rows
