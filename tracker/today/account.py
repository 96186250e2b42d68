"""What waits in the year's account: objections to answer, 加减分 to decide on."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.urls import reverse

from tracker.models import Merit, Objection, Settlement
from tracker.permissions import roles_of
from tracker.roles import SENIOR

from .errand import FEW, Errand, Line

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def of_objections(user: User) -> list[Errand]:
    """One a version that has any, oldest first; the whole office's."""
    rows = Objection.objects.visible_to(user).open().defer("reason")
    rows = rows.select_related("settlement").order_by("settlement", "recorded_at", "pk")
    return [
        _objections(made, list(own))
        for made, own in groupby(rows, lambda row: row.settlement)
    ]


def _objections(made: Settlement, rows: list[Objection]) -> Errand:
    return Errand(
        f"申诉待答({made.year} 年)",
        len(rows),
        "条",
        f"{made.get_absolute_url()}?objections=open",
        "申诉都已答复。",
        [_objection(row) for row in rows[:FEW]],
    )


def _objection(row: Objection) -> Line:
    about = row.line.get("words") or "漏计或总分"
    url = reverse("objection-answer", args=[row.pk])
    return Line(url, row.body, about, "提出", row.recorded_at)


def of_merits(user: User) -> list[Errand]:
    """One a year that has any, for those who decide; oldest first."""
    if not roles_of(user) & SENIOR:
        return []
    rows = Merit.objects.visible_to(user).waiting().select_related("department")
    ordered = rows.order_by("year", "recorded_at", "pk")
    return [
        _merits(year, list(own)) for year, own in groupby(ordered, lambda row: row.year)
    ]


def _merits(year: int, rows: list[Merit]) -> Errand:
    url = f"{reverse('merit-list', args=[year])}?state={Merit.State.PROPOSED}"
    few = [_merit(row) for row in rows[:FEW]]
    return Errand(f"加减分待审({year} 年)", len(rows), "条", url, "都已审核。", few)


def _merit(row: Merit) -> Line:
    url = reverse("merit-decide", args=[row.pk])
    return Line(url, row.department.name, str(row), "提出", row.recorded_at)
