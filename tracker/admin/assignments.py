"""Assignments and their standings: derived from events, so only read."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from meetings.admin.base import ReadOnlyAdmin, ReadOnlyInline
from tracker.models import Assignment, Standing

from .events import EventInline


class StandingInline(ReadOnlyInline):
    model = Standing
    fields = ("department", "role", "state", "due_on", "since", "until")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Standing]:
        return super().get_queryset(request).select_related("department")


@admin.register(Assignment)
class AssignmentAdmin(ReadOnlyAdmin):
    list_display = (
        "docket",
        "department",
        "role",
        "state",
        "due_on",
        "charged_on",
        "last_report_on",
        "next_report_due",
        "returns",
    )
    list_filter = ("state", "role", "docket__year", "department")
    list_select_related = ("docket", "department")
    search_fields = ("docket__code", "docket__title", "department__name")
    date_hierarchy = "charged_on"
    inlines = (EventInline, StandingInline)
    fields = (
        "docket",
        ("department", "role", "state"),
        ("due_on", "charged_on", "signed_on"),
        ("claimed_on", "verified_on", "closed_on"),
        ("last_report_on", "last_progress_on", "next_report_due"),
        ("returns", "passed_to"),
    )


@admin.register(Standing)
class StandingAdmin(ReadOnlyAdmin):
    list_display = (
        "assignment",
        "department",
        "role",
        "state",
        "due_on",
        "since",
        "until",
    )
    list_filter = ("state", "role", ("until", admin.EmptyFieldListFilter))
    list_select_related = (
        "department",
        "assignment__docket",
        "assignment__department",
    )
    search_fields = ("assignment__docket__code", "department__name")
    date_hierarchy = "since"
