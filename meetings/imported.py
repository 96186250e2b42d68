"""Meetings and what they demanded, taken over from an office's old ledgers.

Many at once, so rows are written together; each meeting keeps its Edits all the same:
one that says what was imported, from where and by whom, and one that locks what is
docketed. A meeting that is there already is joined, never doubled, and what its own
record says of it stays.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from .edits import Sheet, label, plain, values_of
from .hand import take
from .models import Attendance, Directive, Edit, Meeting, MeetingKind, Reading
from .models.records import Origin, RecordState
from .naming import people_in_office
from .rows import fit

if TYPE_CHECKING:
    from django.contrib.auth.models import User

CONFIRMED = RecordState.CONFIRMED


@dataclass(slots=True, eq=False)
class Said:
    """A demand as the ledger has it. row: the directive, where it is there already, or
    once it is put down; charged: a docket is to stand on it."""

    text: str
    number: int | None = None
    speaker: str = ""
    due_words: str = ""
    due_on: datetime.date | None = None
    charged: bool = False
    row: Directive | None = None


@dataclass(slots=True, eq=False)
class Telling:
    """A meeting as the ledger tells it. row: as `Said.row`."""

    title: str
    held_on: datetime.date
    organ: str = ""
    kind: MeetingKind | None = None
    ordinal: int | None = None
    venue: str = ""
    chair: str = ""
    attendees: Sequence[str] = ()
    said: list[Said] = field(default_factory=list)
    row: Meeting | None = None

    @property
    def identity(self) -> tuple[str, int, int, int] | None:
        """Organ, kind, year and ordinal, which only one meeting can have."""
        if not self.organ or self.kind is None or self.ordinal is None:
            return None
        return self.organ, self.kind.pk, self.held_on.year, self.ordinal

    @property
    def reading_id(self) -> int:
        """Of a meeting that was read; 0 where none is."""
        return (self.row and self.row.reading_id) or 0


@dataclass(slots=True)
class Pages:
    """What a meeting's Edits say: rows that are new, proposals that stand now."""

    added: Sheet = field(default_factory=Sheet)
    confirmed: Sheet = field(default_factory=Sheet)


def candidates(told: Sequence[Telling]) -> list[Meeting]:
    """Confirmed meetings that may be one of these: of one of the days, or of the same
    organ and ordinal. One query."""
    days = {one.held_on for one in told}
    named = {one.identity for one in told} - {None}
    organs, ordinals = ({key[n] for key in named if key} for n in (0, 3))
    same = Q(organ__in=organs, ordinal__in=ordinals, kind__isnull=False)
    rows = Meeting.objects.confirmed().filter(Q(held_on__in=days) | same)
    return list(rows.select_related("kind").order_by("pk"))


def identity_of(row: Meeting) -> tuple[str, int, int, int] | None:
    if not row.organ or row.kind_id is None or row.ordinal is None:
        return None
    return row.organ, row.kind_id, row.year, row.ordinal


def put_down(told: Sequence[Telling], by: User, where: str) -> None:
    """Make the meetings and directives that are not there; call in a transaction, the
    meetings that are joined locked. where: the name of the ledger."""
    sheets = {one: Pages() for one in told}
    new = [one for one in told if one.row is None]
    for one in new:
        one.row = _meeting(one)
    Meeting.objects.bulk_create(one.row for one in new if one.row)
    for one in new:
        _note(sheets[one].added, one.row)
    _people(new, sheets)
    _directives(sheets)
    _edits(sheets, by, where)


def _note(sheet: Sheet, row: Meeting | Directive | Attendance | None) -> None:
    """The row was made, as `Sheet.make` has it."""
    assert row is not None
    sheet.after[label(row)] = values_of(row)


def _meeting(one: Telling) -> Meeting:
    return Meeting(
        title=one.title,
        held_on=one.held_on,
        year=one.held_on.year,
        organ=one.organ,
        kind=one.kind,
        ordinal=one.ordinal,
        venue=one.venue,
        state=CONFIRMED,
        origin=Origin.IMPORTED,
    )


def _people(new: Sequence[Telling], sheets: dict[Telling, Pages]) -> None:
    """Who was there, as far as the register tells of them on that day."""
    named = [(one, n, *who) for one in new for n, who in enumerate(_named(one))]
    known = people_in_office((name, one.held_on) for one, _, name, _ in named)
    rows = [
        Attendance(
            meeting=one.row,
            name=name,
            role=role,
            order=n,
            person_id=known.get((name, one.held_on)),
        )
        for one, n, name, role in named
    ]
    Attendance.objects.bulk_create(rows)
    for (one, *_), row in zip(named, rows, strict=True):
        _note(sheets[one].added, row)


