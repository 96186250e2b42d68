"""Filters of the queue of sources."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet

from .filters import day_range, search_input
from .models import Meeting, Source, Stage
from .models.sources import SourceQuerySet
from .queue import name_of, officers

MINE, NOBODY = "mine", "nobody"
OPEN = "open"
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
        label="状态",
        method="by_state",
        choices=[(OPEN, "没校核完的"), *Stage.choices],
        empty_label="全部",
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

    def by_state(self, rows: Any, name: str, value: str) -> Any:
        return rows.unfinished() if value == OPEN else rows.filter(stage=value)

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
