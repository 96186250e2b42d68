"""The filter of the list of superiors' requirements."""

from __future__ import annotations

import django_filters as filters
from django.db.models import Q, QuerySet

from .filters import RecordFilter, search_input, state_filter
from .models import Relay, RelayedPoint
from .models.relayed import RelayQuerySet

OPEN, WHOLE = "open", "whole"
TAKEN = [(OPEN, "还有没人承接的要点"), (WHOLE, "要点都有承接")]


def years() -> list[tuple[int, str]]:
    days = Relay.objects.dates("given_on", "year", order="DESC")
    return [(day.year, f"{day.year} 年") for day in days]


class RelayFilter(RecordFilter):
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
    state = state_filter()

    class Meta:
        model = Relay
        fields: tuple[str, ...] = ()

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
