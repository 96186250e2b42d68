"""What one office sets for itself: its name, its thresholds, its calendar."""

from __future__ import annotations

from django.db import models

from meetings.models import MeetingKind
from tracker.workflow import REPORTING, Verb


class Office(models.Model):
    """One row. Thresholds of design §4.5; rounding of §4.10."""

    class Release(models.TextChoices):
        NONE = "none", "不需要"
        DONE = "done", "申请办结须审签"
        ALL = "all", "每次反馈都须审签"

    name = models.CharField("名称", max_length=60, default="督查室")
    code_word = models.CharField(
        "编号字头",
        max_length=8,
        default="督",
        help_text="如“督”,编号为 督〔2026〕012号",
    )
    soon_days = models.PositiveSmallIntegerField("临期天数", default=7)
    still_days = models.PositiveSmallIntegerField("久无进展天数", default=30)
    urge_days = models.PositiveSmallIntegerField(
        "催办间隔天数",
        default=3,
        help_text="同一任务这么多天内不重复催办;0 为不限。",
    )
    release = models.CharField(
        "单位内部审签",
        max_length=8,
        choices=Release.choices,
        default=Release.NONE,
        help_text="只对设了“审签人”的单位有效;督查员代录的不用审签。",
    )
    whole_percents = models.BooleanField("百分比取整", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "本室设置"

    def __str__(self) -> str:
        return self.name

    def wants_release(self, verb: Verb) -> bool:
        """Whether what a department sends waits for its approver."""
        if self.release == self.Release.ALL:
            return verb in REPORTING
        return self.release == self.Release.DONE and verb == Verb.REPORT_DONE

    @classmethod
    def present(cls) -> Office:
        return cls.objects.first() or cls()


class DueRule(models.Model):
    """A due date for what the text gives none: so many days, counted from the meeting.

    The rule that names the most of kind of meeting and kind of docket is taken.
    """

    class Unit(models.TextChoices):
        DAYS = "days", "天"
        WORKING = "working", "个工作日"
        MONTHS = "months", "个月"
        QUARTERS = "quarters", "个季度"

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
    count = models.PositiveSmallIntegerField("数")
    unit = models.CharField("单位", max_length=8, choices=Unit.choices)
    basis = models.CharField("依据", max_length=120, blank=True)

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
        return f"{self.count}{self.get_unit_display()}"


class CalendarDay(models.Model):
    """A day on which this office's calendar differs from the national one."""

    day = models.DateField("日期", unique=True)
    is_working = models.BooleanField("上班")
    note = models.CharField("说明", max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "工作日调整"
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {'上班' if self.is_working else '休息'}"
