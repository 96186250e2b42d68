"""What one office sets for itself: its name, its thresholds, its calendar."""

from __future__ import annotations

from django.db import models


class Office(models.Model):
    """One row. Thresholds of design §4.5; rounding of §4.10."""

    name = models.CharField("名称", max_length=60, default="督查室")
    code_word = models.CharField(
        "编号字头",
        max_length=8,
        default="督",
        help_text="如“督”,编号为 督〔2026〕012号",
    )
    soon_days = models.PositiveSmallIntegerField("临期天数", default=7)
    still_days = models.PositiveSmallIntegerField("久无进展天数", default=30)
    whole_percents = models.BooleanField("百分比取整", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "本室设置"

    def __str__(self) -> str:
        return self.name

    @classmethod
    def present(cls) -> Office:
        return cls.objects.first() or cls()


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
