"""What goes with a post: the memberships of its holder, and the work behind them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from meetings.models import Post, Tenure
from meetings.models.periods import holding_on
from tracker.bodies.parts import open_list
from tracker.models import Assignment, Docket, Membership
from tracker.roles import OF_DEPARTMENT, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User

OF_POSTS = (*sorted(OF_DEPARTMENT), Role.LEADER)  # what a post may carry
# A word in the title of a post → what its holder does here.
TITLES = (("副联络", Role.DEPUTY), ("联络", Role.LIAISON), ("审签", Role.APPROVER))
WAITING = (
    *(("sign", "待签收"), ("report", "到期未报"), ("release", "待本单位审签")),
    ("slip", "督办单待签收"),
)


def memberships(
    post: Post, former: Tenure | None, on: datetime.date
) -> list[Membership]:
    """Those of the former holder that the post carries: it is named in them, or they
    name none and are of that person for the post's department."""
    rows = Membership.objects.filter(holding_on(on), role__in=OF_POSTS)
    untied = Q(post=None, department=post.department_id, department__isnull=False)
    rows = rows.filter(Q(post=post) | untied).exclude(valid_from__gte=on)
    found = rows.select_related("user", "department", "post").order_by("pk")
    alone = former is None or _is_alone(post, former, on)
    name = former.person.name if former else ""
    return [m for m in found if (m.post_id and alone) or _called(m.user) == name]


def _is_alone(post: Post, former: Tenure, on: datetime.date) -> bool:
    others = post.tenures.filter(holding_on(on)).exclude(pk=former.pk)
    return not others.exists()


def _called(user: User) -> str:
    return user.get_full_name() or user.get_username()


def role_of(post: Post) -> str:
    """What the holder of a post of this title does here; "" where it does not say."""
    if post.department_id is None:
        return Role.LEADER
    return next((role.value for word, role in TITLES if word in post.title), "")


Count = tuple[str, int, str]  # what, how many, where the list is


def counts(post: Post, roles: set[str]) -> list[Count]:
    """The open work that the next holder sees at once; what is none is left out."""
    found: list[Count] = []
    if post.department_id and roles & OF_DEPARTMENT:
        found += _of_department(post.department_id)
    open_parts = Assignment.objects.open().filter(docket=OuterRef("pk"))
    charged = Docket.objects.filter(Exists(open_parts), responsible_post=post)
    found.append(("责任领导是这个岗位的在办督办件", charged.count(), ""))
    bodies = post.departments_in_charge.current(timezone.localdate())
    found.append(("分管单位", bodies.count(), ""))
    return [one for one in found if one[1]]


def _of_department(department: int) -> list[Count]:
    parts = Assignment.objects.open().filter(department=department)
    address = open_list(department)
    today = timezone.localdate()
    found = [("未办结的任务", parts.count(), address)]
    for key, words in WAITING:
        count = parts.waiting_for(key, today).count()
        found.append((f"其中{words}", count, f"{address}&todo={key}"))
    return found
