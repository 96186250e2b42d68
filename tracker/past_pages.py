"""Which pages can show a past day (?on=), and what the others say when asked for one.

A page in none of these tables is of the present and no board: a desk, a form.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from . import past

# Show the day, print it, and keep it in what they lead to.
KEEPS = frozenset(
    {
        "assignment-list",
        "assignment-workbook",
        "board",
        "board-departments",
        "board-meetings",
        "docket-list",
        "docket-workbook",
        "instruction-list",
        "matrix",
        "matrix-month",
        "meeting-matrix",
        "meeting-progress",
        "month-evidence",
        "trends",
    }
)
# Are of a month, a bulletin or a version of an account: their address says which.
OF_A_TIME = frozenset(
    {
        "bulletin",
        "bulletin-draft",
        "bulletin-list",
        "burden",
        "burden-department",
        "department-score",
        "digest",
        "month",
        "month-lines",
        "month-list",
        "settlement",
        "settlement-bands",
        "settlement-difference",
        "settlement-list",
        "settlement-year",
    }
)
# Boards and lists that are of the present.
OF_TODAY = frozenset(
    {
        "department",
        "inspection-list",
        "meeting-list",
        "notice-list",
        "relay-detail",
        "relay-list",
        "search",
        "task-force",
        "task-force-list",
        "today",
        "undecided",
        "year",
    }
)
MONTHLY = "这一页按它自己的日期统计,没有 {} 的。"
PRESENT = "这一页只有现在的情况,不是 {} 的。"


def shown_on(request: Any) -> datetime.date | None:
    """The past day that the page of this request shows; None for now."""
    return _asked(request) if _name(request) in KEEPS else None


def excuse(request: HttpRequest) -> str:
    """What a page says that was asked for a past day and cannot show one; "" for all
    that was asked for none."""
    day, name = _asked(request), _name(request)
    if day is None or name in KEEPS or name == "":
        return ""
    words = MONTHLY if name in OF_A_TIME else PRESENT
    return words.format(f"{day:%Y-%m-%d}")


def _asked(request: Any) -> datetime.date | None:
    asked = request.GET.get("on", "")
    return past.asked(asked, timezone.localdate())[0] if asked else None


def _name(request: Any) -> str:
    match = getattr(request, "resolver_match", None)
    return (match.url_name if match else "") or ""
