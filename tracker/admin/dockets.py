"""Dockets, with all that hangs on them, and the serials given to them."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from meetings.admin.base import ReadOnlyAdmin, ReadOnlyInline, named
from tracker.models import Assignment, Docket, DocketDirective, DocketSerial

from .events import EventInline


class DocketDirectiveInline(ReadOnlyInline):
    model = DocketDirective
    fields = ("relation", "directive", "meeting")
    readonly_fields = ("meeting",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[DocketDirective]:
        return super().get_queryset(request).select_related("directive__meeting")

    @admin.display(description="会议")
    def meeting(self, row: DocketDirective) -> str:
        return row.directive.meeting.title


class AssignmentInline(ReadOnlyInline):
    model = Assignment
    fields = ("department", "role", "state", "due_on", "last_report_on", "returns")
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Assignment]:
        return super().get_queryset(request).select_related("docket", "department")


@admin.register(Docket)
class DocketAdmin(ReadOnlyAdmin):
    list_display = (
        "code",
        "title",
        "lead_department",
        "kind",
        "grade",
        "due_on",
        "moves",
        "charged_on",
        named("officer", "督查员"),
    )
    list_filter = ("year", "kind", "grade", "officer")
    list_select_related = ("officer", "lead_department")
    search_fields = ("code", "title", "criterion", "directives__directive__text")
    date_hierarchy = "charged_on"
    inlines = (DocketDirectiveInline, AssignmentInline, EventInline)
    fields = (
        ("code", "year", "serial"),
        "title",
        ("kind", "grade", "report_interval"),
        "criterion",
        ("original_due_on", "due_on", "moves"),
        ("responsible_post", "officer", "charged_on"),
        "superseded_by",
    )


@admin.register(DocketSerial)
class DocketSerialAdmin(ReadOnlyAdmin):
    list_display = ("year", "last")
