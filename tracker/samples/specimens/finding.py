"""What finds rows: filters, chips, pages."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.paginator import Page, Paginator
from django.http import QueryDict

from meetings.templatetags.display import Chip
from tracker.samples.forms import SampleFilter
from tracker.samples.words import LONG as NAME
from tracker.samples.words import LONG_TITLE, ahead

from .specimen import EMPTY, LOADING, LONG, MANY, ONE, WRONG, Specimen

MOST = "light=late&light=soon&year=2026&state=in_hand&due_after=2026-01-01"


def found(name: str, query: str = "") -> dict[str, Any]:
    """A filter form whose ids begin with `name`."""
    rows = get_user_model().objects.none()
    filterset = SampleFilter(QueryDict(query), queryset=rows)
    filterset.form.auto_id = f"{name}_%s"
    return {"filter": filterset, "shown": 3, "label": f"筛选:{name}"}


def page(number: int, total: int) -> Page[int]:
    return Paginator(range(total), 50).page(number)


def chip(label: str, value: str) -> Chip:
    return Chip(label, value, "#chips")


FINDING = [
    Specimen(
        "筛选",
        "filters",
        "includes/_filters.html",
        {
            EMPTY: found("s-empty"),
            ONE: found("s-one", "year=2026"),
            MANY: found("s-many", MOST),
            LONG: found("s-long", f"text={LONG_TITLE}"),
            WRONG: found("s-wrong", "year=1800"),
            LOADING: {**found("s-loading"), "target": "#nothing"},
        },
        wide=True,
    ),
    Specimen(
        "清单说明",
        "told",
        "includes/_told.html",
        {
            EMPTY: {**found("t-empty"), "page": page(1, 0), "today": ahead(0)},
            ONE: {**found("t-one", "year=2026"), "page": page(1, 1), "today": ahead(0)},
            MANY: {**found("t-many", MOST), "page": page(2, 318), "today": ahead(0)},
            LONG: {
                **found("t-long", f"text={LONG_TITLE}"),
                "page": page(2000, 100_016),
                "today": ahead(0),
            },
        },
    ),
    Specimen(
        "已用的条件",
        "chips",
        "includes/_chips.html",
        {
            EMPTY: {"chips": []},
            ONE: {"chips": [chip("年度", "2026 年")]},
            MANY: {
                "chips": [
                    chip("亮灯", "逾期、临期"),
                    chip("年度", "2026 年"),
                    chip("状态", "办理中"),
                    chip("时限", "1 月 1 日 至 3 月 31 日"),
                ]
            },
            LONG: {"chips": [chip("牵头单位", NAME), chip("查找", LONG_TITLE)]},
        },
    ),
    Specimen(
        "翻页",
        "pagination",
        "includes/_pagination.html",
        {
            ONE: {"page": page(1, 3), "label": "翻页:只有一页"},
            MANY: {"page": page(2, 318), "label": "翻页:七页"},
            LONG: {
                "page": page(2000, 100_016),
                "total": "10,000+",
                "label": "翻页:很多页",
            },
        },
        {EMPTY: "没有行时写“这里是空的”,不翻页"},
    ),
]
