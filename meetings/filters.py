"""Filters of the lists of the record."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet

from .models import Attendance, Directive, Meeting, MeetingKind, Source, Stage
from .models.meetings import MeetingQuerySet
from .models.records import RecordState
from .models.sources import SourceQuerySet
from .queue import name_of, officers


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


MINE, NOBODY = "mine", "nobody"
SORTS = {
    "oldest": ("等得最久的在前", ("added_at", "pk")),
    "left": ("剩得最多的在前", ("-waiting", "-pk")),
    "doubts": ("存疑最多的在前", ("-doubts", "-pk")),
    "printed": ("刊发早的在前", ("published_on", "pk")),
}
NEWEST = ("-published_on", "-pk")


def publications_in_use() -> list[tuple[str, str]]:
    rows = Source.objects.exclude(publication="").order_by("publication")
    return [(one, one) for one in rows.values_list("publication", flat=True).distinct()]


class SourceFilter(filters.FilterSet):  # type: ignore[misc]
    """The queue by stage, person and paper; rows need `with_progress`."""

    words = filters.CharFilter(
        label="查找", method="by_words", widget=search_input("会议标题、刊名、文件名")
    )
    state = filters.ChoiceFilter(
        label="状态", field_name="stage", choices=Stage.choices, empty_label="全部"
    )
    officer = filters.ChoiceFilter(
        label="校核人", method="by_officer", choices=(), empty_label="全部"
    )
    sort = filters.ChoiceFilter(
        label="排序",
        method="by_sort",
        choices=[(key, words) for key, (words, _) in SORTS.items()],
        empty_label="刊发晚的在前",
    )
    publication = filters.ChoiceFilter(label="刊名", choices=(), empty_label="全部")
    published_on = filters.DateFromToRangeFilter(label="刊发日期", widget=day_range())

    class Meta:
        model = Source
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Its choices are asked for once, whatever shows them."""
        super().__init__(*args, **kwargs)
        self.officers = list(officers())
        names = [(str(user.pk), name_of(user)) for user in self.officers]
        whose = [(MINE, "我的"), (NOBODY, "未分派"), *names]
        self.filters["officer"].extra["choices"] = whose
        self.filters["publication"].extra["choices"] = publications_in_use()

    def filter_queryset(self, queryset: Any) -> Any:
        return super().filter_queryset(queryset.order_by(*NEWEST))

    def by_officer(self, rows: Any, name: str, value: str) -> Any:
        if value == NOBODY:
            return rows.filter(officer=None)
        return rows.filter(officer=self.request.user if value == MINE else value)

    def by_sort(self, rows: Any, name: str, value: str) -> Any:
        return rows.order_by(*SORTS[value][1])

    def by_words(self, rows: SourceQuerySet, name: str, value: str) -> QuerySet[Source]:
        titled = Meeting.objects.filter(title__icontains=value)
        return rows.filter(
            Q(publication__icontains=value)
            | Q(file_name__icontains=value)
            | Q(pk__in=titled.values("reading__source"))
        )


def years_with_meetings() -> list[tuple[int, str]]:
    years = Meeting.objects.order_by("-year").values_list("year", flat=True)
    return [(year, f"{year} 年") for year in years.distinct()]


class MeetingFilter(filters.FilterSet):  # type: ignore[misc]
    """Confirmed meetings unless another state is asked for; only officers may ask."""

    words = filters.CharFilter(
        label="查找", method="by_words", widget=search_input("标题、要求、人名")
    )
    year = filters.ChoiceFilter(
        label="年度", choices=years_with_meetings, empty_label="全部年度"
    )
    kind = filters.ModelChoiceFilter(
        label="会议类型", queryset=MeetingKind.objects.all(), empty_label="全部类型"
    )
    state = filters.ChoiceFilter(
        label="校核",
        choices=[c for c in RecordState.choices if c[0] != RecordState.CONFIRMED],
        empty_label="已确认",
    )

    class Meta:
        model = Meeting
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.request.user.has_perm("meetings.change_directive"):
            del self.filters["state"]

    def filter_queryset(self, queryset: MeetingQuerySet) -> MeetingQuerySet:
        if not self.form.cleaned_data.get("state"):
            queryset = queryset.confirmed()
        rows: MeetingQuerySet = super().filter_queryset(queryset)
        return rows

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
