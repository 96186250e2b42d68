"""The ladder of urging as the administrator sets it, and what came of it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse

from meetings.admin.base import ModelAdmin, ReadOnlyAdmin
from tracker.models import LadderStep, Notice, NoticeSerial

HOW = (
    "督查员按这里的步骤催办,从轻到重,每一步都要有人点;“只提示”只在单位的页面上显示。"
    "改期、退回或重开以后,从第一步重新起步。不要的步骤请停用,不能删除。"
)


@admin.register(LadderStep)
class LadderStepAdmin(ModelAdmin):
    list_display = ("order", "word", "days", "form", "tone", "is_active")
    list_display_links = ("order", "word")
    list_filter = ("is_active",)
    search_fields = ("word",)

    def changelist_view(
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponse:
        messages.info(request, HOW)
        return super().changelist_view(request, extra_context)

    def has_delete_permission(
        self, request: HttpRequest, obj: LadderStep | None = None
    ) -> bool:
        """Events remember steps by their order."""
        return False


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    list_display = ("code", "assignment", "word", "event", "due_on", "acknowledged")
    list_filter = ("form",)
    list_select_related = (
        *("event", "acknowledged"),
        *("assignment__docket", "assignment__department"),
    )
    search_fields = ("code", "text", "assignment__docket__code")
    date_hierarchy = "event__happened_on"


@admin.register(NoticeSerial)
class NoticeSerialAdmin(ReadOnlyAdmin):
    list_display = ("year", "last")
