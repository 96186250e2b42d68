"""Digests: what one person was told on one day; and who wants no mail of it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class DigestQuerySet(models.QuerySet["Digest"]):
    def of(self, user: User) -> DigestQuerySet:
        return self.filter(user=user.pk)

    def unread(self) -> DigestQuerySet:
        return self.filter(read_at=None)

    def unmailed(self, day: datetime.date) -> DigestQuerySet:
        """Those of the day that nobody mails or has mailed."""
        return self.filter(day=day, mailed_at=None, claimed_at=None)

    def doubtful(self, day: datetime.date) -> DigestQuerySet:
        """Taken up by a run that did not live to say what became of the mail."""
        return self.filter(day=day, mailed_at=None, claimed_at__isnull=False)


class Digest(models.Model):
    """One a person and day, by constraint: a second run finds it and adds none.

    matters: the most urgent, as `reminding.grouping` writes them; count: all of them.
    tally: how many there are of each reason.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="digests",
        verbose_name="账号",
    )
    day = models.DateField("日期")
    matters = models.JSONField("事项", default=list)
    count = models.PositiveIntegerField("件数")
    tally = models.JSONField("各类件数", default=dict)
    claimed_at = models.DateTimeField("开始发信", null=True, blank=True)
    mailed_at = models.DateTimeField("发信时间", null=True, blank=True)
    read_at = models.DateTimeField("阅读时间", null=True, blank=True)

    objects = DigestQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "提醒"
        ordering = ("-day", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "day"),
                name="digest_once_a_day",
                violation_error_message="这个人当天的提醒已经有了。",
            ),
        )
        indexes = (
            # Asked for on every page: how many are there to read.
            models.Index(
                fields=("user",), condition=Q(read_at=None), name="digest_unread"
            ),
            models.Index(fields=("day",), name="digest_day"),
        )

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.count} 件"

    def get_absolute_url(self) -> str:
        return reverse("digest", args=[self.day])

    @property
    def more(self) -> int:
        """How many matters are only counted."""
        return self.count - len(self.matters)

    def claim(self) -> bool:
        """Take it up to be mailed; of several runs at once one is told True."""
        free = Digest.objects.filter(pk=self.pk, mailed_at=None, claimed_at=None)
        return free.update(claimed_at=timezone.now()) == 1

    def release(self) -> None:
        """Not mailed after all: the next run may."""
        Digest.objects.filter(pk=self.pk, mailed_at=None).update(claimed_at=None)

    def note_mailed(self) -> None:
        Digest.objects.filter(pk=self.pk).update(mailed_at=timezone.now())

    def note_read(self) -> None:
        """The first time counts."""
        if self.read_at is None:
            unread = Digest.objects.filter(pk=self.pk, read_at=None)
            unread.update(read_at=timezone.now())


class MailChoice(models.Model):
    """Whether a person wants digests by mail too; without a row: yes."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="mail_choice",
        verbose_name="账号",
    )
    by_mail = models.BooleanField("同时发到邮箱", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "邮件提醒"

    def __str__(self) -> str:
        return "发邮件" if self.by_mail else "不发邮件"

    @classmethod
    def of(cls, user: Any) -> bool:
        return cls.objects.filter(user=user.pk, by_mail=False).first() is None
