"""Departments, the names they are called by, and the groups they are called in."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from .periods import Period, holding_on

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from .people import Post
    from .task_forces import TaskForceMember


class DepartmentQuerySet(models.QuerySet["Department"]):
    def current(self, on: datetime.date) -> DepartmentQuerySet:
        return self.filter(holding_on(on))

    def named(self, text: str) -> DepartmentQuerySet:
        """Every department called `text`, by its name or by an alias."""
        return self.filter(Q(name=text) | Q(aliases__name=text)).distinct()

    def answering_to(self, post_id: int) -> DepartmentQuerySet:
        """Those in the charge of this post; what a body left is its successor's."""
        own = Q(successor=None, leader_in_charge=post_id)
        return self.filter(own | Q(successor__leader_in_charge=post_id))

    def register(self) -> list[tuple[str, list[str]]]:
        """Pairs of official name and aliases, as `extract` takes them."""
        return [
            (department.name, [alias.name for alias in department.aliases.all()])
            for department in self.prefetch_related("aliases")
        ]


class Department(Period):
    class Kind(models.TextChoices):
        BUREAU = "bureau", "部门"
        TOWN = "town", "街道乡镇"
        TASK_FORCE = "task_force", "专班"
        COMPANY = "company", "企业"

    name = models.CharField(
        "名称",
        max_length=80,
        unique=True,
        error_messages={"unique": "已有同名单位。"},
    )
    kind = models.CharField(
        "类别", max_length=12, choices=Kind.choices, default=Kind.BUREAU
    )
    order = models.PositiveIntegerField("序列", default=0, help_text="按序列排列")
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name="承接单位",
    )
    leader_in_charge = models.ForeignKey(
        "meetings.Post",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="departments_in_charge",
        verbose_name="分管领导(岗位)",
    )

    objects = DepartmentQuerySet.as_manager()

    if TYPE_CHECKING:
        aliases: RelatedManager[Alias]
        posts: RelatedManager[Post]
        member_rows: RelatedManager[TaskForceMember]
        beside: str  # set by tables that say what became of it

    class Meta(Period.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "单位"
        ordering = ("order", "id")

    def __str__(self) -> str:
        return self.name

    @property
    def carried_on(self) -> str:
        """Since when which body carries on, in words; "" where none does."""
        if self.successor is None:
            return ""
        after = self.valid_to and self.valid_to + datetime.timedelta(days=1)
        return f"{after or ''}{' 起' if after else ''}由{self.successor}承接"


class Alias(Period):
    department = models.ForeignKey(
        Department, models.CASCADE, related_name="aliases", verbose_name="单位"
    )
    name = models.CharField("别名", max_length=80, db_index=True)

    class Meta(Period.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "别名"
        ordering = ("id",)
        constraints = (
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=("department", "name"),
                name="alias_once",
                violation_error_message="这个单位已有这个别名。",
            ),
        )

    def __str__(self) -> str:
        return self.name


class DepartmentGroup(models.Model):
    """Departments called by one word, such as 各镇街; charging expands it."""

    name = models.CharField("名称", max_length=40, unique=True)
    members = models.ManyToManyField(
        Department, related_name="groups", blank=True, verbose_name="成员单位"
    )

    class Meta:
        verbose_name = verbose_name_plural = "单位组"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
