"""Instructions that wait: a leader's own, or all for the office."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from meetings.models import Department
from tracker.models import Instruction
from tracker.permissions import roles_of
from tracker.roles import Role

from .call import Call, Line

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SHOWN = 3
OFFICE = "督查室"  # answers what is written on a meeting


def instructed(user: User, today: datetime.date) -> Call:
    """The oldest first. Three queries where any waits."""
    rows = Instruction.objects.open().concerning(user)
    count = rows.count()
    few = list(rows.order_by("given_on", "pk").for_list()[:SHOWN]) if count else []
    names = dict(
        Department.objects.filter(
            pk__in=[row.body_id for row in few if row.body_id]
        ).values_list("pk", "name")
        if few
        else ()
    )
    lines = [
        Line(
            _where(row),
            names.get(row.body_id or 0, OFFICE),
            row.text,
            _since((today - row.given_on).days),
        )
        for row in few
    ]
    own = Role.LEADER in roles_of(user)
    query = {"state": "open", **({"mine": "yes"} if own else {})}
    href = f"{reverse('instruction-list')}?{urlencode(query)}"
    word = "我的批示待复" if own else "批示待复"
    return Call("", word, "没有标明已办复", count, href, lines)


def _where(row: Instruction) -> str:
    if row.of_docket:
        return f"{row.of_docket.get_absolute_url()}#n{row.pk}"
    return reverse("meeting-progress", args=[row.meeting_id])


def _since(days: int) -> str:
    return f"已等 {days} 天" if days else "今天"
