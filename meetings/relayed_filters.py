"""The filter of the list of superiors' requirements."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet

from .filters import search_input
from .models import Relay, RelayedPoint
from .models.records import RecordState
from .models.relayed import RelayQuerySet

OPEN, WHOLE = "open", "whole"
TAKEN = [(OPEN, "还有没人承接的要点"), (WHOLE, "要点都有承接")]


def years() -> list[tuple[int, str]]:
    days = Relay.objects.dates("given_on", "year", order="DESC")
    return [(day.year, f"{day.year} 年") for day in days]


class RelayFilter(filters.FilterSet):  # type: ignore[misc]
    """Confirmed ones unless another state is asked for; only officers may ask."""

    words = filters.CharFilter(
        label="查找", method="by_words", widget=search_input("名称、提出人、要点")
    )
    year = filters.ChoiceFilter(
        label="年度",
        field_name="given_on__year",
        choices=years,
        empty_label="全部年度",
    )
    taken = filters.ChoiceFilter(
        label="承接", method="by_taken", choices=TAKEN, empty_label="全部"
    )
    state = filters.ChoiceFilter(
        label="校核",
        choices=[c for c in RecordState.choices if c[0] != RecordState.CONFIRMED],
        empty_label="已确认",
    )

    class Meta:
        model = Relay
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.request.user.has_perm("meetings.change_directive"):
            del self.filters["state"]

    def filter_queryset(self, queryset: RelayQuerySet) -> RelayQuerySet:
        if not self.form.cleaned_data.get("state"):
            queryset = queryset.confirmed()
        rows: RelayQuerySet = super().filter_queryset(queryset)
        return rows

    def by_words(self, rows: QuerySet[Relay], name: str, value: str) -> QuerySet[Relay]:
        points = RelayedPoint.objects.kept().filter(text__icontains=value)
        return rows.filter(
            Q(title__icontains=value)
            | Q(speaker__icontains=value)
            | Q(pk__in=points.values("relay"))
        )

    def by_taken(self, rows: RelayQuerySet, name: str, value: str) -> QuerySet[Relay]:
        kept = RelayedPoint.objects.kept()
        free = kept.exclude(pk__in=kept.taken().values("pk")).values("relay")
        return rows.filter(pk__in=free) if value == OPEN else rows.exclude(pk__in=free)
