"""Instructions as pages show them: in full, with replies, and what a reader may do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q

from .models import Assignment, Instruction
from .permissions import is_officer, roles_of
from .revoking import may_revoke
from .roles import DEPARTMENT, OFFICE

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .models.instructions import InstructionQuerySet


def cards(rows: InstructionQuerySet, user: User) -> list[Instruction]:
    """Those that this user may read, with buttons; call with an ordered queryset."""
    return fitted(list(rows.visible_to(user).for_list()), user)


def fitted(found: list[Instruction], user: User) -> list[Instruction]:
    """Each with what this user may do to it; rows of `for_list`."""
    for row in found:
        row.may_reply = row.is_open and _answers(row, user)
        told = [reply for reply in row.replies.all() if reply.revoked_at is None]
        of_meeting = row.meeting_id is not None
        row.may_revoke = of_meeting and not told and may_revoke(row, user)
        for reply in row.replies.all():
            reply.may_revoke = of_meeting and may_revoke(reply, user)
    return found


def attach(parts: Iterable[Assignment]) -> None:
    """Give each part what waits for its answer, the oldest first. One query."""
    waiting: dict[int, list[Instruction]] = {part.pk: [] for part in parts}
    rows = Instruction.objects.open().filter(Q(part_id__in=waiting))
    for row in rows.order_by("given_on", "pk"):
        if row.part_id is not None:
            waiting[row.part_id].append(row)
    for part in parts:
        part.waiting = waiting[part.pk]


def _answers(row: Instruction, user: User) -> bool:
    if row.meeting_id is not None:
        return is_officer(user)
    return bool(roles_of(user, row.body_id) & (DEPARTMENT | OFFICE))
