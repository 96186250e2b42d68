"""The rules by which a year is scored: a version is added, none is ever changed."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from meetings.models.accounts import to_account
from tracker.scoring import RuleSet


class RuleBookQuerySet(models.QuerySet["RuleBook"]):
    def in_force(self, year: int) -> RuleBook | None:
        """The newest version of the year."""
        return self.filter(year=year).order_by("-version").first()

    def newest(self) -> RuleBookQuerySet:
        """One a year, the newest year first."""
        last = models.OuterRef("year")
        later = RuleBook.objects.filter(year=last).order_by("-version").values("pk")
        return self.filter(pk=models.Subquery(later[:1])).order_by("-year")

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("Rule books are only ever added.")

    def delete(self) -> NoReturn:
        raise TypeError("Rule books are only ever added.")


class RuleBook(models.Model):
    """document: as `RuleSet.document`; note: why this version."""

    year = models.PositiveSmallIntegerField("年度")
    version = models.PositiveSmallIntegerField("版本")
    document = models.JSONField("规则")
    note = models.CharField("改动说明", max_length=200, blank=True)
    made_by = to_account("制定人")
    # As they were then: names and posts change.
    maker_name = models.CharField("制定人姓名", max_length=60)
    maker_role = models.CharField("制定人岗位", max_length=80)
    made_at = models.DateTimeField("制定时间")

    objects = RuleBookQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "计分规则"
        ordering = ("-year", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "version"),
                name="rule_book_version_once",
                violation_error_message="这一年已有这个版本的规则。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.year} 年计分规则第 {self.version} 版"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("Rule books are only ever added.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Rule books are only ever added.")

    @property
    def rules(self) -> RuleSet:
        return RuleSet.from_document(self.document)
