"""Leaders of the area: whose instruction an officer may put down for them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetings.models import Post

from .models import Membership
from .roles import Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Leader:
    """key: what a form sends; user: none for a leader without an account."""

    key: str
    name: str
    post: str
    user: User | None = None

    def __str__(self) -> str:
        return f"{self.name}({self.post})" if self.post else self.name


def leaders(today: datetime.date) -> list[Leader]:
    """Those with an account, then the holders of other leaders' posts."""
    held = Membership.objects.current(today).filter(role=Role.LEADER)
    held = held.select_related("user", "post").order_by("post__order", "pk")
    found = [_with_account(row) for row in held]
    known = {row.post_id for row in held if row.post_id is not None}
    for post in Post.objects.of_leaders().exclude(pk__in=known):
        if person := post.holder(today):
            found.append(Leader(f"p{post.pk}", person.name, str(post)))
    return found


def own(user: User, today: datetime.date) -> Leader | None:
    """The leader that this user is, if any."""
    held = user.memberships.current(today).filter(role=Role.LEADER)
    row = held.select_related("user", "post").first()
    return _with_account(row) if row else None


def _with_account(row: Membership) -> Leader:
    user = row.user
    name = user.get_full_name() or user.get_username()
    return Leader(f"u{user.pk}", name, str(row.post or ""), user)
