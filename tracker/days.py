"""The days of dockets that lists and trends ask for: charged, moved, closed, in time.

progress_on is the last progress of the lead, who answers for all (as the ledger's
无进展 counts); closed_on is the docket's own where `standing` says it is closed. As
of a past day both are what they were then (past_days.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters as filters
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from . import lights, past_days
from .ages import BY_KEY
from .as_of import AsOf

if TYPE_CHECKING:
    from .models.dockets import DocketQuerySet

NEVER = "never"
DUE, IN_TIME = "due", "in_time"
RECKONED = [(DUE, "已到期"), (IN_TIME, "其中按期办结")]


def punctual_filter() -> Any:
    return filters.ChoiceFilter(
        label="按期率", choices=RECKONED, method="reckoned", empty_label="不限"
    )


class Dated(AsOf):
    """Asks for the days of dockets, now or as of the day of the list."""

    def charged_age(self, rows: DocketQuerySet, name: str, key: str) -> DocketQuerySet:
        """Charged so long ago."""
        return self._aged(rows, "charged_on", key)

    def moved_age(self, rows: DocketQuerySet, name: str, key: str) -> DocketQuerySet:
        """Without progress for so long: since the charge where there never was any."""
        rows = self._with_moved(rows)
        if key == NEVER:
            return rows.filter(Q(moved_then=None))
        since = Coalesce(F("moved_then"), F("charged_on"))
        return self._aged(rows.annotate(still_since=since), "still_since", key)

    def moved_within(self, rows: DocketQuerySet, name: str, span: Any) -> Any:
        return _within(self._with_moved(rows), "moved_then", span)

    def closed_within(self, rows: DocketQuerySet, name: str, span: Any) -> Any:
        if self.on_day is None:
            return _within(rows, "closed_on", span)
        return _within(past_days.with_closed(rows, self.on_day), "closed_then", span)

    def reckoned(self, rows: DocketQuerySet, name: str, value: str) -> DocketQuerySet:
        """What 按期率 is a share of, or the share itself (design §4.10)."""
        if self.on_day is None:
            rows = rows.with_punctuality(timezone.localdate())
            rows = rows.annotate(in_time=F("on_time"))
        else:
            rows = past_days.with_punctuality(rows, self.on_day)
        due = Q(is_due=True) & ~Q(standing__in=lights.UNRECKONED)
        return rows.filter(due & Q(in_time=True) if value == IN_TIME else due)

    def _with_moved(self, rows: DocketQuerySet) -> DocketQuerySet:
        if self.on_day is None:
            return rows.annotate(moved_then=F("progress_on"))
        return past_days.with_moved(rows, self.on_day)

    def _aged(self, rows: DocketQuerySet, field: str, key: str) -> DocketQuerySet:
        first, last = BY_KEY[key].days(self.on_day or timezone.localdate())
        if key != "30":  # the youngest have no end: a day to come is of today
            rows = rows.filter(**{f"{field}__lte": last})
        return rows.filter(**{f"{field}__gte": first}) if first else rows


def _within(rows: DocketQuerySet, field: str, span: Any) -> DocketQuerySet:
    """span: a slice of days, both ends included, each of which may be missing."""
    for end, day in (("gte", span.start), ("lte", span.stop)):
        if day:
            # Days of the filter's pickers are moments: the first and last of the day.
            rows = rows.filter(**{f"{field}__{end}": timezone.localdate(day)})
    return rows
