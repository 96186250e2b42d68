"""People, posts, and who held which post when: responsibility sits on the post."""

from __future__ import annotations

import datetime

from django.db import models

from .departments import Department
from .periods import Period, holding_on


class Person(models.Model):
    name = models.CharField("姓名", max_length=40, db_index=True)
    phone = models.CharField("电话", max_length=30, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "人员"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class PostQuerySet(models.QuerySet["Post"]):
    def of_leaders(self) -> PostQuerySet:
        """Posts of the area's leaders: those that belong to no department."""
        return self.filter(department=None)


class Post(models.Model):
    title = models.CharField("岗位", max_length=80)
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name="单位",
        help_text="区领导的岗位不填单位。",
    )
    order = models.PositiveIntegerField("序列", default=0)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "岗位"
        ordering = ("order", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("title", "department"),
                name="post_once",
                violation_error_message="这个单位已有这个岗位。",
            ),
            models.UniqueConstraint(
                fields=("title",),
                condition=models.Q(department__isnull=True),
                name="leader_post_once",
                violation_error_message="已有这个领导岗位。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.department or ''}{self.title}"

    def holder(self, on: datetime.date) -> Person | None:
        """Of several on that day, whoever came last; an open start came first."""
        held = self.tenures.filter(holding_on(on)).select_related("person")
        came = models.F("valid_from").desc(nulls_last=True)
        tenure = held.order_by(came, "-id").first()
        return tenure.person if tenure else None


class Tenure(Period):
    post = models.ForeignKey(
        Post, models.CASCADE, related_name="tenures", verbose_name="岗位"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="tenures", verbose_name="人员"
    )

    class Meta(Period.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "任职"
        ordering = ("valid_from", "id")

    def __str__(self) -> str:
        return f"{self.person} · {self.post}"
