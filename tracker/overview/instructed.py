"""Instructions that wait: a leader's own, or all for the office."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from meetings.models import Department
from tracker import past, past_instructions
from tracker.models import Instruction
from tracker.permissions import roles_of
from tracker.roles import Role

from .call import Call, Line
from .scope import Scope

if TYPE_CHECKING:
    from tracker.models.instructions import InstructionQuerySet

SHOWN = 3
OFFICE = "督查室"  # answers what is written on a meeting


def instructed(scope: Scope) -> Call:
    """The oldest first, now or on a past day. Three queries where any waits."""
    rows = _waiting(scope)
    count = rows.count()
    few = list(rows.order_by("given_on", "pk").for_list()[:SHOWN]) if count else []
    bodies = {row.pk: _body(row, scope) for row in few}
    found = Department.objects.filter(pk__in={pk for pk in bodies.values() if pk})
    names = dict(found.values_list("pk", "name")) if few else {}
    lines = [
        Line(
            _where(row, past.query(scope.on)),
            names.get(bodies[row.pk] or 0, OFFICE),
            row.text,
            _since((scope.day - row.given_on).days),
        )
        for row in few
    ]
    own = Role.LEADER in roles_of(scope.user)
    query = {"state": "open", **({"mine": "yes"} if own else {})}
    query |= {"on": scope.on.isoformat()} if scope.on else {}
    href = f"{reverse('instruction-list')}?{urlencode(query)}"
    word = "我的批示待复" if own else "批示待复"
    return Call("", word, "没有标明已办复", count, href, lines)


def _waiting(scope: Scope) -> InstructionQuerySet:
    if scope.on is None:
        return Instruction.objects.open().concerning(scope.user)
    rows = past_instructions.given(Instruction.objects.all(), scope.on)
    rows = past_instructions.in_state(rows, "open", scope.on)
    return rows.concerning(scope.user)


def _body(row: Instruction, scope: Scope) -> int | None:
    body: int | None = row.body_id if scope.on is None else vars(row)["body_then"]
    return body


def _where(row: Instruction, day: str) -> str:
    if row.of_docket:
        return f"{row.of_docket.get_absolute_url()}{day}#n{row.pk}"
    return reverse("meeting-progress", args=[row.meeting_id]) + day


def _since(days: int) -> str:
    return f"已等 {days} 天" if days else "今天"
