"""The numbers of dockets, given without gaps and without doubles."""

from __future__ import annotations

from typing import Any

from django.db import models


class DocketSerial(models.Model):
    """The last serial given in a year; locked while the next one is taken."""

    year = models.PositiveSmallIntegerField("年度", unique=True)
    last = models.PositiveIntegerField("最后一号", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "编号流水"

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"

    @classmethod
    def take(cls, year: int) -> int:
        """The next serial of `year`; call inside a transaction: no gap, no double."""
        cls.objects.get_or_create(year=year)
        row: Any = cls.objects.select_for_update().get(year=year)
        row.last += 1
        row.save(update_fields=["last"])
        return int(row.last)
