"""The filters of a list that ask how dockets stood, now or on a past day."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import django_filters as filters
from django.db.models import F, Q
from django.utils import timezone

from meetings.models import Department, Post

from . import nearing, past
from .filter_inputs import DateInput

if TYPE_CHECKING:
    from .models.dockets import DocketQuerySet


def near_filter() -> Any:
    return filters.ChoiceFilter(
        label="到期", choices=nearing.choices, method="nears", empty_label="不限"
    )


def on_filter(label: str, method: str) -> Any:
    """A day that has been."""
    past_only = [past.refuse_future]
    return filters.DateFilter(
        label=label, method=method, widget=DateInput, validators=past_only
    )


class AsOf:
    """For a filter of dockets with an `on`: light, lead, field and near are then those
    of that day, whatever the list was annotated with before."""

    if TYPE_CHECKING:
        form: Any

    def filter_queryset(self, rows: DocketQuerySet) -> DocketQuerySet:
        asked = self.form.cleaned_data
        if self.on_day is None:
            rows = rows.charged()
        elif which := asked.get("near"):
            lights, due = nearing.asked(which, self.on_day)
            rows = past.showing(rows, self.on_day, lights, due)
        elif wanted := asked.get("standing"):
            rows = past.showing(rows, self.on_day, wanted)
        else:
            rows = past.as_of(rows, self.on_day)
        found: DocketQuerySet = super().filter_queryset(rows)  # type: ignore[misc]
        return found

    @property
    def on_day(self) -> datetime.date | None:
        day: datetime.date | None = self.form.cleaned_data.get("on")
        return day

    def asked_first(self, rows: DocketQuerySet, name: str, value: Any) -> Any:
        """`on` comes before all others: see filter_queryset."""
        return rows

    def led_by(
        self, rows: DocketQuerySet, name: str, value: Department
    ) -> DocketQuerySet:
        if self.on_day:
            return rows.filter(Q(lead_then=value.pk))
        return rows.led_by(value.pk)

    def in_field(self, rows: DocketQuerySet, name: str, value: Post) -> DocketQuerySet:
        if self.on_day:
            return past.in_field(rows, value.pk)
        return rows.in_field(value.pk)

    def nears(self, rows: DocketQuerySet, name: str, value: str) -> DocketQuerySet:
        if self.on_day:
            return nearing.near(past.with_days(rows, self.on_day), value, self.on_day)
        rows = rows.annotate(first_due=F("soonest_due"))
        return nearing.near(rows, value, timezone.localdate())
