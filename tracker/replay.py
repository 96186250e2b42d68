"""Rebuild every present state from the events and compare it with the stored one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import workflow
from .models import Assignment
from .models.assignments import DERIVED
from .recording import fact_of, standing_row
from .workflow import Fact, Present


def differences() -> Iterator[str]:
    """A sentence for each stored state or standing that its events do not give."""
    rows = Assignment.objects.select_related("docket").prefetch_related(
        "events__corrects", "standings"
    )
    for assignment in rows.order_by("pk").iterator(chunk_size=500):
        yield from _compare(assignment)


def presents(facts: list[Fact]) -> Iterator[Present]:
    """The present after each fact, oldest first."""
    present: Present | None = None
    for n, fact in enumerate(facts):
        if fact.corrects is not None or present is None:
            present = workflow.fold(facts[: n + 1])
        else:
            present = workflow.apply(present, fact)
        yield present


def _compare(assignment: Assignment) -> Iterator[str]:
    events = sorted(assignment.events.all(), key=lambda e: e.seq)
    if not events:
        yield f"{assignment}:没有事件"
        return
    steps = list(presents([fact_of(e) for e in events]))
    last, stored = steps[-1], assignment.present
    for name in ("state", "duty", "due_on", "charged_on", *DERIVED):
        if getattr(last, name) != getattr(stored, name):
            yield (
                f"{assignment}:{name} 存为 {getattr(stored, name)},"
                f"按事件应为 {getattr(last, name)}"
            )
    expected = _expected(steps, [e.recorded_at for e in events])
    found = [
        {name: getattr(row, name) for name in (*standing_row(last), "since", "until")}
        for row in sorted(assignment.standings.all(), key=lambda s: s.pk)
    ]
    if expected != found:
        yield f"{assignment}:状态区间与事件不符"


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
