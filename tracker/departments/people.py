"""Who stands for a department today. No telephone numbers: a page is for many eyes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from meetings.models import Department, Post, Tenure
from tracker.models import Membership
from tracker.posts import officers
from tracker.posts.listing import Row, row_of
from tracker.roles import LABELS, Role


@dataclass(frozen=True, slots=True)
class Account:
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class People:
    """posts with their holders; accounts: others who act for it, by role."""

    posts: Sequence[Row]
    accounts: Sequence[Account]


def people(department: Department, today: datetime.date) -> People:
    """Three queries."""
    tenures = Tenure.objects.select_related("person").order_by("valid_from", "pk")
    posts = Post.objects.filter(department=department)
    rows = posts.prefetch_related(Prefetch("tenures", tenures))
    held = Membership.objects.current(today).filter(department=department)
    held = held.filter(user__is_active=True).select_related("user")
    found = [row_of(post, post.tenures.all(), today) for post in rows]
    said = {(row.post.title, one.person.name) for row in found for one in row.held}
    accounts = [_account(one) for one in held.order_by("role", "pk")]
    return People(found, [one for one in accounts if (one.role, one.name) not in said])


def _account(held: Membership) -> Account:
    return Account(LABELS[Role(held.role)], officers.name(held.user))
