"""An invented form and an invented filter with every kind of field."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms

from tracker import lights, workflow


class SampleForm(forms.Form):
    title = forms.CharField(label="会议名称", help_text="照公文或报道的写法,不简写。")
    held_on = forms.DateField(
        label="会议日期",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    kind = forms.ChoiceField(
        label="会议类型", choices=[("1", "常务会议"), ("2", "专题会议")]
    )
    channel = forms.ChoiceField(
        label="怎样反馈",
        choices=[("system", "系统"), ("phone", "电话"), ("paper", "书面")],
        widget=forms.RadioSelect,
        initial="system",
    )
    text = forms.CharField(
        label="进展情况", widget=forms.Textarea(attrs={"rows": 3}), max_length=300
    )
    proof = forms.FileField(label="佐证材料", required=False)
    agreed = forms.BooleanField(label="内容已经主要负责人审定")


class SampleFilter(django_filters.FilterSet):  # type: ignore[misc]
    text = django_filters.CharFilter(
        label="查找",
        method="same",
        widget=forms.SearchInput(attrs={"placeholder": "事项、单位"}),
    )
    light = django_filters.MultipleChoiceFilter(
        label="亮灯",
        method="same",
        choices=list(lights.WORDS.items())[:4],
        widget=forms.CheckboxSelectMultiple,
    )
    year = django_filters.ChoiceFilter(
        label="年度",
        method="same",
        empty_label="全部",
        choices=[("2026", "2026 年"), ("2025", "2025 年")],
    )
    state = django_filters.ChoiceFilter(
        label="状态",
        method="same",
        empty_label="全部",
        choices=workflow.STATE_CHOICES,
    )
    due = django_filters.DateFromToRangeFilter(
        label="时限",
        method="same",
        widget=django_filters.widgets.DateRangeWidget(attrs={"type": "date"}),
    )

    def same(self, queryset: Any, name: str, value: Any) -> Any:
        return queryset