def _named(one: Telling) -> list[tuple[str, str]]:
    """(name, role), each once, the chair first."""
    role = Attendance.Role
    names = [(one.chair, role.CHAIR)] if one.chair else []
    names += [(name, role.ATTEND) for name in one.attendees if name != one.chair]
    return list(dict.fromkeys(names))


def _directives(sheets: dict[Telling, Pages]) -> None:
    orders = _last_orders(sheets)
    made: list[tuple[Sheet, Directive]] = []
    for one, pages in sheets.items():
        assert one.row is not None
        order = orders.get(one.row.pk, 0)
        for said in one.said:
            if said.row is None:
                order += 1
                said.row = _directive(one.row, said, order)
                made.append((pages.added, said.row))
            elif not said.row.is_confirmed:
                pages.confirmed.change(said.row, state=CONFIRMED)
    Directive.objects.bulk_create(row for _, row in made)
    for sheet, row in made:
        _note(sheet, row)


def _last_orders(told: Iterable[Telling]) -> dict[int, int]:
    """Meeting → the order of its last directive, of those that were there."""
    pks = [one.row.pk for one in told if one.row]
    rows = Directive.objects.filter(meeting__in=pks).order_by("order")
    return dict(rows.values_list("meeting", "order"))


def _directive(meeting: Meeting, said: Said, order: int) -> Directive:
    return Directive(
        meeting=meeting,
        number=said.number,
        order=order,
        speaker=said.speaker or "会议",
        text=said.text,
        deadline_text=said.due_words,
        deadline_on=said.due_on,
        state=CONFIRMED,
        origin=Origin.IMPORTED,
    )


def _edits(sheets: dict[Telling, Pages], by: User, where: str) -> None:
    """What was added, a meeting an Edit; then what is locked."""
    sources, now = _sources(sheets), timezone.now()
    edits: list[Edit] = []
    locked: list[int] = []
    for one, pages in sheets.items():
        rows = [said.row for said in one.said if said.charged and said.row]
        free = [row for row in rows if not row.is_locked]
        locked += [row.pk for row in free]
        for verb, sheet, reason in (
            (Edit.Verb.ADD, pages.added, where),
            (Edit.Verb.CONFIRM, pages.confirmed, where),
            (Edit.Verb.LOCK, _locking(free, now), ""),
        ):
            if sheet:
                edits.append(_edit(one, verb, sheet, reason))
                edits[-1].source_id = sources.get(one.reading_id)
                edits[-1].by = by
    Edit.objects.bulk_create(edits)
    Directive.objects.filter(pk__in=locked).update(locked_at=now)


def _edit(one: Telling, verb: Edit.Verb, sheet: Sheet, where: str) -> Edit:
    reason = fit(Edit, reason=f"旧台账《{where}》" if where else "")
    return Edit(
        verb=verb, meeting=one.row, before=sheet.before, after=sheet.after, **reason
    )


def _locking(rows: Sequence[Directive], now: datetime.datetime) -> Sheet:
    """Of the directives that a docket will stand on."""
    sheet = Sheet()
    for row in rows:
        row.locked_at = now
        sheet.before[label(row)] = {"locked_at": None}
        sheet.after[label(row)] = {"locked_at": plain(now)}
    return sheet


def _sources(told: Iterable[Telling]) -> dict[int, int]:
    """Reading → source, of meetings that were read."""
    readings = Reading.objects.filter(pk__in=[one.reading_id for one in told])
    return dict(readings.values_list("pk", "source"))


def withdraw(meeting_id: int, said: Collection[int], by: User, reason: str) -> bool:
    """The import was a mistake: these directives of its own are 不采用, and free of the
    lock; so is the meeting where the import made it and nothing else stands. Whether it
    is."""
    hand, sheet = take(meeting_id), Sheet()
    rows = [one for one in hand.rows.values() if one.is_confirmed]
    own = [one for one in rows if one.origin == Origin.IMPORTED]
    rest = [one for one in rows if one.pk not in said]
    ends = hand.meeting.origin == Origin.IMPORTED and all(
        one in own and not one.is_locked for one in rest
    )
    if ends:
        sheet.change(hand.meeting, state=RecordState.REJECTED)
    for one in own:
        if ends or one.pk in said:
            sheet.change(one, state=RecordState.REJECTED, locked_at=None)
    if sheet:
        sheet.write(Edit.Verb.REJECT, by, hand.meeting, reason)
    return ends
