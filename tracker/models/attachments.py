"""Files that a department sends with a report, as evidence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from tracker.permissions import departments_of

from .assignments import Assignment
from .reports import Report

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, user: User) -> AttachmentQuerySet:
        """With the assignment, to its docket's lead too; what waits for release, to
        the department alone."""
        own = Q(report__assignment__department__in=departments_of(user))
        read = Assignment.objects.read_by(user)
        told = Q(report__released=True, report__assignment__in=read)
        return self.filter(own | told)


class Attachment(models.Model):
    """The bytes lie in settings.ATTACHMENTS under `place`, which says nothing."""

    report = models.ForeignKey(
        Report, models.PROTECT, related_name="attachments", verbose_name="反馈"
    )
    name = models.CharField("文件名", max_length=120)
    kind = models.CharField("类型", max_length=8)
    size = models.PositiveIntegerField("字节数")
    sha256 = models.CharField("校验", max_length=64)
    place = models.CharField("存放", max_length=80, unique=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "附件"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("attachment", args=[self.pk])

    @property
    def path(self) -> Path:
        return Path(settings.ATTACHMENTS) / self.place
