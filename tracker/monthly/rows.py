"""The course of parts, read in bulk or taken from rows that are not saved yet."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model
from django.utils import timezone

from tracker.rhythm import Interval
from tracker.states import Kind
from tracker.wholes import Phase

from .part import Course, Done, Spell, dump, marks, number

RHYTHMIC = frozenset({Interval.WEEK, Interval.MONTH})
PART = ("role", "state", "charged_on", "due_on", "claimed_on", "closed_on")
DOCKET = ("phase", "kind", "report_interval", "due_on")
SPELL = ("role", "state", "kind", "due_on", "since", "until")


def course(
    part: Any, docket: Any, spells: Sequence[Spell], acts: Sequence[Done]
) -> Course:
    """part, docket: rows with the fields of PART and DOCKET."""
    void = docket.phase == Phase.VOID
    return Course(
        void=void,
        counts=not void and docket.kind != Kind.INFORMATION,
        rhythmic=docket.report_interval in RHYTHMIC,
        role=part.role,
        state=part.state,
        charged_on=part.charged_on,
        due_on=part.due_on or docket.due_on,
        claimed_on=part.claimed_on,
        closed_on=part.closed_on,
        spells=spells,
        acts=acts,
    )


def texts(
    parts: Iterable[Any], standing: type[Model], event: type[Model], docket: Any = None
) -> dict[int, str]:
    """Part → what it adds to months, as it is kept. Two queries.

    standing, event: the models, those of a migration too. docket: of all of them, as it
    is now; none where each has its own.
    """
    rows = {part.pk: part for part in parts}
    spells: dict[int, list[Spell]] = {pk: [] for pk in rows}
    acts: dict[int, list[Done]] = {pk: [] for pk in rows}
    own: Any = standing._default_manager.filter(assignment__in=rows).order_by()
    for pk, *row in own.values_list("assignment", *SPELL):
        spells[pk].append(spell(*row))
    names = ("assignment", "verb", "happened_on", "on_behalf_of", "report__released")
    told: Any = event._default_manager.filter(assignment__in=rows, corrected_by=None)
    for pk, verb, day, behalf, released in told.order_by().values_list(*names):
        acts[pk].append(Done(verb, number(day), behalf is None, bool(released)))
    return {
        pk: dump(marks(course(part, docket or part.docket, spells[pk], acts[pk])))
        for pk, part in rows.items()
    }


def spell(
    role: str,
    state: str,
    kind: str,
    due_on: datetime.date | None,
    since: datetime.datetime,
    until: datetime.datetime | None,
) -> Spell:
    end = None if until is None else _month(until)
    return Spell(role, state, kind, due_on, _month(since), end)


def _month(moment: datetime.datetime) -> int:
    return number(timezone.localtime(moment))


def unsaved(
    docket: Any,
    parts: Sequence[Any],
    standings: Iterable[Any],
    events: Iterable[Any],
    reports: Iterable[Any],
) -> None:
    """Set `months` of parts whose rows have no keys yet; nothing of them was ever taken
    back."""
    spells: dict[int, list[Spell]] = {id(part): [] for part in parts}
    acts: dict[int, list[Done]] = {id(part): [] for part in parts}
    for row in standings:
        given = (getattr(row, name) for name in SPELL)
        spells[id(row.assignment)].append(spell(*given))
    released = {id(report.event) for report in reports if report.released}
    for row in events:
        if row.assignment is not None:
            own, told = row.on_behalf_of_id is None, id(row) in released
            done = Done(row.verb, number(row.happened_on), own, told)
            acts[id(row.assignment)].append(done)
    for part in parts:
        found = course(part, docket, spells[id(part)], acts[id(part)])
        part.months = dump(marks(found))
