"""The numbers of dockets and of slips, given without gaps and without doubles."""

from __future__ import annotations

from typing import Any

from django.db import models


class Serial(models.Model):
    """The last serial given in a year; locked while the next one is taken."""

    year = models.PositiveSmallIntegerField("年度", unique=True)
    last = models.PositiveIntegerField("最后一号", default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"

    @classmethod
    def take(cls, year: int) -> int:
        """The next serial of `year`; call inside a transaction: no gap, no double."""
        row: Any = cls.locked(year)
        row.last += 1
        row.save(update_fields=["last"])
        return int(row.last)

    @classmethod
    def locked(cls, year: int) -> Any:
        """The row of the year; until the transaction ends nobody else takes one."""
        rows: Any = cls._default_manager
        rows.get_or_create(year=year)
        return rows.select_for_update().get(year=year)


class DocketSerial(Serial):
    class Meta(Serial.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "编号流水"


class NoticeSerial(Serial):
    class Meta(Serial.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "督办单编号流水"
