"""Which user acts for which body in which role, and from when to when."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q

from meetings.models import Department, Post
from meetings.models.periods import Period, holding_on
from tracker import roles


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, on: datetime.date) -> MembershipQuerySet:
        return self.filter(holding_on(on))


class Membership(Period):
    Role = roles.Role

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="memberships",
        verbose_name="账号",
    )
    role = models.CharField("角色", max_length=10, choices=roles.CHOICES)
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="单位",
        help_text="联络员必填;督查室和领导不填。",
    )
    post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="岗位",
    )

    objects = MembershipQuerySet.as_manager()

    class Meta(Period.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "成员身份"
        ordering = ("id",)
        constraints = (
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=Q(role="liaison", department__isnull=False)
                | (~Q(role="liaison") & Q(department__isnull=True)),
                name="membership_department",
                violation_error_message="联络员要选单位;其他角色不选单位。",
            ),
            models.UniqueConstraint(
                fields=("user", "role", "department", "valid_from"),
                name="membership_once",
                violation_error_message="这个账号已有这个身份。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.department or ''}{roles.Role(self.role).label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        mirror(self.user)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        user, done = self.user, super().delete(*args, **kwargs)
        mirror(user)
        return done


def mirror(user: Any) -> None:
    """Put the user into the groups of today's roles, and out of the others."""
    today = datetime.date.today()
    held = set(user.memberships.current(today).values_list("role", flat=True))
    labels = {roles.Role(role).label for role in held}
    user.groups.remove(
        *Group.objects.filter(name__in=roles.LABELS.values()).exclude(name__in=labels)
    )
    user.groups.add(*(Group.objects.get_or_create(name=n)[0] for n in sorted(labels)))
    if user.is_staff != (roles.Role.ADMIN in held) and not user.is_superuser:
        user.is_staff = roles.Role.ADMIN in held
        user.save(update_fields=["is_staff"])


def mirror_on_login(sender: Any, user: Any, **kwargs: Any) -> None:
    mirror(user)
