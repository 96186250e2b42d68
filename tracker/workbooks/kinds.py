"""汇总 on screen: meeting by meeting, or by kind where that were too much for a page.

The workbook has every meeting; a page of a year with thousands of them shows the sums,
and the meetings of one kind a page at a time.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef

from meetings.models import Meeting, MeetingKind
from tracker import boards, counting
from tracker.filters import NO_KIND
from tracker.tallies import Tally, add_up

from .looks import Weight
from .summary import SummaryRow, summarize
from .year import Year, count_of, year_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MOST, A_PAGE = 60, 50  # meetings


@dataclass(frozen=True, slots=True)
class Chosen:
    """Where only sums are shown: the kind whose meetings are too, and which page."""

    kind: str = ""
    page: int = 1
    has_next: bool = False

    @property
    def before(self) -> int:
        return self.page - 1

    @property
    def after(self) -> int:
        return self.page + 1 if self.has_next else 0


def chosen_of(query: Mapping[str, str]) -> tuple[str, int]:
    """The kind and the page of its meetings that an address asks for."""
    return query.get("kind", ""), page_of(query.get("page", ""))


def page_of(asked: str) -> int:
    """From 1; the first where something else was asked for."""
    return max(int(asked), 1) if asked.isdecimal() and len(asked) < 7 else 1


def shown(
    user: User, year: int, now: datetime.datetime, kind: str, page: int
) -> tuple[Year, Chosen | None]:
    """The figures of a year, in a fixed number of queries; None where every meeting is
    shown. page: from 1, of the meetings of `kind`."""
    few = boards.by_meeting(user, year, now.date(), newest=MOST + 1)
    if len(few) <= MOST:
        return year_of(user, year, now), None
    sums = _sums(user, year, now.date())
    plain = _meetings(user, year, now.date(), kind, page) if kind in sums else []
    rows: list[SummaryRow] = []
    for name, tally in sums.items():
        rows += plain[:A_PAGE] if name == kind else []
        rows.append(SummaryRow(Weight.SUBTOTAL, name, "小计", "", tally))
    rows.append(SummaryRow(Weight.TOTAL, "合计", "", "", add_up(sums.values())))
    departments = boards.by_department(user, year, now.date())
    chosen = Chosen(kind if plain else "", page, len(plain) > A_PAGE)
    return Year(year, now, rows, departments), chosen


def _sums(user: User, year: int, today: datetime.date) -> dict[str, Tally]:
    """By the kind's name, in the office's order; those without a kind last."""
    found: dict[int | None, Tally] = {}
    for (_, kind), tally in counting.places(user, year, today).items():
        found[kind] = add_up([found.get(kind, Tally()), tally])
    kinds = MeetingKind.objects.filter(pk__in=[pk for pk in found if pk])
    sums = {kind.name: found[kind.pk] for kind in kinds.order_by("order", "name")}
    return sums | ({NO_KIND: found[None]} if None in found else {})


def _meetings(
    user: User, year: int, today: datetime.date, kind: str, page: int
) -> list[SummaryRow]:
    """One more than a page has, where there are more."""
    own = counting.rows_of(user, year).filter(meeting=OuterRef("pk"))
    rows = Meeting.objects.filter(Exists(own))
    rows = rows.filter(kind=None) if kind == NO_KIND else rows.filter(kind__name=kind)
    order = (F("ordinal").asc(nulls_last=True), "organ", "held_on", "pk")
    start = (page - 1) * A_PAGE
    ids = list(rows.order_by(*order).values_list("pk", flat=True)[start:][: A_PAGE + 1])
    found = boards.of_meetings(user, year, today, ids)
    ordered = sorted(found, key=lambda row: ids.index(row.meeting.pk))
    return summarize(count_of(row) for row in ordered)[: len(ordered)]
