"""Filters of the page of marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters as filters
from django.db.models import Q

from meetings.models import Department
from tracker.filter_inputs import search_input
from tracker.models import Assignment, Docket, Mark
from tracker.workflow import State

from . import marks

if TYPE_CHECKING:
    from tracker.models.assignments import AssignmentQuerySet

STANDS = [("closed", "已办结"), ("open", "未办结")]


class MarkFilter(filters.FilterSet):  # type: ignore[misc]
    lacks = filters.ChoiceFilter(
        label="还缺", choices=Mark.Judge.choices, method="lacking", empty_label="全部"
    )
    stands = filters.ChoiceFilter(
        label="办理", choices=STANDS, method="standing", empty_label="全部"
    )
    department = filters.ModelChoiceFilter(
        label="单位", queryset=Department.objects.all(), empty_label="全部单位"
    )
    grade = filters.ChoiceFilter(
        label="类别",
        field_name="docket__grade",
        choices=Docket.Class.choices,
        empty_label="全部类别",
    )
    q = filters.CharFilter(label="查找", method="search", widget=search_input())

    class Meta:
        model = Assignment
        fields = ()

    def lacking(
        self, rows: AssignmentQuerySet, name: str, value: str
    ) -> AssignmentQuerySet:
        return marks.lacking(rows, value)

    def standing(
        self, rows: AssignmentQuerySet, name: str, value: str
    ) -> AssignmentQuerySet:
        closed = Q(state=State.CLOSED)
        return rows.filter(closed if value == "closed" else ~closed)

    def search(
        self, rows: AssignmentQuerySet, name: str, value: str
    ) -> AssignmentQuerySet:
        return rows.filter(
            Q(docket__title__contains=value) | Q(docket__code__contains=value)
        )
