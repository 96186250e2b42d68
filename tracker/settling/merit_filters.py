"""Filters of the register of 加减分."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters as filters
from django.db.models import Q

from meetings.models import Department
from tracker.filters import search_input
from tracker.models import Merit
from tracker.models.merits import KINDS

if TYPE_CHECKING:
    from tracker.models.merits import MeritQuerySet


class MeritFilter(filters.FilterSet):  # type: ignore[misc]
    state = filters.ChoiceFilter(
        label="审核", choices=Merit.State.choices, empty_label="全部"
    )
    kind = filters.ChoiceFilter(label="考核方式", choices=KINDS, empty_label="全部方式")
    department = filters.ModelChoiceFilter(
        label="单位", queryset=Department.objects.all(), empty_label="全部单位"
    )
    q = filters.CharFilter(label="查找", method="search", widget=search_input())

    class Meta:
        model = Merit
        fields = ()

    def search(self, rows: MeritQuerySet, name: str, value: str) -> MeritQuerySet:
        return rows.filter(Q(item__contains=value) | Q(basis__contains=value))
