"""Filters that lists, boards and exports share: a figure and its list use the same."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import django_filters as filters
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from meetings.filters import newest
from meetings.models import Department, Meeting, MeetingKind, Post

from . import ages, days, lights, past, todo, workflow
from .as_of import near_filter, on_filter
from .filter_inputs import RangeInput, search_input
from .models import Assignment, Docket, DocketDirective, Office
from .models.office import light_choices
from .part_days import PartDays
from .permissions import sees_all
from .search.lists import saying

if TYPE_CHECKING:
    from .models.assignments import AssignmentQuerySet
    from .models.dockets import DocketQuerySet


NO_KIND = "其他会议"  # meetings without a kind


def meetings_with_dockets(request: Any) -> QuerySet[Meeting]:
    origins = DocketDirective.objects.filter(
        relation=DocketDirective.Relation.ORIGIN, directive__meeting=OuterRef("pk")
    )
    if not sees_all(request.user):
        own = Docket.objects.visible_to(request.user)
        origins = origins.filter(docket__in=own)
    charged = Meeting.objects.filter(Exists(origins))
    return newest(charged, request.GET.get("meeting"))


def officers(request: Any) -> QuerySet[Any]:
    """Those who keep dockets, by name; a list of a department offers none."""
    if not sees_all(request.user):
        return get_user_model().objects.none()
    kept = Docket.objects.filter(officer=OuterRef("pk"))
    rows = get_user_model().objects.filter(Exists(kept))
    return rows.order_by("first_name", "username")


def years_with_dockets() -> list[tuple[int, str]]:
    years = Docket.objects.order_by("-year").values_list("year", flat=True).distinct()
    return [(year, f"{year} 年") for year in years]


def meeting_kinds() -> list[tuple[str, str]]:
    names = MeetingKind.objects.values_list("name", flat=True)
    return [*((name, name) for name in names), (NO_KIND, NO_KIND)]


class DocketFilter(days.Dated, filters.FilterSet):  # type: ignore[misc]
    """件: department is the lead; standing is the docket's one light."""

    q = filters.CharFilter(label="查找", method="search", widget=search_input())
    year = filters.ChoiceFilter(
        label="年度", choices=years_with_dockets, empty_label="全部年度"
    )
    department = filters.ModelChoiceFilter(
        label="牵头单位",
        queryset=Department.objects.all(),
        method="led_by",
        empty_label="全部单位",
    )
    leader = filters.ModelChoiceFilter(
        label="分管领导",
        queryset=Post.objects.filter(departments_in_charge__isnull=False).distinct(),
        method="in_field",
        empty_label="全部领导",
    )
    standing = filters.MultipleChoiceFilter(
        distinct=False,
        label="亮灯",
        choices=light_choices,
        method="stands",
        widget=forms.CheckboxSelectMultiple,
    )
    meeting = filters.ModelChoiceFilter(
        label="会议",
        queryset=meetings_with_dockets,
        method="of_meeting",
        empty_label="全部会议",
    )
    meeting_kind = filters.ChoiceFilter(
        label="会议类型",
        choices=meeting_kinds,
        method="of_meeting_kind",
        empty_label="全部类型",
    )
    kind = filters.MultipleChoiceFilter(
        distinct=False,
        label="性质",
        choices=workflow.KIND_CHOICES,
        widget=forms.CheckboxSelectMultiple,
    )
    due = filters.DateFromToRangeFilter(
        label="时限", field_name="due_on", widget=RangeInput
    )
    near, on = near_filter(), on_filter("截至", "asked_first")
    punctual = days.punctual_filter()
    # Behind the figures of the trends.
    until = filters.NumberFilter(
        label="年度不晚于", field_name="year", lookup_expr="lte"
    )
    charged = filters.DateFromToRangeFilter(
        label="立项", field_name="charged_on", widget=RangeInput
    )
    closed = filters.DateFromToRangeFilter(
        label="销号", method="closed_within", widget=RangeInput
    )
    moved = filters.DateFromToRangeFilter(
        label="牵头最近进展", method="moved_within", widget=RangeInput
    )
    age = filters.ChoiceFilter(
        label="立项至今",
        choices=ages.CHOICES,
        method="charged_age",
        empty_label="不限",
    )
    still = filters.ChoiceFilter(
        label="牵头无进展",
        choices=[*ages.CHOICES, (days.NEVER, "从未有过进展")],
        method="moved_age",
        empty_label="不限",
    )

    class Meta:
        model = Docket
        fields = ()

    def search(self, rows: DocketQuerySet, name: str, value: str) -> DocketQuerySet:
        return saying(rows, value)

    def of_meeting(
        self, rows: DocketQuerySet, name: str, value: Meeting
    ) -> DocketQuerySet:
        return rows.of_meeting(value.pk)

    def of_meeting_kind(
        self, rows: DocketQuerySet, name: str, value: str
    ) -> DocketQuerySet:
        return rows.of_meeting_kind("" if value == NO_KIND else value)

    def stands(
        self, rows: DocketQuerySet, name: str, value: list[str]
    ) -> DocketQuerySet:
        found = self.on_day and not self.form.cleaned_data.get("near")
        return rows if found or not value else rows.standing_in(*value)


