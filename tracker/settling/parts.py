"""Each department's parts with what is known of them at a cut-off, read in pieces.

Department by department and some hundred parts at a time: a year of any size takes the
memory of one piece.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from operator import attrgetter

from django.db.models import Exists, OuterRef, Q

from tracker import folding, workflow
from tracker.facts import Fact, Present
from tracker.models import Assignment, Event, Inspection, Notice
from tracker.models.assignments import AssignmentQuerySet
from tracker.obligations import Calendar, Obligation, walk
from tracker.recording import facts_from
from tracker.states import Verb

PIECE = 500  # parts
# Of an event; to build these for half a million events takes longer than to score them.
UNREAD = ("before", "actor_name", "actor_role", "channel", "caller", "batch")


@dataclass(frozen=True, slots=True)
class Known:
    """What counts as known: what happened by the end of the cut-off, and was recorded
    by the event `last`; None: all that is recorded now."""

    cutoff: datetime.date
    calendar: Calendar
    last: int | None = None

    def events(self) -> Q:
        return Q() if self.last is None else Q(pk__lte=self.last)

    def facts(self, events: Iterable[Event], part: int) -> list[Fact]:
        """Of one part, in order; what was 更正 and what came after are left out."""
        found = folding.effective(facts_from(events, part))
        found = [fact for fact in found if fact.happened_on <= self.cutoff]
        return found if found and found[0].verb == Verb.CHARGE else []


@dataclass(slots=True)
class Part:
    """facts: as `Known.facts`. owed: every report. own: its own events by seq.
    notices: event → (tone, form, words). found: inspections that did not find it as
    reported."""

    row: Assignment
    facts: list[Fact]
    present: Present
    owed: list[Obligation]
    own: dict[int, Event]
    notices: dict[int, tuple[str, str, str]] = field(default_factory=dict)
    found: list[Inspection] = field(default_factory=list)


def parts(year: int, known: Known) -> Iterator[Part]:
    """Those that may have to do with the year, by department in protocol order."""
    rows = concerning(year, known.cutoff).select_related("docket")
    order = ("department__order", "department_id", "pk")
    ordered = rows.order_by(*order).iterator(chunk_size=PIECE)
    while piece := list(islice(ordered, PIECE)):
        yield from read(piece, known)


def concerning(year: int, cutoff: datetime.date) -> AssignmentQuerySet:
    """Charged by the cut-off; not what ended in an earlier year and is due in none."""
    start = datetime.date(year, 1, 1)
    later = Event.objects.filter(docket=OuterRef("docket"), happened_on__gte=start)
    due = Q(due_on__gte=start) | Q(due_on=None, docket__due_on__gte=start)
    alive = Q(state__in=workflow.OPEN) | due | Exists(later)
    return Assignment.objects.charged().filter(alive, charged_on__lte=cutoff)


def read(rows: Sequence[Assignment], known: Known) -> Iterator[Part]:
    """Three queries, whatever the number of rows. The docket is on each."""
    ids = [row.pk for row in rows]
    events = _events(rows, ids, known)
    notices = {
        event: (tone, form, f"{word} {code}".strip())
        for event, tone, form, word, code in Notice.objects.filter(
            assignment__in=ids
        ).values_list("event", "tone", "form", "word", "code")
    }
    found = _inspections(ids, known)
    for row in rows:
        told = events.get(row.docket_id, [])
        facts = known.facts(told, row.pk)
        if facts:
            own = {one.seq: one for one in told if one.assignment_id == row.pk}
            now, owed = walk(facts, known.calendar, known.cutoff)
            mine = found.get(row.pk, [])
            yield Part(row, facts, now, owed, own, notices, mine)


def _events(
    rows: Sequence[Assignment], ids: Sequence[int], known: Known
) -> dict[int, list[Event]]:
    """By docket and in order: those of these parts, and of whole dockets."""
    mine = Q(assignment__in=ids) | Q(whole=True)
    dockets = {row.docket_id for row in rows}
    found = Event.objects.filter(mine, known.events(), docket__in=dockets)
    found = found.select_related("corrects").defer(*UNREAD)
    found = found.order_by("docket_id", "seq")
    by_docket = groupby(found.iterator(), attrgetter("docket_id"))
    return {docket: list(events) for docket, events in by_docket}


def _inspections(ids: Sequence[int], known: Known) -> dict[int, list[Inspection]]:
    """By part: 不属实 and 部分属实; one that names no part speaks of the lead's."""
    rows = Inspection.objects.standing().exclude(result=Inspection.Result.TRUE)
    rows = rows.filter(on__lte=known.cutoff)
    if known.last is not None:
        rows = rows.filter(event__lte=known.last)
    found: dict[int, list[Inspection]] = {}
    for row in rows.filter(parts__in=ids).distinct().prefetch_related("parts"):
        for part in row.parts.all():
            found.setdefault(part.pk, []).append(row)
    leads = Q(docket__assignments__in=ids, docket__assignments__role="lead")
    silent = rows.filter(leads, parts=None).distinct()
    for row in silent.prefetch_related("docket__assignments"):
        lead = row.docket.lead
        if lead is not None:
            found.setdefault(lead.pk, []).append(row)
    return found
