"""Filters of the lists of the record."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet

from .models import Attendance, Directive, Meeting, MeetingKind
from .models.records import RecordState


def search_input(hint: str) -> forms.TextInput:
    widget = forms.TextInput(attrs={"placeholder": hint})
    widget.input_type = "search"
    return widget


def day_range() -> Any:
    """Two day pickers; 起 and 止 are said to screen readers."""
    widget = filters.widgets.DateRangeWidget({"type": "date"})
    for part, words in zip(widget.widgets, ("起", "止"), strict=True):
        part.attrs["aria-label"] = words
    return widget


LISTED = 100  # meetings that one can still choose from; older ones are searched for


def newest(meetings: QuerySet[Meeting], asked: str | None) -> QuerySet[Meeting]:
    """The newest of these, and the one that is asked for."""
    rows = meetings.order_by("-held_on", "-pk")
    found = Q(pk__in=list(rows.values_list("pk", flat=True)[:LISTED]))
    if asked and asked.isdecimal():
        found |= Q(pk=asked)
    return rows.filter(found)


def years_with_meetings() -> list[tuple[int, str]]:
    years = Meeting.objects.order_by("-year").values_list("year", flat=True)
    return [(year, f"{year} 年") for year in years.distinct()]


def state_filter() -> Any:
    others = [c for c in RecordState.choices if c[0] != RecordState.CONFIRMED]
    return filters.ChoiceFilter(label="校核", choices=others, empty_label="已确认")


class RecordFilter(filters.FilterSet):  # type: ignore[misc]
    """Confirmed rows unless another `state` is asked for; only officers may ask."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.request.user.has_perm("meetings.change_directive"):
            del self.filters["state"]

    def filter_queryset(self, queryset: Any) -> Any:
        if not self.form.cleaned_data.get("state"):
            queryset = queryset.confirmed()
        return super().filter_queryset(queryset)


class MeetingFilter(RecordFilter):
    words = filters.CharFilter(
        label="查找", method="by_words", widget=search_input("标题、要求、人名")
    )
    year = filters.ChoiceFilter(
        label="年度", choices=years_with_meetings, empty_label="全部年度"
    )
    kind = filters.ModelChoiceFilter(
        label="会议类型", queryset=MeetingKind.objects.all(), empty_label="全部类型"
    )
    state = state_filter()

    class Meta:
        model = Meeting
        fields: tuple[str, ...] = ()

    def by_words(
        self, rows: QuerySet[Meeting], name: str, value: str
    ) -> QuerySet[Meeting]:
        """In the title, in a directive that was not rejected, or a name as printed."""
        said = Directive.objects.filter(text__icontains=value).exclude(
            state=RecordState.REJECTED
        )
        there = Attendance.objects.filter(name__icontains=value)
        return rows.filter(
            Q(title__icontains=value)
            | Q(pk__in=said.values("meeting"))
            | Q(pk__in=there.values("meeting"))
        )
