"""Sources and readings: what came in and what was found, both never changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from meetings.models import Reading, Source

from .base import ReadOnlyAdmin, named

WITHOUT_TEXT = ("source__text",)
EXCERPT = 3000  # characters


def as_text(value: Any) -> str:
    """JSON laid out for reading, cut where a page would become endless."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return excerpt(text) if value else "—"


def excerpt(text: str) -> str:
    cut = f"\n……(共 {len(text)} 字,只显示前 {EXCERPT} 字)" * (len(text) > EXCERPT)
    return format_html('<pre class="excerpt">{}</pre>', text[:EXCERPT] + cut)


class Publications(admin.AllValuesFieldListFilter):
    """The names in use; a source without one is found too, by a link with words."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        for choice in super().choices(changelist):
            yield {**choice, "display": choice["display"] or "未写刊名"}


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    list_display = (
        "__str__",
        "publication",
        "published_on",
        "file_name",
        named("added_by", "录入人"),
        "added_at",
    )
    list_filter = (("publication", Publications), "added_by")
    list_select_related = ("added_by",)
    search_fields = ("publication", "file_name", "text")
    date_hierarchy = "published_on"
    fields = (
        ("publication", "published_on"),
        ("file_name", "encoding"),
        ("added_by", "added_at"),
        ("original_sha256", "text_sha256"),
        "beginning",
    )
    readonly_fields = ("original_sha256", "text_sha256", "encoding", "beginning")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        rows = super().get_queryset(request).select_related("original")
        return rows.defer("text", "original__data")

    @admin.display(description="原件摘要")
    def original_sha256(self, row: Source) -> str:
        return row.original.sha256

    @admin.display(description="文本(开头)")
    def beginning(self, row: Source) -> str:
        return excerpt(row.text)


@admin.register(Reading)
class ReadingAdmin(ReadOnlyAdmin):
    list_display = ("source", "extractor", "published_on", "read_at")
    list_filter = ("extractor",)
    search_fields = ("source__publication", "source__file_name")
    date_hierarchy = "read_at"
    fields = (("source", "extractor"), ("published_on", "read_at"), "found")
    readonly_fields = ("found",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reading]:
        rows = super().get_queryset(request).select_related("source")
        return rows.defer(*WITHOUT_TEXT)

    @admin.display(description="结果")
    def found(self, row: Reading) -> str:
        return as_text(row.result)
