"""Filters of the list of inspections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters as filters
from django.db.models import Q
from django.utils import timezone

from meetings.models import Department

from .filter_inputs import search_input
from .models import Assignment, Inspection
from .years import years

if TYPE_CHECKING:
    from .models.inspections import InspectionQuerySet

FOLLOWED = [("open", "待整改"), ("late", "整改超期"), ("done", "已整改")]


class InspectionFilter(filters.FilterSet):  # type: ignore[misc]
    followed = filters.ChoiceFilter(
        label="整改", choices=FOLLOWED, method="follows", empty_label="全部"
    )
    kind = filters.ChoiceFilter(
        label="方式", choices=Inspection.Kind.choices, empty_label="全部方式"
    )
    result = filters.ChoiceFilter(
        label="结论", choices=Inspection.Result.choices, empty_label="全部结论"
    )
    department = filters.ModelChoiceFilter(
        label="单位",
        queryset=Department.objects.all(),
        method="of_department",
        empty_label="全部单位",
    )
    year = filters.ChoiceFilter(
        label="年度",
        field_name="on__year",
        choices=lambda: years(Inspection.objects.all(), "on"),
        empty_label="全部年度",
    )
    q = filters.CharFilter(label="查找", method="search", widget=search_input())

    class Meta:
        model = Inspection
        fields = ()

    def follows(
        self, rows: InspectionQuerySet, name: str, value: str
    ) -> InspectionQuerySet:
        if value == "done":
            return rows.standing().exclude(done_on=None)
        late = {"due_on__lt": timezone.localdate()} if value == "late" else {}
        return rows.following().filter(**late)

    def of_department(
        self, rows: InspectionQuerySet, name: str, value: Department
    ) -> InspectionQuerySet:
        own = Assignment.objects.filter(department=value).values("docket")
        return rows.filter(docket__in=own)

    def search(
        self, rows: InspectionQuerySet, name: str, value: str
    ) -> InspectionQuerySet:
        return rows.filter(
            Q(finding__contains=value)
            | Q(place__contains=value)
            | Q(docket__code__contains=value)
            | Q(docket__title__contains=value)
        )