class AssignmentFilter(PartDays):
    """件次: each department's part in each docket."""

    todo = filters.ChoiceFilter(
        label="待办", choices=todo.CHOICES, method="waits", empty_label="全部"
    )
    q = filters.CharFilter(label="查找", method="search", widget=search_input())
    state = filters.MultipleChoiceFilter(
        distinct=False,
        label="状态",
        choices=[(s.value, s.label) for s in workflow.State if s in workflow.REACHED],
        widget=forms.CheckboxSelectMultiple,
    )
    light = filters.MultipleChoiceFilter(
        label="亮灯",
        choices=light_choices,
        method="shows",
        widget=forms.CheckboxSelectMultiple,
    )
    role = filters.MultipleChoiceFilter(
        distinct=False,
        label="分工",
        choices=workflow.DUTY_CHOICES,
        method="of_role",
        widget=forms.CheckboxSelectMultiple,
    )
    # Behind a figure of 件次: as which duty a part counts.
    counted = filters.ChoiceFilter(
        label="计件分工",
        choices=workflow.DUTY_CHOICES,
        method="counts",
        widget=forms.HiddenInput,
    )
    department = filters.ModelChoiceFilter(
        label="单位", queryset=Department.objects.all(), empty_label="全部单位"
    )
    officer = filters.ModelChoiceFilter(
        label="督查员",
        field_name="docket__officer",
        queryset=officers,
        empty_label="全部督查员",
    )
    kind = filters.MultipleChoiceFilter(
        distinct=False,
        label="性质",
        field_name="docket__kind",
        choices=workflow.KIND_CHOICES,
        widget=forms.CheckboxSelectMultiple,
    )
    year = filters.ChoiceFilter(
        label="年度",
        field_name="docket__year",
        choices=years_with_dockets,
        empty_label="全部年度",
    )
    meeting = filters.ModelChoiceFilter(
        label="会议",
        queryset=meetings_with_dockets,
        method="of_meeting",
        empty_label="全部会议",
    )
    due = filters.DateFromToRangeFilter(
        label="时限", field_name="due", widget=RangeInput
    )
    # Behind a figure of a past day's board: those that had this role and showed `was`
    # on that day.
    on = on_filter("往日", "stood")
    was = filters.MultipleChoiceFilter(
        distinct=False,
        label="当日亮灯",
        choices=light_choices,
        method="unchanged",
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Assignment
        fields = ()

    def search(
        self, rows: AssignmentQuerySet, name: str, value: str
    ) -> AssignmentQuerySet:
        return saying(rows, value, "docket")

    def shows(
        self, rows: AssignmentQuerySet, name: str, value: list[str]
    ) -> AssignmentQuerySet:
        if not value:
            return rows
        today, soon = timezone.localdate(), Office.present().soon_days
        return rows.filter(lights.showing(value, today, soon))

    def counts(
        self, rows: AssignmentQuerySet, name: str, value: str
    ) -> AssignmentQuerySet:
        return rows.counted_as(value)

    def stood(
        self, rows: AssignmentQuerySet, name: str, value: datetime.date
    ) -> AssignmentQuerySet:
        asked = self.form.cleaned_data
        return rows.filter(past.parts_that_stood(value, asked["was"], asked["role"]))

    def of_role(
        self, rows: AssignmentQuerySet, name: str, value: list[str]
    ) -> AssignmentQuerySet:
        if not value or self.form.cleaned_data.get("on"):
            return rows
        return rows.filter(role__in=value)

    def unchanged(
        self, rows: AssignmentQuerySet, name: str, value: list[str]
    ) -> AssignmentQuerySet:
        """`was` says something together with `on` alone."""
        return rows

    def waits(
        self, rows: AssignmentQuerySet, name: str, value: str
    ) -> AssignmentQuerySet:
        return rows.waiting_for(value, timezone.localdate())

    def of_meeting(
        self, rows: AssignmentQuerySet, name: str, value: Meeting
    ) -> AssignmentQuerySet:
        dockets = Docket.objects.of_meeting(value.pk)
        return rows.filter(docket__in=dockets.values("pk"))
