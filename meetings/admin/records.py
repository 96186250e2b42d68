"""Meetings, directives and the edits of them: read here, changed at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from meetings.models import (
    Attendance,
    Directive,
    Edit,
    Meeting,
    MeetingKind,
    Mention,
    Passage,
)

from .base import ModelAdmin, ReadOnlyAdmin, ReadOnlyInline, named
from .sources import WITHOUT_TEXT, as_text


@admin.register(MeetingKind)
class MeetingKindAdmin(ModelAdmin):
    list_display = ("name", "order")
    list_editable = ("order",)
    search_fields = ("name",)


class AttendanceInline(ReadOnlyInline):
    model = Attendance
    fields = ("name", "post", "role", "person")


class DirectiveInline(ReadOnlyInline):
    model = Directive
    fields = ("number", "text", "speaker", "deadline_text", "deadline_on", "state")
    show_change_link = True
    verbose_name_plural = "要求(在校核页修改)"


@admin.register(Meeting)
class MeetingAdmin(ReadOnlyAdmin):
    list_display = (
        "title",
        "held_on",
        "kind",
        "organ",
        "ordinal",
        "year",
        "directives_count",
        "state",
        "origin",
    )
    list_filter = ("state", "year", "kind", "origin")
    list_select_related = ("kind",)
    search_fields = ("title", "organ", "venue", "attendances__name")
    date_hierarchy = "held_on"
    inlines = (AttendanceInline, DirectiveInline)
    fields = (
        "title",
        ("held_on", "period", "venue"),
        ("organ", "kind", "year", "ordinal"),
        ("state", "origin"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Meeting]:
        rows: QuerySet[Meeting] = super().get_queryset(request)
        counted: QuerySet[Meeting] = rows.annotate(directive_count=Count("directives"))
        return counted

    @admin.display(description="要求条数", ordering="directive_count")
    def directives_count(self, row: Any) -> int:
        return int(row.directive_count)


class MentionInline(ReadOnlyInline):
    model = Mention
    fields = ("name", "role", "department")


class PassageInline(ReadOnlyInline):
    model = Passage
    fields = ("source", "start", "end")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Passage]:
        rows = super().get_queryset(request).select_related("source")
        return rows.defer(*WITHOUT_TEXT)


@admin.register(Directive)
class DirectiveAdmin(ReadOnlyAdmin):
    list_display = (
        "heading_text",
        "meeting",
        "number",
        "speaker",
        "deadline_on",
        "state",
        "locked_at",
    )
    list_filter = (
        "state",
        "meeting__year",
        "meeting__kind",
        ("locked_at", admin.EmptyFieldListFilter),
        "origin",
    )
    list_select_related = ("meeting",)
    search_fields = ("text", "speaker", "meeting__title", "mentions__name")
    inlines = (MentionInline, PassageInline)
    fields = (
        "meeting",
        ("number", "parent"),
        "speaker",
        "text",
        ("deadline_text", "deadline_on"),
        ("state", "origin"),
        ("version", "locked_at"),
    )

    @admin.display(description="要求", ordering="text")
    def heading_text(self, row: Directive) -> str:
        return row.heading


BY = named("by", "操作人")


@admin.register(Edit)
class EditAdmin(ReadOnlyAdmin):
    list_display = ("at", "verb", "meeting", "source", BY, "reason", "undoes")
    list_filter = ("verb", "at", "by")
    search_fields = ("reason", "meeting__title", "by__username", "by__first_name")
    date_hierarchy = "at"
    fields = (
        ("verb", "at", "by"),
        "meeting",
        "source",
        "reason",
        "undoes",
        "before_text",
        "after_text",
    )
    readonly_fields = ("before_text", "after_text")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edit]:
        rows = super().get_queryset(request)
        joined = rows.select_related("meeting", "source", "by", "undoes")
        return joined.defer(*WITHOUT_TEXT)

    @admin.display(description="改前")
    def before_text(self, row: Edit) -> str:
        return as_text(row.before)

    @admin.display(description="改后")
    def after_text(self, row: Edit) -> str:
        return as_text(row.after)
