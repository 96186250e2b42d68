"""The lists of assignments that wait for the office, by the words of `todo`."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import F
from django.urls import reverse

from tracker import todo
from tracker.models import Assignment

from .errand import FEW, Errand, Line

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# key of todo.LISTS → (what happened, the day it happened on)
SINCE = {
    "verify": ("申请办结", "claimed_on"),
    "refused": ("退签", "standings__since"),
    "extension": ("申请延至", "asked_until"),
    "close": ("核查通过", "verified_on"),
    "urge": ("时限", "goes_due"),
    "report": ("应报", "next_report_due"),
    "slip": ("催办", "last_urged_on"),
    "sign": ("交办", "charged_on"),
    "release": ("交办", "charged_on"),
}


def of_parts(user: User, tab: todo.Tab, today: datetime.date, mine: bool) -> Errand:
    """One list, as `todo.tabs` counted it; asks for its few rows when there are any."""
    query = {"todo": tab.key} | ({"officer": str(user.pk)} if mine else {})
    return Errand(
        tab.word,
        tab.count,
        "件次",
        f"{reverse('assignment-list')}?{urlencode(query)}",
        todo.LISTS[tab.key][1],
        _lines(user, tab.key, today, mine) if tab.count else [],
    )


def _lines(user: User, key: str, today: datetime.date, mine: bool) -> list[Line]:
    word, day = SINCE[key]
    rows = todo.of(user, mine).waiting_for(key, today)
    if day.startswith("standings"):
        rows = rows.filter(standings__until=None)
    # Which they are is asked first: what they tell is not looked up for all.
    rows = rows.annotate(day=F(day)).order_by("day", "pk")
    few = list(rows.values_list("pk", F("day"))[:FEW])
    told = Assignment.objects.select_related("docket", "department")
    found = told.in_bulk([pk for pk, _ in few])
    return [_line(found[pk], word, since) for pk, since in few]


def _line(row: Assignment, word: str, since: Any) -> Line:
    url = reverse("assignment", args=[row.pk])
    return Line(url, row.department.name, row.docket.title, word, since)
