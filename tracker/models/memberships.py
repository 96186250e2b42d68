"""Which user acts for which body in which role, and from when to when."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models, transaction
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
        help_text="联络员、副联络员、审签人必填;其他角色不填。",
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
                condition=Q(
                    role__in=("approver", "deputy", "liaison"),
                    department__isnull=False,
                )
                | (
                    ~Q(role__in=("approver", "deputy", "liaison"))
                    & Q(department__isnull=True)
                ),
                name="membership_department",
                violation_error_message=(
                    "联络员、副联络员、审签人要选单位;其他角色不选单位。"
                ),
            ),
            models.UniqueConstraint(
                fields=("user", "role", "department", "valid_from"),
                name="membership_once",
                violation_error_message="这个账号已有这个身份。",
            ),
        )

    def __str__(self) -> str:
        return f"{self.department or ''}{roles.Role(self.role).label}"

    def clean(self) -> None:
        super().clean()
        if self.role in roles.SEPARATED and self.user_id and self.clashes():
            names = "、".join(sorted(role.label for role in roles.SEPARATED))
            raise ValidationError(f"一个人不能同时是{names}中的两种。")

    def clashes(self) -> bool:
        """Another of the three administrator roles, held at the same time."""
        others = Membership.objects.filter(user=self.user_id).exclude(pk=self.pk)
        others = others.filter(role__in=roles.SEPARATED).exclude(role=self.role)
        if self.valid_from:
            others = others.exclude(valid_to__lt=self.valid_from)
        if self.valid_to:
            others = others.exclude(valid_from__gt=self.valid_to)
        return others.exists()

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.role in roles.SEPARATED:
            get_user_model().objects.select_for_update().get(pk=self.user_id)
            self.clean()
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
    enters = not roles.SEPARATED.isdisjoint(held)  # the site of administration
    if user.is_staff != enters and not user.is_superuser:
        user.is_staff = enters
        user.save(update_fields=["is_staff"])


def mirror_on_login(sender: Any, user: Any, **kwargs: Any) -> None:
    mirror(user)
