"""The directive's admin again, with the dockets that stand on it (design §2)."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest

from meetings.admin import DirectiveAdmin
from meetings.admin.base import ReadOnlyInline
from meetings.models import Directive
from tracker.models import DocketDirective

admin.site.unregister(Directive)


class DocketInline(ReadOnlyInline):
    model = DocketDirective
    fields = ("docket", "relation")
    verbose_name_plural = "督办件"

    def get_queryset(self, request: HttpRequest) -> QuerySet[DocketDirective]:
        return super().get_queryset(request).select_related("docket")


@admin.register(Directive)
class DirectiveWithDocketAdmin(DirectiveAdmin):
    def get_list_display(self, request: HttpRequest) -> Any:
        return [*super().get_list_display(request), "docket_code"]

    def get_inlines(self, request: HttpRequest, obj: Directive | None) -> list[Any]:
        return [*super().get_inlines(request, obj), DocketInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Directive]:
        links = DocketDirective.objects.filter(directive=OuterRef("pk"))
        code = Subquery(links.values("docket__code")[:1])
        rows: QuerySet[Directive] = super().get_queryset(request).annotate(code=code)
        return rows

    @admin.display(description="督办件", ordering="code")
    def docket_code(self, row: Any) -> str:
        return row.code or "—"
