"""What leaders wrote, who went to look, which months were signed: only read here."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from meetings.admin.base import ReadOnlyAdmin
from tracker.models import Inspection, Instruction, InstructionReply, MonthCheck


@admin.register(Instruction)
class InstructionAdmin(ReadOnlyAdmin):
    list_display = ("given_on", "leader_name", "leader_post", "text", "channel")
    list_filter = ("channel", ("revoked_at", admin.EmptyFieldListFilter))
    search_fields = ("text", "leader_name", "docket__code")
    date_hierarchy = "given_on"


@admin.register(InstructionReply)
class InstructionReplyAdmin(ReadOnlyAdmin):
    list_display = ("on", "instruction", "body", "recorder_name", "text", "settles")
    list_filter = ("settles", ("revoked_at", admin.EmptyFieldListFilter))
    list_select_related = ("instruction",)
    search_fields = ("text", "body", "recorder_name")
    date_hierarchy = "on"


@admin.register(Inspection)
class InspectionAdmin(ReadOnlyAdmin):
    list_display = ("on", "kind", "docket", "place", "result", "asked", "done_on")
    list_filter = ("kind", "result", ("revoked_at", admin.EmptyFieldListFilter))
    list_select_related = ("docket",)
    search_fields = ("finding", "place", "docket__code")
    date_hierarchy = "on"


@admin.register(MonthCheck)
class MonthCheckAdmin(ReadOnlyAdmin):
    list_display = ("month", "signer_name", "signed_at", "note", "sha256")
    date_hierarchy = "month"

    def get_queryset(self, request: HttpRequest) -> QuerySet[MonthCheck]:
        """The list does not load what was frozen."""
        rows: QuerySet[MonthCheck] = super().get_queryset(request)
        return rows.defer("lines")
