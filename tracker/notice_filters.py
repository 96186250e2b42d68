"""What the register of slips can be narrowed to; its list and its sheets share it."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet

from meetings.models import Department

from .filter_inputs import RangeInput, search_input
from .ladder import FORM_CHOICES, SLIPS, Form
from .models import Event, Notice
from .models.notices import NoticeQuerySet
from .permissions import sees_all
from .workflow import ENDED, Verb

FORMS = [(value, label) for value, label in FORM_CHOICES if value != Form.HINT]


def years() -> list[tuple[int, str]]:
    """From that of the first notice to that of the last: which had none in between is
    not asked, that would take a look at each event."""
    sent = Event.objects.filter(verb=Verb.URGE, notice__isnull=False)
    days = sent.order_by("happened_on").values_list("happened_on", flat=True)
    first, last = days.first(), days.last()
    if first is None or last is None:
        return []
    return [(year, f"{year} 年") for year in range(last.year, first.year - 1, -1)]


def of_departments(request: Any) -> QuerySet[Department]:
    """Those that anything was sent to, as far as the reader sees."""
    seen = Notice.objects.visible_to(request.user).order_by()
    return Department.objects.filter(pk__in=seen.values("assignment__department"))


class NoticeFilter(filters.FilterSet):  # type: ignore[misc]
    q = filters.CharFilter(label="查找", method="search", widget=search_input())
    form = filters.MultipleChoiceFilter(
        label="办法", distinct=False, choices=FORMS, widget=forms.CheckboxSelectMultiple
    )
    signed = filters.ChoiceFilter(
        label="签收",
        choices=[("no", "未签收"), ("yes", "已签收")],
        method="signs",
        empty_label="不限",
    )
    department = filters.ModelChoiceFilter(
        label="单位",
        field_name="assignment__department",
        queryset=of_departments,
        empty_label="全部单位",
    )
    year = filters.ChoiceFilter(
        label="年度",
        field_name="event__happened_on__year",
        choices=years,
        empty_label="全部年度",
    )
    issued = filters.DateFromToRangeFilter(
        label="发出日期", field_name="event__happened_on", widget=RangeInput
    )
    now = filters.ChoiceFilter(
        label="现状",
        choices=[("open", "还没办结"), ("ended", "已办结或终止")],
        method="stands",
        empty_label="不限",
    )
    batch = filters.CharFilter(
        label="批次", field_name="event__batch", widget=forms.HiddenInput
    )

    class Meta:
        model = Notice
        fields = ()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if not sees_all(self.request.user):  # no talk is proposed to a department
            told = [pair for pair in FORMS if pair[0] != Form.TALK]
            self.filters["form"].extra["choices"] = told

    def search(self, rows: QuerySet[Notice], name: str, value: str) -> QuerySet[Notice]:
        return rows.filter(
            Q(code__contains=value)
            | Q(assignment__docket__code__contains=value)
            | Q(assignment__docket__title__contains=value)
        )

    def signs(self, rows: QuerySet[Notice], name: str, value: str) -> QuerySet[Notice]:
        slips = rows.filter(form__in=SLIPS, event__corrected_by=None)
        return slips.filter(acknowledged__isnull=value == "no")

    def stands(self, rows: NoticeQuerySet, name: str, value: str) -> NoticeQuerySet:
        if value == "open":
            return rows.on_open()
        return rows.filter(assignment__state__in=ENDED)
