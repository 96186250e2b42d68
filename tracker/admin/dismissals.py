"""Decisions not to docket, those taken back among them."""

from __future__ import annotations

from django.contrib import admin

from meetings.admin.base import ReadOnlyAdmin, named
from tracker.models import Dismissal


@admin.register(Dismissal)
class DismissalAdmin(ReadOnlyAdmin):
    list_display = (
        "directive",
        "reason",
        named("by", "决定人"),
        "at",
        named("revoked_by", "撤回人"),
        "revoked_at",
    )
    list_filter = (("revoked_at", admin.EmptyFieldListFilter), "by")
    list_select_related = ("directive", "by", "revoked_by")
    search_fields = ("reason", "directive__text")
    date_hierarchy = "at"
