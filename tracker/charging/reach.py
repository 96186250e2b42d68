"""Whom one reaches today: read from who holds the post, never from a name kept."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from meetings.models import Department, Tenure
from meetings.models.periods import holding_on
from tracker.bodies import members as task_force_members
from tracker.models import Membership
from tracker.roles import Role

DESK = "联络"  # in the titles of the posts whose holder one rings up


def contacts(departments: Iterable[Department]) -> dict[int, str]:
    """Department id → "宋致远 0555-1234567", a line for each liaison of today: those
    who hold the post, and whoever else has the account."""
    today, ids = timezone.localdate(), {d.pk for d in departments}
    tenures = Tenure.objects.filter(holding_on(today), post__department__in=ids)
    found: dict[int, dict[str, str]] = {pk: {} for pk in ids}
    phones: dict[tuple[int, str], str] = {}
    for row in tenures.select_related("person", "post").order_by("pk"):
        pk, name = row.post.department_id or 0, row.person.name
        phones[pk, name] = row.person.phone
        if DESK in row.post.title:
            found[pk][name] = row.person.phone
    held = Membership.objects.current(today).filter(
        role=Role.LIAISON, department__in=ids, user__is_active=True
    )
    for member in held.select_related("user").order_by("pk"):
        name = member.user.get_full_name() or member.user.get_username()
        pk = member.department_id or 0
        found[pk].setdefault(name, phones.get((pk, name), ""))
    return {pk: _lines(people) for pk, people in found.items() if people}


def _lines(people: dict[str, str]) -> str:
    return "\n".join(f"{name} {phone}".strip() for name, phone in people.items())


def holders(posts: Iterable[int | None]) -> dict[int, str]:
    """Post id → who holds it today."""
    found = Tenure.objects.filter(
        holding_on(timezone.localdate()), post__in={pk for pk in posts if pk}
    )
    return dict(found.order_by("pk").values_list("post", "person__name"))


def members(departments: Iterable[Department]) -> dict[int, str]:
    """Task force id → the names of its members of today."""
    bodies = [d for d in departments if d.kind == Department.Kind.TASK_FORCE]
    if not bodies:
        return {}
    found = task_force_members.members(bodies, timezone.localdate())
    return {pk: "、".join(map(str, rows)) for pk, rows in found.items()}
