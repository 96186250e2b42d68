"""Workbooks that were sent in, as they came, and which of their rows were put down."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models
from django.utils import timezone

from meetings.models.accounts import to_account

if TYPE_CHECKING:
    from django.contrib.auth.models import User

S = TypeVar("S", bound="Sent")
NAME_LENGTH = 200


class SentQuerySet(models.QuerySet[S]):
    def of(self, data: bytes) -> Self:
        """Those that came with the same bytes."""
        return self.filter(sha256=_sum_of(data))

    def for_list(self) -> Self:
        """Newest first, without the files; `put_down` counts the rows that were."""
        rows = self.defer("data").select_related("sent_by")
        return rows.annotate(put_down=models.Count("rows")).order_by("-pk")


class Sent(models.Model):
    """One upload; a model of it has its rows as `rows`."""

    name = models.CharField("文件名", max_length=NAME_LENGTH)
    data = models.BinaryField("文件")
    sha256 = models.CharField("校验和", max_length=64, db_index=True)
    sent_by = to_account("上传人")
    sent_at = models.DateTimeField("上传时间", default=timezone.now)

    class Meta:
        abstract = True

    @classmethod
    def made(cls, data: bytes, name: str, by: User, **more: Any) -> Self:
        """Not saved yet; of a long name its end, which tells the type."""
        name = name[-NAME_LENGTH:]
        return cls(name=name, data=data, sha256=_sum_of(data), sent_by=by, **more)


def _sum_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class PutDown(models.Model):
    """A row that was put down. print: of what is in it, so that the same row in the
    same or another file changes nothing."""

    number = models.PositiveIntegerField("行号")
    print = models.CharField("指纹", max_length=64, unique=True)

    class Meta:
        abstract = True
        ordering = ("source", "number")

    def __str__(self) -> str:
        return f"第 {self.number} 行"
