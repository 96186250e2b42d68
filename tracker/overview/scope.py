"""Which dockets a board is about: a year, a leader's field, now or a past day."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse

from meetings.models import Department
from tracker import boards, past
from tracker.models import Docket

from . import counts

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from tracker.models.dockets import DocketQuerySet


@dataclass(frozen=True, slots=True)
class Scope:
    """year None: all. field: the post of a leader whose departments alone are meant.
    on: a past day, None for now."""

    user: User
    today: datetime.date
    year: int | None = None
    field: int | None = None
    on: datetime.date | None = None

    @property
    def day(self) -> datetime.date:
        return self.on or self.today

    @property
    def one_year(self) -> int:
        """Of a board that is of one year."""
        assert self.year is not None
        return self.year

    @property
    def before(self) -> datetime.date:
        """The day with which its figures are compared."""
        return past.month_end(self.day)

    def dockets_then(self, day: datetime.date) -> DocketQuerySet:
        """Those of this scope as of a past day, with standing and lead_then: only that
        says whether one counted."""
        rows = Docket.objects.visible_to(self.user)
        if self.year is not None:
            rows = rows.of_year(self.year)
        rows = past.seen(rows, day)
        return rows if self.field is None else past.in_field(rows, self.field)

    def by_lead(self) -> dict[int | None, boards.Tally]:
        if self.on is not None:
            return self.by_lead_on(self.on)
        return boards.by_lead(self.user, self.year, self.today, self.field)

    def by_lead_on(self, day: datetime.date) -> dict[int | None, boards.Tally]:
        """As of a past day. Raises counts.BeingCounted."""
        takes, found = self.takes(), dict[int | None, boards.Tally]()
        rows = counts.of_day(day).dockets.items()
        for (lead, year, kind, light, is_due, in_time), count in rows:
            if takes(lead, year):
                due, on_time = count * is_due, count * (is_due and in_time)
                tally = found.setdefault(lead, boards.Tally())
                tally.show(light, count, kind, due, on_time)
        return found

    def takes(self) -> Callable[[int | None, int], bool]:
        """Whether this scope has what a department has in a year."""
        own = self.own_departments()
        return lambda body, year: (
            self.year in (None, year) and (own is None or body in own)
        )

    def own_departments(self) -> set[int] | None:
        """Those of the field; None for all."""
        if self.field is None:
            return None
        rows = Department.objects.answering_to(self.field)
        return set(rows.values_list("pk", flat=True))

    def asked(self) -> dict[str, Any]:
        """What an address says of this scope; a list without a year has all."""
        own = {"year": self.year, "leader": self.field, "on": self.on}
        return {key: value for key, value in own.items() if value is not None}

    def list(self, **more: Any) -> str:
        """The list of dockets with these filters, of this scope."""
        query = urlencode({**more, **self.asked()}, doseq=True)
        return f"{reverse('docket-list')}?{query}"

    def page(self, name: str = "board", **changed: Any) -> str:
        """The board of this name, of this scope or of another year, field or day."""
        own = {"year": None, **self.asked(), **changed}
        own["year"] = own["year"] or "all"
        query = {key: value for key, value in own.items() if value is not None}
        return f"{reverse(name)}?{urlencode(query)}"
