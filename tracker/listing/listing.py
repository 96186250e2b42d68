"""One list, and what of it an address asks for: the page, the sheet and a bulk act
show the same rows in the same order.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from django.db.models import F
from django.http import HttpRequest, QueryDict

from meetings.paging import Chain
from meetings.templatetags.display import filter_words

from .columns import Listed, Set, chosen_set

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Asked = Mapping[str, Any]  # what the filter's form was told
Order = Callable[[Any, Asked], Chain]
# Of an address, what says nothing of which rows there are.
BESIDE = ("page", "sort", "columns", "do", "of", "pick", "shown", "total")


@dataclass(frozen=True, kw_only=True)
class Listing:
    """start: what a user may see; fetch: with what a set of columns shows; first: the
    order without ?sort=; orders: those that are more than fields of a row."""

    key: str
    address: str
    title: str
    unit: str
    columns: tuple[Listed, ...]
    filter: Any
    start: Callable[[Any], Any]
    fetch: Callable[[Any, Set], Any]
    first: Order
    first_words: str
    then: str  # what its rows show where a past day was asked for; {} is the day
    orders: Mapping[str, Order] = field(default_factory=dict)

    def of(self, wanted: Set) -> list[Listed]:
        return [column for column in self.columns if wanted in column.sets]


@dataclass
class Shown:
    """What one address shows of a list to one reader."""

    listing: Listing
    request: HttpRequest
    only: Callable[[Any], Any] = lambda rows: rows

    @property
    def user(self) -> User:
        return cast("User", self.request.user)

    @cached_property
    def columns(self) -> Set:
        return chosen_set(self.user, self.request.GET.get("columns", ""))

    @property
    def listed(self) -> list[Listed]:
        """The columns, also those that the screen shows within others."""
        return self.listing.of(self.columns)

    @property
    def heads(self) -> list[Listed]:
        names = self.names
        return [c for c in self.listed if c.within not in names]

    @property
    def names(self) -> set[str]:
        return {column.name for column in self.listed}

    @cached_property
    def sort(self) -> str:
        """As asked for, where there is such an order; "" for the list's own."""
        wanted = self.request.GET.get("sort", "")
        return wanted if wanted.lstrip("-") in self._sorts else ""

    @property
    def _sorts(self) -> dict[str, tuple[str, ...]]:
        return {c.name: c.sort for c in self.listing.columns if c.sort}

    @cached_property
    def filter(self) -> Any:
        rows = self.only(self.listing.start(self.user))
        return self.listing.filter(self.request.GET, rows, request=self.request)

    @cached_property
    def rows(self) -> Chain:
        """All of them in order, with what the columns need."""
        rows = self.listing.fetch(self.filter.qs, self.columns)
        order = self.listing.orders.get(self.sort)
        if self.sort and order is None:
            return Chain(self._sorted(rows))
        asked = getattr(self.filter.form, "cleaned_data", {})
        return (order or self.listing.first)(rows, asked)

    def _sorted(self, rows: Any) -> Any:
        """Dates that are missing come last, up and down."""
        down = self.sort.startswith("-")
        fields = [F(name) for name in self._sorts[self.sort.lstrip("-")]]
        return rows.order_by(
            *(
                f.desc(nulls_last=True) if down else f.asc(nulls_last=True)
                for f in fields
            ),
            "pk",
        )

    @cached_property
    def told(self) -> str:
        """Which filter made this list, in words."""
        return filter_words(self.filter) or "全部"

    @cached_property
    def on(self) -> datetime.date | None:
        """The past day that was asked for."""
        form = self.filter.form
        day: datetime.date | None = form.is_valid() and form.cleaned_data.get("on")
        return day or None

    @property
    def then(self) -> str:
        """What is of that day; "" where none was asked for."""
        return self.listing.then.format(f"{self.on:%Y-%m-%d}") if self.on else ""

    @property
    def order_told(self) -> str:
        if not self.sort:
            return self.listing.first_words
        name = self.sort.lstrip("-")
        heading = next(c.heading for c in self.listing.columns if c.name == name)
        return f"按{heading}{'从后到前' if self.sort.startswith('-') else '从前到后'}"

    @cached_property
    def query(self) -> QueryDict:
        """The filter alone, as an address says it."""
        return filter_of(self.request.GET)

    @property
    def state(self) -> str:
        """Filter, order and chosen columns: all that an address says of the list."""
        kept = self.query.copy()
        if self.sort:
            kept["sort"] = self.sort
        if self.request.GET.get("columns") == self.columns.value:
            kept["columns"] = self.columns.value
        return kept.urlencode()

    @property
    def asked(self) -> bool:
        """Whether any filter is on."""
        return bool(self.query)


def filter_of(asked: QueryDict) -> QueryDict:
    kept = asked.copy()
    for name in BESIDE:
        kept.pop(name, None)
    for name in [name for name, values in kept.lists() if not any(values)]:
        del kept[name]
    return kept
