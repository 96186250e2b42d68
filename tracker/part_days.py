"""The days of parts that figures of a department ask for: charged, struck off."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import django_filters as filters
from django import forms
from django.utils import timezone

from . import past_days
from .workflow import State

if TYPE_CHECKING:
    from .models.assignments import AssignmentQuerySet


class Behind(filters.widgets.DateRangeWidget):  # type: ignore[misc]
    """Two days that stand behind a figure: told by a chip, typed by nobody."""

    template_name = forms.MultiWidget.template_name  # the other puts a dash between

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        hidden = (forms.HiddenInput(), forms.HiddenInput())
        forms.MultiWidget.__init__(self, hidden, attrs)


class PartDays(filters.FilterSet):  # type: ignore[misc]
    charged = filters.DateFromToRangeFilter(
        label="交办日期", method="was_charged", widget=Behind
    )
    closed = filters.DateFromToRangeFilter(
        label="销号日期", method="was_closed", widget=Behind
    )

    def was_charged(
        self, rows: AssignmentQuerySet, name: str, span: slice
    ) -> AssignmentQuerySet:
        return _within(rows, "charged_on", span)

    def was_closed(
        self, rows: AssignmentQuerySet, name: str, span: slice
    ) -> AssignmentQuerySet:
        first, last = (_day(end) for end in (span.start, span.stop))
        if on := self.form.cleaned_data.get("on"):
            then = past_days.closed_within(on, first, last)
            return rows.filter(pk__in=then.values("assignment"))
        return _within(rows.filter(state=State.CLOSED), "closed_on", span)


def _within(rows: AssignmentQuerySet, field: str, span: slice) -> AssignmentQuerySet:
    """Both ends included, each of which may be missing."""
    for end, moment in (("gte", span.start), ("lte", span.stop)):
        if day := _day(moment):
            rows = rows.filter(**{f"{field}__{end}": day})
    return rows


def _day(moment: datetime.datetime | None) -> datetime.date | None:
    return timezone.localdate(moment) if moment else None
