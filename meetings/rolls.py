"""Whole lists that a form saves at once: bodies of a directive, people of a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from .edits import Sheet
from .models import Attendance, Directive, Meeting, Mention
from .naming import people_in_office


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
            values["person_id"] = known.get(one.name)
        if old is not None:
            sheet.change(old, **values)
        else:
            sheet.make(Attendance(meeting=meeting, **values))


def _known(meeting: Meeting, people: Sequence[Presence]) -> dict[str, int]:
    if meeting.held_on is None:
        return {}
    found = people_in_office((one.name, meeting.held_on) for one in people)
    return {name: pk for (name, _), pk in found.items()}
