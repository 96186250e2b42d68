"""What the office sets for itself: one row of settings, and its calendar."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from meetings.admin.base import ModelAdmin
from tracker.calendar import unknown_years
from tracker.models import CalendarDay, DueRule, Office


@admin.register(Office)
class OfficeAdmin(ModelAdmin):
    fieldsets = (
        (None, {"fields": ("name", "code_word")}),
        ("亮灯(天)", {"fields": ("soon_days", "still_days")}),
        ("反馈", {"fields": ("urge_days", "release")}),
        ("数字", {"fields": ("whole_percents",)}),
    )

    def changelist_view(
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponse:
        """There is one row: go there at once."""
        row = Office.objects.first()
        if row is None:
            return redirect("admin:tracker_office_add")
        return redirect("admin:tracker_office_change", row.pk)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Office.objects.exists()

    def has_delete_permission(
        self, request: HttpRequest, obj: Office | None = None
    ) -> bool:
        return False


@admin.register(CalendarDay)
class CalendarDayAdmin(ModelAdmin):
    list_display = ("day", "is_working", "note")
    list_filter = ("is_working",)
    search_fields = ("note",)
    date_hierarchy = "day"
    ordering = ("-day",)

    def changelist_view(
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponse:
        """The page says which years have no published notice and go by weekends."""
        if unknown := unknown_years(timezone.localdate()):
            years = "、".join(f"{year} 年" for year in unknown)
            words = f"{years}的放假安排还没有收录,暂按双休日推算;公布后请在这里补上。"
            messages.warning(request, words)
        return super().changelist_view(request, extra_context)


@admin.register(DueRule)
class DueRuleAdmin(ModelAdmin):
    list_display = ("meeting_kind", "grade", "count", "unit", "basis")
    list_display_links = ("count",)
    list_filter = ("unit",)
    list_select_related = ("meeting_kind",)
    search_fields = ("basis",)
