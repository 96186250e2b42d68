"""Pages of lists that stay cheap however long the list is.

A total is counted up to a bound and then said to be more; pages end at that bound. The
ids of one page are found first, so that only its rows are fetched whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

MOST = 10_000  # rows that are counted and can be turned to


def bounded(rows: QuerySet[Any], most: int) -> int:
    """How many rows; most + 1 for any more than that."""
    return rows.order_by().values("pk")[: most + 1].count()


def _whole(run: QuerySet[Any], pks: list[Any]) -> list[Any]:
    """The rows of these keys in their order, with what `run` annotates and relates.

    They were found by its filters, which are left out: a database might go by one of
    them again, through all rows of a year, where it should look up fifty.
    """
    rows = run.order_by()
    rows.query.clear_where()
    by_pk = {row.pk: row for row in rows.filter(pk__in=pks)}
    return [by_pk[pk] for pk in pks if pk in by_pk]


class Chain:
    """Querysets one after another as one list, each in its own order.

    whole: all of their rows in any order, where there are several.
    """

    def __init__(
        self, *runs: QuerySet[Any], whole: QuerySet[Any] | None = None
    ) -> None:
        self.runs = runs
        self.whole = runs[0] if whole is None else whole

    def map(self, change: Callable[[Any], QuerySet[Any]]) -> Chain:
        return Chain(*map(change, self.runs), whole=self.whole)

    def bounded(self, most: int) -> int:
        return bounded(self.whole, most)

    def part(self, bottom: int, top: int) -> list[Any]:
        found: list[Any] = []
        for run in self.runs:
            pks = list(run.values_list("pk", flat=True)[bottom:top])
            found += _whole(run, pks) if pks else ()
            if len(pks) == top - bottom:
                break
            before = bottom + len(pks) if pks or not bottom else bounded(run, bottom)
            bottom, top = max(0, bottom - before), top - before
        return found

    def iterator(self, most: int, chunk: int = 1000) -> Iterator[Any]:
        """The first rows, never all of them in memory."""
        for run in self.runs:
            for row in run[:most].iterator(chunk_size=chunk):
                yield row
                most -= 1
            if most <= 0:
                return


class Pages(Paginator[Any]):
    """shown: the total in words; cut: whether there is more than is paged through."""

    def __init__(self, rows: Chain, per_page: int) -> None:
        listed: Any = rows
        super().__init__(listed, per_page)
        self.rows = rows

    @cached_property
    def found(self) -> int:
        return self.rows.bounded(MOST)

    @cached_property
    def count(self) -> int:
        return min(self.found, MOST)

    @property
    def cut(self) -> bool:
        return self.found > MOST

    @property
    def shown(self) -> str:
        return f"{MOST:,}+" if self.cut else f"{self.count:,}"

    def page(self, number: int | str) -> Page[Any]:
        number = self.validate_number(number)
        bottom = (number - 1) * self.per_page
        top = min(bottom + self.per_page, self.count)
        part = self.rows.part(bottom, top) if top > bottom else []
        return Page(part, number, self)


def page_of(rows: QuerySet[Any] | Chain, size: int, request: HttpRequest) -> Page[Any]:
    """The page that ?page= asks for, the nearest one there is."""
    chain = rows if isinstance(rows, Chain) else Chain(rows)
    return Pages(chain, size).get_page(request.GET.get("page"))
