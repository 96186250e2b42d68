"""The days of dockets that lists and trends ask for: charged, moved, closed.

Each takes a queryset of dockets and gives one back; the filters of a list call them
with django-filter's (rows, name, value). progress_on is the last progress of the lead,
who answers for all (as the ledger's 无进展 counts); closed_on is the docket's own where
`standing` says that it is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from .ages import BY_KEY

if TYPE_CHECKING:
    from .models.dockets import DocketQuerySet

NEVER = "never"


def charged_age(rows: DocketQuerySet, name: str, key: str) -> DocketQuerySet:
    """Charged so long ago."""
    return _aged(rows, "charged_on", key)


def moved_age(rows: DocketQuerySet, name: str, key: str) -> DocketQuerySet:
    """Without progress for so long: since the charge where there never was any."""
    if key == NEVER:
        return rows.filter(Q(progress_on=None))
    since = Coalesce(F("progress_on"), F("charged_on"))
    return _aged(rows.annotate(still_since=since), "still_since", key)


def moved_within(rows: DocketQuerySet, name: str, span: Any) -> DocketQuerySet:
    return _within(rows, "progress_on", span)


def closed_within(rows: DocketQuerySet, name: str, span: Any) -> DocketQuerySet:
    return _within(rows, "closed_on", span)


def _aged(rows: DocketQuerySet, field: str, key: str) -> DocketQuerySet:
    first, last = BY_KEY[key].days(timezone.localdate())
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
