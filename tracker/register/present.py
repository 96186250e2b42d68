"""What the register holds now, written as its workbook would write it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department, DepartmentGroup, Person, Post, Tenure
from tracker.models import Membership
from tracker.roles import LABELS, Role

from .layout import ACCOUNTS, DEPARTMENTS, GROUPS, POSTS

SEPARATOR = "、"


@dataclass(frozen=True, slots=True)
class Known:
    """One row that is there: cells as in the workbook, pk of what it stands for."""

    pk: int | None
    cells: dict[str, str]


def departments() -> Iterator[Known]:
    rows = Department.objects.select_related(
        "successor", "leader_in_charge__department"
    ).prefetch_related("aliases")
    for row in rows:
        yield Known(
            row.pk,
            {
                "名称": row.name,
                "类别": row.get_kind_display(),
                "序列": str(row.order),
                "别名": SEPARATOR.join(alias.name for alias in row.aliases.all()),
                "分管领导岗位": str(row.leader_in_charge or ""),
                "起": day(row.valid_from),
                "止": day(row.valid_to),
                "承接单位": str(row.successor or ""),
            },
        )


def groups() -> Iterator[Known]:
    for row in DepartmentGroup.objects.prefetch_related("members"):
        members = SEPARATOR.join(member.name for member in row.members.all())
        yield Known(row.pk, {"名称": row.name, "成员": members})


def posts() -> Iterator[Known]:
    """A row a tenure, the latest last; a post that nobody ever held has one too."""
    rows = Post.objects.select_related("department").prefetch_related("tenures__person")
    for row in rows:
        tenures = sorted(row.tenures.all(), key=lambda t: (day(t.valid_from), t.pk))
        for tenure in tenures:
            yield Known(tenure.pk, _post(row, tenure))
        if not tenures:
            yield Known(None, _post(row, None))


def _post(row: Post, tenure: Tenure | None) -> dict[str, str]:
    return {
        "岗位": row.title,
        "单位": row.department.name if row.department else "",
        "姓名": tenure.person.name if tenure else "",
        "电话": tenure.person.phone if tenure else "",
        "起": day(tenure.valid_from) if tenure else "",
        "止": day(tenure.valid_to) if tenure else "",
        "序列": str(row.order),
    }


def accounts(on: datetime.date | None = None) -> Iterator[Known]:
    """A row a membership that holds on the day (today)."""
    rows = Membership.objects.current(on or timezone.localdate()).select_related(
        "user", "department", "post__department"
    )
    for row in rows.filter(user__is_superuser=False):
        yield Known(
            row.pk,
            {
                "用户名": row.user.get_username(),
                "姓名": row.user.get_full_name(),
                "角色": LABELS[Role(row.role)],
                "单位": row.department.name if row.department else "",
                "岗位": post_text(row.post, row.department),
            },
        )


def post_text(post: Post | None, beside: Department | None) -> str:
    """The title alone for a post of the department in the same row."""
    if post is None:
        return ""
    return post.title if beside and post.department == beside else str(post)


def day(value: datetime.date | None) -> str:
    return value.isoformat() if value else ""


def users() -> dict[str, User]:
    return {user.get_username(): user for user in User.objects.all()}


def people() -> list[Person]:
    return list(Person.objects.order_by("pk"))


ROWS = {
    DEPARTMENTS.name: departments,
    GROUPS.name: groups,
    POSTS.name: posts,
    ACCOUNTS.name: accounts,
}
