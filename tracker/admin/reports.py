"""What departments reported and the office verified, each by an event."""

from __future__ import annotations

from django.contrib import admin

from meetings.admin.base import ReadOnlyAdmin
from tracker.models import Attachment, Extension, Report, Verification

OF_ASSIGNMENT = ("event", "assignment__docket", "assignment__department")


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    list_display = ("assignment", "event", "text", "percent", "problems", "next_step")
    list_filter = ("event__verb",)
    list_select_related = OF_ASSIGNMENT
    search_fields = ("text", "assignment__docket__code", "assignment__department__name")
    date_hierarchy = "event__happened_on"


@admin.register(Verification)
class VerificationAdmin(ReadOnlyAdmin):
    list_display = ("assignment", "event", "passed", "finding")
    list_filter = ("passed",)
    list_select_related = OF_ASSIGNMENT
    search_fields = (
        "finding",
        "assignment__docket__code",
        "assignment__department__name",
    )
    date_hierarchy = "event__happened_on"


@admin.register(Extension)
class ExtensionAdmin(ReadOnlyAdmin):
    list_display = ("assignment", "due_on", "until", "granted", "reason")
    list_filter = ("asked__happened_on",)
    list_select_related = ("assignment__docket", "assignment__department")
    search_fields = ("reason", "assignment__docket__code")
    date_hierarchy = "until"


@admin.register(Attachment)
class AttachmentAdmin(ReadOnlyAdmin):
    list_display = ("name", "kind", "size", "report")
    list_filter = ("kind",)
    list_select_related = ("report",)
    search_fields = ("name", "sha256")
