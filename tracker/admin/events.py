"""Events: only ever added."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from meetings.admin.base import ReadOnlyAdmin, ReadOnlyInline
from meetings.admin.sources import as_text
from tracker.models import Event


class EventInline(ReadOnlyInline):
    model = Event
    fields = ("seq", "verb", "whose", "happened_on", "actor_name", "reason", "corrects")
    readonly_fields = ("whose",)
    show_change_link = True
    verbose_name_plural = "事件(只增不改)"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        rows = super().get_queryset(request).order_by("seq")
        return rows.select_related("assignment__department", "corrects")

    @admin.display(description="单位")
    def whose(self, row: Event) -> str:
        return str(row.assignment.department) if row.assignment else "—"


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = (
        "recorded_at",
        "docket",
        "whose",
        "verb",
        "happened_on",
        "who",
        "corrects",
    )
    list_filter = ("verb", "channel", "recorded_at")
    list_select_related = ("docket", "assignment__department", "corrects")
    search_fields = ("docket__code", "docket__title", "actor_name", "reason", "caller")
    date_hierarchy = "happened_on"
    ordering = ("-recorded_at", "-id")
    fields = (
        "docket",
        ("assignment", "seq", "verb"),
        ("happened_on", "recorded_at"),
        ("actor", "actor_name", "actor_role"),
        ("on_behalf_of", "channel", "caller"),
        "reason",
        ("before_text", "after_text"),
        "corrects",
    )
    readonly_fields = ("before_text", "after_text")

    @admin.display(description="操作人", ordering="actor_name")
    def who(self, row: Event) -> str:
        channel = "" if row.channel == row.Channel.SYSTEM else row.get_channel_display()
        return " · ".join(filter(None, (row.actor_name, row.actor_role, channel)))

    @admin.display(description="单位", ordering="assignment__department__order")
    def whose(self, row: Event) -> str:
        return str(row.assignment.department) if row.assignment else "—"

    @admin.display(description="改前")
    def before_text(self, row: Event) -> str:
        return as_text(row.before)

    @admin.display(description="改后")
    def after_text(self, row: Event) -> str:
        return as_text(row.after)
