"""Which person of the register somebody present is: by the officer who knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from meetings.edits import Sheet
from meetings.hand import take_all
from meetings.models import Attendance, Edit, Person
from meetings.refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

GONE = "名单已经改过,这一位不在其中了,请刷新页面。"


@dataclass(frozen=True, slots=True)
class Identified:
    """also: how many others of that name in the source followed."""

    edit: Edit | None
    also: int = 0

    def __str__(self) -> str:
        more = f"这份材料里另有 {self.also} 处同名的一并认定。" if self.also else ""
        return f"已认定。{more}"


@transaction.atomic
def identify(
    attendance: Attendance, by: User, person: Person | None, seen: int | None = None
) -> Identified:
    """It is this person, or nobody of the register; so are those of the same name in
    the source whom nobody decided on. One Edit; its undo takes back all of it."""
    rows = _same_named(attendance)
    hands = take_all({row.meeting_id for row in rows} | {attendance.meeting_id})
    hand = hands[attendance.meeting_id]
    hand.refuse_stale(seen, [hand.meeting], None)
    if attendance.pk not in {row.pk for row in rows}:
        raise Refused(GONE)
    sheet, also, touched = Sheet(), 0, [hand.meeting]
    for row in rows:
        waits = row.person_id is None and not row.unlisted
        if row.pk == attendance.pk or waits:
            also += row.pk != attendance.pk
            touched.append(hands[row.meeting_id].meeting)
            values = {"person_id": person.pk if person else None}
            sheet.change(row, **values, unlisted=person is None)
    if not sheet:
        return Identified(None)
    for meeting in touched:
        sheet.about(meeting)
    edit = sheet.write(Edit.Verb.RESOLVE, by, hand.meeting, others=touched)
    return Identified(edit, also)


def _same_named(attendance: Attendance) -> list[Attendance]:
    """It and those of the same printed name in meetings of the same source."""
    here, reading = Q(pk=attendance.pk), attendance.meeting.reading
    if reading is not None:
        of_source = Q(meeting__reading__source=reading.source_id)
        here |= of_source & Q(name=attendance.name)
    return list(Attendance.objects.filter(here).order_by("pk"))
