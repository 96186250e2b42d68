"""Saved views: a filter, an order and a set of columns that a person gave a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def visible_to(self, user: User) -> SavedViewQuerySet:
        """One's own alone; what is shared is the address."""
        return self.filter(owner=user.pk)

    def kept(self) -> SavedViewQuerySet:
        return self.filter(deleted_at=None)


class SavedView(models.Model):
    """query, columns and order as the address of the list says them.

    former: the name before it was renamed, so that this can be taken back. A deleted
    one stays until it is put back or its name is given to another.
    """

    class Page(models.TextChoices):
        ASSIGNMENTS = "assignments", "交办任务"
        DOCKETS = "dockets", "督办事项"

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="saved_views",
        verbose_name="谁的",
    )
    page = models.CharField("列表", max_length=16, choices=Page.choices)
    name = models.CharField("名称", max_length=30)
    former = models.CharField("原名", max_length=30, blank=True)
    query = models.TextField("条件", blank=True, max_length=2000)
    columns = models.CharField("列", max_length=10, blank=True)
    order = models.CharField("排序", max_length=30, blank=True)
    made_at = models.DateTimeField("保存时间", auto_now_add=True)
    deleted_at = models.DateTimeField("删除时间", null=True, blank=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "存下的视图"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "name"),
                condition=Q(deleted_at=None),
                name="saved_view_name_once",
                violation_error_message="您已有一个叫这个名称的视图,请换一个。",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> str:
        """All that its address says after the question mark."""
        said = [self.query]
        said += [f"sort={self.order}"] if self.order else []
        said += [f"columns={self.columns}"] if self.columns else []
        return "&".join(filter(None, said))
