"""What dates are counted by: the office's due rules, and its own working days."""

from __future__ import annotations

import datetime

from django.core.validators import MaxValueValidator
from django.db import models

from meetings.models import MeetingKind


class DueRule(models.Model):
    """A due date for what the text gives none; `charging.defaults` counts with it.

    The rule that names the most of kind of meeting and class of docket is taken.
    """

    class Unit(models.TextChoices):
        DAYS = "days", "天"
        WORKING = "working", "个工作日"
        MONTHS = "months", "个月"
        QUARTERS = "quarters", "个季度"
        MONTH_END = "month_end", "月底(0 为当月)"
        QUARTER_END = "quarter_end", "季末(0 为当季)"
        YEAR_END = "year_end", "年底(0 为当年)"

    class Start(models.TextChoices):
        MEETING = "meeting", "开会之日"
        CHARGE = "charge", "交办之日"

    meeting_kind = models.ForeignKey(
        MeetingKind,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="会议类型",
        help_text="不选为各类会议。",
    )
    grade = models.CharField(
        "类别",
        max_length=1,
        blank=True,
        choices=[("A", "A"), ("B", "B"), ("C", "C")],
        help_text="不选为各类事项。",
    )
    count = models.PositiveSmallIntegerField(
        "数", validators=[MaxValueValidator(366)], help_text="起算之日不算在内。"
    )
    unit = models.CharField("单位", max_length=12, choices=Unit.choices)
    start = models.CharField(
        "起算",
        max_length=8,
        choices=Start.choices,
        default=Start.MEETING,
        help_text="会议没有日期的,从交办之日起算。",
    )
    basis = models.CharField(
        "依据", max_length=120, blank=True, help_text="写在拟定的时限旁边,如文件名。"
    )

    class Meta:
        verbose_name = verbose_name_plural = "默认时限"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("meeting_kind", "grade"),
                name="due_rule_once",
                violation_error_message="这种情况已有一条默认时限。",
            ),
            models.UniqueConstraint(
                fields=("grade",),
                condition=models.Q(meeting_kind__isnull=True),
                name="due_rule_general_once",
                violation_error_message="各类会议已有一条默认时限。",
            ),
        )

    def __str__(self) -> str:
        """常务会议 A 类:7 天"""
        kind = str(self.meeting_kind or "")
        scope = " ".join(filter(None, (kind, self.grade and f"{self.grade} 类")))
        return f"{scope or '各类事项'}:{self.span}"

    @property
    def span(self) -> str:
        """7 天, 5 个工作日, 次月底, 3 个季度后的季末"""
        unit = self.Unit(self.unit)
        if unit not in ENDS:
            return f"{self.count} {unit.label}"
        period, end, measure = ENDS[unit]
        near = {0: f"当{period}{end}", 1: f"次{period}{end}"}
        return near.get(self.count, f"{self.count} {measure}后的{period}{end}")


# period, its end, and how many of it are counted
ENDS = {
    DueRule.Unit.MONTH_END: ("月", "底", "个月"),
    DueRule.Unit.QUARTER_END: ("季", "末", "个季度"),
    DueRule.Unit.YEAR_END: ("年", "底", "年"),
}


class CalendarQuerySet(models.QuerySet["CalendarDay"]):
    def changes(self) -> dict[datetime.date, bool]:
        """Day → whether the office works, as `tracker.calendar` takes it."""
        return dict(self.values_list("day", "is_working"))


class CalendarDay(models.Model):
    """A day on which this office's calendar differs from the national one."""

    day = models.DateField("日期", unique=True)
    is_working = models.BooleanField("上班")
    note = models.CharField("说明", max_length=40, blank=True)

    objects = CalendarQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "工作日调整"
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {'上班' if self.is_working else '休息'}"
