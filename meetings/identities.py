"""A meeting that is two at once (…会议暨…第九次会议): which of them it counts as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .models import Edit, Meeting, MeetingKind
from .proofreading import change_meeting
from .refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def pick(meeting: Meeting, by: User, number: int) -> Edit | None:
    """Take organ, kind and ordinal of the reading that the officer picked."""
    read = meeting.reading.result["meetings"] if meeting.reading else []
    choices = [one["identities"] for one in read if one["key"] == meeting.key]
    if not choices or number >= len(choices[0]):
        raise Refused("没有这个选项,请刷新页面。")
    organ, kind, ordinal = choices[0][number]
    row = MeetingKind.objects.get_or_create(name=kind)[0] if kind else None
    values = {"organ": organ or "", "kind": row, "ordinal": ordinal}
    return change_meeting(meeting, by, values)
