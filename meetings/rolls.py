"""Whole lists that a form saves at once: bodies of a directive, people of a meeting."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from .edits import Sheet
from .models import Attendance, Directive, Meeting, Mention
from .naming import Official, officials, people_in_office
from .wordings import base_of


@dataclass(frozen=True, slots=True)
class Body:
    """A body as it shall be; pk: the mention that it was, None for a new one."""

    name: str
    role: str = Mention.Role.LEAD
    department_id: int | None = None
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """Someone present as it shall be; pk: the attendance that it was."""

    name: str
    post: str = ""
    role: str = Attendance.Role.ATTEND
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """Someone present, whom the register holds as that, and who else it may be."""

    row: Attendance
    known: Official | None
    others: list[Official]

    @property
    def unclear(self) -> bool:
        waits = self.known is None and not self.row.unlisted
        return waits and sum(bool(one.posts) for one in self.others) > 1


def roll(meeting: Meeting, day: datetime.date) -> list[Seat]:
    """Everybody at the meeting, first those of whom an officer must say who it is."""
    rows = list(meeting.attendances.all())
    of_name: dict[str, list[Official]] = {}
    of_id: dict[int, Official] = {}
    for one in officials(day, rows):
        of_name.setdefault(one.person.name, []).append(one)
        of_id[one.person.pk] = one
    seats = []
    for row in rows:
        known = of_id.get(row.person_id or 0)
        same = of_name.get(row.name, [])
        seats.append(Seat(row, known, [one for one in same if one != known]))
    return sorted(seats, key=lambda seat: not seat.unclear)


def set_bodies(sheet: Sheet, directive: Directive, bodies: Sequence[Body]) -> None:
    """Make the mentions what `bodies` says: those left out go, new ones come."""
    names = [body.name for body in bodies]
    if len(set(names)) < len(names):
        raise ValidationError("同一个单位填了两次,请删去一个。")
    rows = {row.pk: row for row in directive.mentions.all()}
    kept = _match(rows, bodies)
    for pk, row in rows.items():
        if pk not in kept.values():
            sheet.remove(row)
    for order, body in enumerate(bodies):
        values = {
            "name": body.name,
            "role": body.role,
            "department_id": body.department_id,
            "order": order,
        }
        if order in kept:
            sheet.change(rows[kept[order]], **values)
        else:
            sheet.make(Mention(directive=directive, **values))


def _match(rows: dict[int, Mention], bodies: Sequence[Body]) -> dict[int, int]:
    """Which row each body continues: of its name, else the one it was.

    The name goes first, so that two bodies that change names meet no constraint.
    """
    by_name = {row.name: pk for pk, row in rows.items()}
    kept = {n: by_name[b.name] for n, b in enumerate(bodies) if b.name in by_name}
    for n, body in enumerate(bodies):
        if n not in kept and body.pk in rows and body.pk not in kept.values():
            kept[n] = body.pk
    return kept


def set_people(sheet: Sheet, meeting: Meeting, people: Sequence[Presence]) -> None:
    """Make the attendances what `people` says, in that order."""
    rows = {row.pk: row for row in meeting.attendances.all()}
    wanted = {one.pk for one in people}
    for pk, row in rows.items():
        if pk not in wanted:
            sheet.remove(row)
    known = _known(meeting, people)
    for order, one in enumerate(people):
        values = {
            "name": one.name,
            "post": one.post,
            "role": one.role,
            "order": order,
        }
        old = rows.get(one.pk or 0)
        if old is None or old.name != one.name:
            values |= {"person_id": known.get(one.name), "unlisted": False}
        if old is not None:
            sheet.change(old, **values)
        else:
            sheet.make(Attendance(meeting=meeting, **values))


def _known(meeting: Meeting, people: Sequence[Presence]) -> dict[str, int]:
    day = base_of(meeting)
    found = people_in_office((one.name, day) for one in people)
    return {name: pk for (name, _), pk in found.items()}


def follow_day(sheet: Sheet, meeting: Meeting, before: datetime.date) -> None:
    """The day changed: those whom the day before told are matched anew.

    Whom an officer named stays.
    """
    after = base_of(meeting)
    if after == before:
        return
    rows = list(meeting.attendances.filter(unlisted=False))
    known = people_in_office((row.name, day) for row in rows for day in (before, after))
    for row in rows:
        if row.person_id == known.get((row.name, before)):
            sheet.change(row, person_id=known.get((row.name, after)))
