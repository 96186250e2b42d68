"""What the office sets for itself: one row of settings, and its calendar."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminDateWidget
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from meetings.admin.base import ModelAdmin
from tracker import lights, palettes
from tracker.calendar import ONE_DAY, doubts
from tracker.models import CalendarDay, DueRule, Office

LONGEST = 31  # days entered at once
HOW = (
    "原文没有具体日期时,立项页按这里的时限拟定,督查员可以改;"
    "有几条都合适的,取写明会议类型和类别最多的一条;都不合适的不定时限。"
)


class OfficeForm(forms.ModelForm[Office]):
    palette = forms.ChoiceField(
        label="套用配色",
        choices=palettes.CHOICES,
        required=False,
        help_text="选了一种,亮灯和催办阶梯的颜色就照它改,叫法不变;各项仍可再单独改。",
    )


@admin.register(Office)
class OfficeAdmin(ModelAdmin):
    form = OfficeForm
    fieldsets = (
        (None, {"fields": ("name", "code_word")}),
        ("亮灯", {"fields": ("soon_days", "still_days")}),
        (
            "亮灯的叫法和颜色",
            {
                "description": "符号不变;各页、清单和导出的表格都用这里的叫法。",
                "fields": [
                    "palette",
                    *((f"{one}_word", f"{one}_tone") for one in lights.SYMBOLS),
                ],
            },
        ),
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

    def save_model(
        self, request: HttpRequest, obj: Office, form: Any, change: bool
    ) -> None:
        """A palette changes steps too, each with its own line in the log."""
        if key := form.cleaned_data["palette"]:
            for step in palettes.take(key, obj):
                self.log_change(request, step, [{"changed": {"fields": ["颜色"]}}])
        super().save_model(request, obj, form, change)


class DaysForm(forms.ModelForm[CalendarDay]):
    """A new day, or all days of a holiday at once."""

    until = forms.DateField(
        label="至",
        required=False,
        widget=AdminDateWidget,
        help_text="一连几天的,填最后一天;只有一天的不填。",
    )

    class Meta:
        model = CalendarDay
        fields = ("day", "until", "is_working", "note")

    def clean_until(self) -> datetime.date | None:
        day, until = self.cleaned_data.get("day"), self.cleaned_data["until"]
        if day and until and not 0 <= (until - day).days <= LONGEST:
            raise forms.ValidationError(f"要在首日之后,最多 {LONGEST} 天。")
        return until  # type: ignore[no-any-return]

    @property
    def others(self) -> list[datetime.date]:
        """The days after the first."""
        day, until = self.cleaned_data["day"], self.cleaned_data["until"]
        days = (until - day).days if until else 0
        return [day + n * ONE_DAY for n in range(1, days + 1)]


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
        for words in doubts(timezone.localdate(), CalendarDay.objects.changes()):
            messages.warning(request, f"{words}公布后请在这里补上。")
        return super().changelist_view(request, extra_context)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **more: Any
    ) -> Any:
        form = {} if change else {"form": DaysForm}
        return super().get_form(request, obj, change, **form, **more)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        names = ["day", "is_working", "note"]
        return names if obj else ["day", "until", *names[1:]]

    def save_model(
        self, request: HttpRequest, obj: CalendarDay, form: Any, change: bool
    ) -> None:
        """Each day is a row with its own line in the log; what stood there goes."""
        super().save_model(request, obj, form, change)
        if change:
            return
        for day in form.others:
            words = {"is_working": obj.is_working, "note": obj.note}
            row, made = CalendarDay.objects.update_or_create(day=day, defaults=words)
            log = self.log_addition if made else self.log_change
            log(request, row, [{"added" if made else "changed": {}}])


@admin.register(DueRule)
class DueRuleAdmin(ModelAdmin):
    list_display = ("meeting_kind", "grade", "span", "start", "basis")
    list_display_links = ("span",)
    list_filter = ("unit",)
    list_select_related = ("meeting_kind",)
    search_fields = ("basis",)

    def changelist_view(
        self, request: HttpRequest, extra_context: Any = None
    ) -> HttpResponse:
        messages.info(request, HOW)
        return super().changelist_view(request, extra_context)

    @admin.display(description="时限")
    def span(self, row: DueRule) -> str:
        return row.span
