"""What waits on the way from the page to the docket: sources and directives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import F
from django.urls import reverse

from meetings.models import Source, Stage
from tracker.charging import undecided
from tracker.models import Undecided

from .errand import FEW, Errand, Line

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def of_sources(user: User, mine: bool) -> Errand:
    """Those that are read and not proofread to the end, oldest first."""
    rows = Source.objects.light().with_progress().unfinished()
    rows = rows.of(user) if mine else rows
    few = [_source(row) for row in rows.order_by("added_at", "pk")[:FEW]]
    query = {"state": "open"} | ({"officer": "mine"} if mine else {})
    return Errand(
        "待校核的材料",
        rows.count() if len(few) == FEW else len(few),
        "份",
        f"{reverse('source-list')}?{urlencode(query)}",
        "录入的报纸和纪要都已校核完。",
        few,
    )


def _source(row: Any) -> Line:
    word = f"{Stage(row.stage).label},录入"
    return Line(reverse("desk", args=[row.pk]), "", str(row), word, row.added_at)


def of_directives() -> Errand:
    """Those that nobody decided on; of the longest past meetings first."""
    rows = undecided()
    held = F("meeting__held_on").asc(nulls_last=True)
    few = rows.select_related("meeting").order_by(held, "meeting", "order", "pk")
    return Errand(
        "待立项的要求",
        Undecided.objects.count(),
        "条",
        reverse("undecided"),
        "每条已确认的要求都有了决定。",
        [_directive(row) for row in few[:FEW]],
    )


def _directive(row: Any) -> Line:
    url = f"{reverse('charge', args=[row.meeting_id])}#d{row.pk}"
    return Line(url, row.meeting.title, row.heading, "开会", row.meeting.held_on)
