"""A body ends: who acted for it, who held its posts, and where it was a member."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, TypeVar

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from meetings.models import Department, TaskForceMember, Tenure
from meetings.models.departments import DepartmentQuerySet
from tracker.models import BodyChange, Membership

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    Row = TypeVar("Row", Tenure, Membership, TaskForceMember)

DAY = datetime.timedelta(days=1)


def takers(body: Department, day: datetime.date) -> DepartmentQuerySet:
    """Who may carry on: whoever is there on that day, but this body."""
    return Department.objects.current(day).exclude(pk=body.pk)


def take(pk: int) -> Department:
    """The body, locked until the transaction ends; refused where it ended already."""
    body = Department.objects.select_for_update(of=("self",)).get(pk=pk)
    ended = BodyChange.objects.filter(department=body).exclude(kind="rename").first()
    if ended:
        raise ValidationError(f"{body}已{ended.get_kind_display()}({ended.on}登记)。")
    return body


def memberships(body: Department, last: datetime.date) -> QuerySet[Membership]:
    """Those that go on after the body's last day."""
    rows = Membership.objects.filter(_after(last), department=body)
    return rows.select_related("user", "department", "post").order_by("pk")


def tenures(body: Department, last: datetime.date) -> QuerySet[Tenure]:
    rows = Tenure.objects.filter(_after(last), post__department=body)
    return rows.select_related("post", "person").order_by("post__order", "pk")


def close(body: Department, last: datetime.date, into: Department | None) -> None:
    """By date: nothing is deleted, and the past reads as it was."""
    for membership in memberships(body, last):
        _end(membership, last)
    for tenure in tenures(body, last):
        _end(tenure, last)
    for member in TaskForceMember.objects.filter(_after(last), department=body):
        _end(member, last)
        if into is not None:
            _join(member.task_force_id, into, last + DAY)
    for own in body.member_rows.filter(_after(last)):
        _end(own, last)
    body.valid_to, body.successor = last, into
    body.save(update_fields=["valid_to", "successor"])


def _join(task_force: int, into: Department, since: datetime.date) -> None:
    rows = TaskForceMember.objects.filter(_after(since), task_force=task_force)
    if not rows.filter(department=into).exists():
        rows.create(task_force_id=task_force, department=into, valid_from=since)


def log(body: Department, by: User, words: object) -> None:
    """The admin's history tells who changed what of the register."""
    LogEntry.objects.log_actions(by.pk, [body], CHANGE, str(words))


def _after(last: datetime.date) -> Q:
    return Q(valid_to=None) | Q(valid_to__gt=last)


def _end(row: Row, last: datetime.date) -> None:
    """What began later than the body's end lasts for its first day."""
    row.valid_to = max(row.valid_from or last, last)
    row.save()
