"""待立项: filters of the directives that nobody decided on, and of those dropped."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import F, QuerySet

from meetings.filters import newest
from meetings.models import Directive, Meeting
from tracker.models import Dismissal


def years() -> list[tuple[int, str]]:
    found = Meeting.objects.confirmed().values_list("year", flat=True)
    return [(y, f"{y} 年") for y in found.order_by("-year").distinct()]


def meetings(request: Any) -> Any:
    return newest(Meeting.objects.confirmed(), request.GET.get("meeting"))


class UndecidedFilter(filters.FilterSet):  # type: ignore[misc]
    year = filters.ChoiceFilter(
        label="年度", field_name="meeting__year", choices=years, empty_label="全部"
    )
    meeting = filters.ModelChoiceFilter(
        label="会议", queryset=meetings, empty_label="全部"
    )
    text = filters.CharFilter(
        label="查找",
        lookup_expr="contains",
        widget=forms.SearchInput({"placeholder": "原文中的词"}),
    )

    class Meta:
        model = Directive
        fields: list[str] = []


class DismissedFilter(filters.FilterSet):  # type: ignore[misc]
    """The same questions, asked of the directives that were dropped."""

    year = filters.ChoiceFilter(field_name="directive__meeting__year", choices=years)
    meeting = filters.ModelChoiceFilter(
        field_name="directive__meeting", queryset=meetings
    )
    text = filters.CharFilter(field_name="directive__text", lookup_expr="contains")

    class Meta:
        model = Dismissal
        fields: list[str] = []


def meetings_of(rows: QuerySet[Directive]) -> QuerySet[Meeting]:
    """Those in which these directives were said, as `by_meeting` orders them."""
    found = Meeting.objects.filter(pk__in=rows.order_by().values("meeting"))
    return found.order_by(F("held_on").desc(nulls_last=True), "-pk")


def by_meeting(rows: Iterable[Directive]) -> list[tuple[Meeting, list[Directive]]]:
    """Directives (with their meeting) under their meeting, newest meeting first."""
    ordered = sorted(
        rows,
        key=lambda d: (
            -(d.meeting.held_on.toordinal() if d.meeting.held_on else 0),
            -d.meeting_id,
            d.order,
            d.pk,
        ),
    )
    groups = groupby(ordered, key=lambda d: d.meeting)
    return [(meeting, list(found)) for meeting, found in groups]
