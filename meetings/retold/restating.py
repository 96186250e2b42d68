"""重申: a directive that says what an earlier meeting's said (design §4.8).

The link is stored and offered at the desk; charging decides whether it joins the
earlier docket, so that departments report once.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from meetings.edits import Sheet
from meetings.hand import take
from meetings.models import (
    Directive,
    Edit,
    Meeting,
    Reading,
    Restatement,
    Twin,
    Verdict,
)
from meetings.models.records import RecordState

from .likeness import said_before

if TYPE_CHECKING:
    from django.contrib.auth.models import User

BACK = datetime.timedelta(days=730)  # how long an earlier directive is remembered
FORMULA = 5  # said at that many earlier meetings it is a formula, and restates nothing

Earlier = tuple[int, int, datetime.date]  # id, meeting, day held


def suggest(reading: Reading) -> list[Restatement]:
    """Store for each directive of a reading the earlier one that it says again, if any.

    The latest earlier meeting that says it counts, so that links form a chain. Two
    queries; the earlier texts are read once and not kept.
    """
    rows = Directive.objects.filter(reading=reading).select_related("meeting")
    new = {row.pk: row for row in rows}
    places: dict[int, Earlier] = {}
    found: dict[int, list[tuple[Earlier, float]]] = defaultdict(list)
    texts = {pk: row.text for pk, row in new.items()}
    same = _twins(reading)
    for pk, before, score in said_before(texts, _texts(new.values(), places)):
        place = places[before]
        own = new[pk].meeting
        later = own.held_on is not None and place[2] < own.held_on
        if later and (own.pk, place[1]) not in same:
            found[pk].append((place, score))
    made = [
        Restatement(directive=new[pk], earlier_id=best[0][0], score=round(best[1], 3))
        for pk, hits in found.items()
        if len({place[1] for place, _ in hits}) < FORMULA
        for best in [max(hits, key=lambda hit: (hit[0][2], hit[1]))]
    ]
    return Restatement.objects.bulk_create(made, ignore_conflicts=True)


def _texts(
    new: Iterable[Directive], places: dict[int, Earlier]
) -> Iterator[tuple[int, str]]:
    """(id, text) of what was said in the two years before, and where, in `places`."""
    days = [row.meeting.held_on for row in new if row.meeting.held_on]
    if not days:
        return
    rows = Directive.objects.filter(
        meeting__held_on__gte=min(days) - BACK, meeting__held_on__lt=max(days)
    ).exclude(Q(state=RecordState.REJECTED) | Q(meeting__state=RecordState.REJECTED))
    for pk, meeting, day, text in rows.values_list(
        "pk", "meeting_id", "meeting__held_on", "text"
    ).iterator():
        if day is not None:
            places[pk] = (pk, meeting, day)
            yield pk, text


def _twins(reading: Reading) -> set[tuple[int, int]]:
    """The same meeting told twice says nothing again."""
    rows = Twin.objects.filter(meeting__reading=reading)
    return set(rows.values_list("meeting_id", "other_id"))


@transaction.atomic
def judge(link: Restatement, by: User, verdict: Verdict) -> Edit | None:
    """Say that it is a 重申, or that it is not; None where that was said already."""
    hand = take(link.directive.meeting_id)
    row, sheet = hand.row(link.directive), Sheet()
    hand.refuse_locked(row)
    link.refresh_from_db()
    sheet.about(row)
    sheet.change(link, state=verdict)
    verb = Edit.Verb.LINK if verdict == Verdict.KEPT else Edit.Verb.PART
    return sheet.write(verb, by, hand.meeting) if sheet else None


def of(meetings: Iterable[Meeting]) -> dict[int, Restatement]:
    """Directive id → what it says again, suggested or kept. One query."""
    rows = Restatement.objects.shown().filter(directive__meeting__in=list(meetings))
    return {row.directive_id: row for row in rows}


def later(meetings: Iterable[Meeting]) -> dict[int, list[Restatement]]:
    """Directive id → where it was said again, kept ones alone. One query."""
    found: dict[int, list[Restatement]] = defaultdict(list)
    rows = Restatement.objects.kept().filter(earlier__meeting__in=list(meetings))
    for row in rows.order_by("directive__meeting__held_on"):
        found[row.earlier_id].append(row)
    return found
