"""The year's account, marks and 加减分: only read here."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from meetings.admin.base import ReadOnlyAdmin
from tracker.models import DepartmentScore, Mark, Merit, Objection, Settlement


@admin.register(Merit)
class MeritAdmin(ReadOnlyAdmin):
    list_display = ("year", "department", "kind", "item", "points", "state")
    list_filter = ("year", "state", "kind")
    list_select_related = ("department",)
    search_fields = ("item", "basis", "department__name")


@admin.register(Mark)
class MarkAdmin(ReadOnlyAdmin):
    list_display = ("assignment", "judge", "seq", "value", "recorder_name")
    list_filter = ("judge",)
    list_select_related = ("assignment__docket", "assignment__department")
    search_fields = ("assignment__docket__code",)
    date_hierarchy = "recorded_at"


@admin.register(Settlement)
class SettlementAdmin(ReadOnlyAdmin):
    list_display = ("year", "version", "state", "cutoff", "frozen_at", "sha256")
    list_filter = ("state",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Settlement]:
        """The list does not load what was frozen."""
        rows: QuerySet[Settlement] = super().get_queryset(request)
        return rows.defer("head")


@admin.register(DepartmentScore)
class DepartmentScoreAdmin(ReadOnlyAdmin):
    list_display = ("settlement", "name", "shown", "rank", "grade", "count")
    list_filter = ("settlement__year",)
    list_select_related = ("settlement",)
    search_fields = ("name",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[DepartmentScore]:
        rows: QuerySet[DepartmentScore] = super().get_queryset(request)
        return rows.defer("facts", "lines")


@admin.register(Objection)
class ObjectionAdmin(ReadOnlyAdmin):
    list_display = ("recorded_at", "body", "settlement", "accepted", "decider_name")
    list_filter = ("accepted",)
    list_select_related = ("settlement",)
    search_fields = ("body", "reason")
