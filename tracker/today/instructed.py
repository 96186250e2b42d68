"""Leaders' instructions that wait for an answer, on meetings too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from tracker.models import Instruction

from .errand import FEW, Errand, Line

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def of_instructions(user: User) -> Errand:
    """Oldest first; the whole office's, whoever keeps the docket."""
    rows = Instruction.objects.open().concerning(user)
    few = rows.order_by("given_on", "pk").for_list()[:FEW]
    url = f"{reverse('instruction-list')}?state=open"
    return Errand(
        "批示待复",
        rows.count(),
        "条",
        url,
        "领导的批示都已办复。",
        [_line(row, url) for row in few],
    )


def _line(row: Any, url: str) -> Line:
    return Line(f"{url}#n{row.pk}", row.leader_name, row.text, "批示", row.given_on)
