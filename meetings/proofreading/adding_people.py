"""People added to a meeting: one from the source, or a pasted list of names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction

from meetings import wordings
from meetings.edits import Sheet
from meetings.extraction import selection
from meetings.extraction.result import FoundPerson
from meetings.hand import take
from meetings.models import (
    Attendance,
    Edit,
    Meeting,
)
from meetings.naming import people_in_office
from meetings.rows import fit

from .adding import refuse_rejected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.contrib.auth.models import User


@transaction.atomic
def add_people(
    meeting: Meeting,
    by: User,
    text: str,
    role: str,
    start: int = 0,
    end: int | None = None,
) -> Edit:
    """Everyone whom a pasted list, or a part of a source's text, names.

    Posts are read before or after the names; a name that is there already stays.
    """
    hand = take(meeting.pk)
    sheet = Sheet()
    refuse_rejected(hand)
    rows = list(hand.meeting.attendances.all())
    known = {row.name for row in rows}
    chosen = wordings.chosen(text, hand.meeting, start, end)
    found = [
        one for one in selection.people(chosen, _role(role)) if one.name not in known
    ]
    if not found:
        raise ValidationError(
            {"names": "没有读出新的姓名。姓名之间用顿号、逗号、空格或换行分开。"}
        )
    order = max((row.order for row in rows), default=-1) + 1
    add_attendances(sheet, hand.meeting, found, order)
    return sheet.write(Edit.Verb.ADD, by, hand.meeting)


def add_attendances(
    sheet: Sheet, meeting: Meeting, people: Sequence[FoundPerson], order: int
) -> None:
    day = wordings.base_of(meeting)
    known = people_in_office((one.name, day) for one in people)
    for step, one in enumerate(people):
        sheet.make(
            Attendance(
                meeting=meeting,
                **fit(Attendance, name=one.name, post=one.post),
                role=one.role,
                person_id=known.get((one.name, day)),
                order=order + step,
            )
        )


def _role(role: str) -> Any:
    if role not in Attendance.Role.values:
        raise ValidationError({"role": "请选择身份。"})
    return role
