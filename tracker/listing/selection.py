"""Which rows of the list a bulk act is asked for: the ticked ones, those of the page
that was shown, or all that the filter finds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from meetings.paging import MOST as COUNTED
from tracker import bulk
from tracker.bulk_forms import picked

from .assignments import ASSIGNMENTS, fetch, start
from .columns import Set
from .listing import Shown

if TYPE_CHECKING:
    from django.http import HttpRequest, QueryDict

    from tracker.models import Assignment

PICKED, PAGE = "picked", "page"  # values of ?of=; all that is found is the third


@dataclass(frozen=True, slots=True)
class Selection:
    """rows: in the list's order, at most `bulk.MOST`. moved: ids of those on whose
    docket somebody acted since the list was shown. found: how many there are; was: how
    many there were when the list was shown, where that differs.
    """

    rows: list[Assignment]
    found: int
    moved: set[int] = field(default_factory=set)
    was: int | None = None

    @property
    def more(self) -> int:
        return max(0, self.found - len(self.rows))

    @property
    def is_cut(self) -> bool:
        """Whether counting stopped before the end."""
        return self.found > COUNTED


def select(shown: Shown) -> Selection:
    if shown.request.GET.get("of") in (PICKED, PAGE):
        return _named(shown.request)
    found = shown.rows.bounded(COUNTED)
    was = shown.request.GET.get("total", "")
    differs = was.isdecimal() and int(was) != found
    return Selection(
        shown.rows.part(0, bulk.MOST), found, was=int(was) if differs else None
    )


def _named(request: HttpRequest) -> Selection:
    """Those that the address names, whatever the filter finds by now."""
    seen = _seen(request.GET)
    rows = fetch(start(request.user), Set.OFFICE)  # type: ignore[arg-type]
    by_pk = {row.pk: row for row in rows.filter(pk__in=list(seen)[: bulk.MOST])}
    found = [by_pk[pk] for pk in seen if pk in by_pk]
    moved = {row.pk for row in found if row.docket.last_seq != seen[row.pk]}
    return Selection(found, max(len(seen), len(found)), moved)


def _seen(asked: QueryDict) -> dict[int, int]:
    """Part → seq of its docket as the list showed it."""
    if asked.get("of") == PAGE:
        return picked(asked.get("shown", "").split(","))
    return picked(asked.getlist("pick"))


def selection(request: HttpRequest) -> tuple[Shown, Selection]:
    shown = Shown(ASSIGNMENTS, request)
    return shown, select(shown)
