"""岗位交接: in one transaction one holder ends, the next begins, and the memberships
go along, so that all open work and its reminders are the successor's by date alone."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction

from meetings.models import Person, Post, Tenure
from meetings.models.periods import holding_on
from tracker.models import Handover, Membership
from tracker.permissions import roles_of
from tracker.register.people import Ambiguous, People
from tracker.roles import OFFICE, SEPARATED

from . import going, passing

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Asked:
    """former: whose tenure ends, None where the post is vacant. role: what the account
    does where the former holder had none to hand over."""

    post: Post
    former: Tenure | None
    name: str
    on: datetime.date
    phone: str = ""
    account: User | None = None
    role: str = ""
    note: str = ""


@transaction.atomic
def hand_over(asked: Asked, by: User) -> Handover:
    """Raises ValidationError by field, with words for people."""
    post = Post.objects.select_for_update(of=("self",)).get(pk=asked.post.pk)
    check(asked, by)
    old = going.memberships(post, asked.former, asked.on)
    roles = {row.role for row in old} | ({asked.role} if asked.account else set())
    said = going.counts(post, roles)
    ended = passing.end(asked.former, old, asked.on)
    begun = passing.begin(asked.account, post, _wanted(asked, old), asked.on)
    person = _person(asked)
    tenure = Tenure.objects.create(post=post, person=person, valid_from=asked.on)
    done = Handover.objects.create(
        post=post,
        former=asked.former.person.name if asked.former else "",
        tenure=tenure,
        name=asked.name,
        account=asked.account,
        on=asked.on,
        note=asked.note,
        counts=[list(one) for one in said],
        ended=ended,
        begun=begun,
        by=by,
    )
    LogEntry.objects.log_actions(by.pk, [post], CHANGE, f"岗位交接:{done}")
    return done


def check(asked: Asked, by: User) -> None:
    """Whether it can be done as things stand."""
    rows = asked.post.tenures.all()
    coming = rows.filter(valid_from__gte=asked.on).order_by("valid_from").first()
    if coming:
        raise ValidationError(
            f"{coming.person}自 {coming.valid_from} 起接任已登记,要改请先撤销那次交接。"
        )
    if asked.former is None:
        if rows.filter(holding_on(asked.on)).exists():
            raise ValidationError("刚刚有人登记了这个岗位的任职,请刷新后再办。")
    elif not rows.filter(holding_on(asked.on), pk=asked.former.pk).exists():
        raise ValidationError(f"{asked.former.person}到那天已不在这个岗位,请刷新再看。")
    elif asked.former.person.name == asked.name:
        raise ValidationError({"name": "接任人就是现任,不用交接。"})
    if asked.account:
        _check_account(asked.account, by)
    find(asked.name, asked.phone)


def _check_account(account: User, by: User) -> None:
    if account.pk == by.pk:
        raise ValidationError({"account": "不能把岗位交给自己的账号,请同事办理。"})
    if roles_of(account) & (OFFICE | SEPARATED):
        raise ValidationError({"account": "督查室和管理员的账号不能担任单位岗位。"})


def find(name: str, phone: str) -> Person | None:
    """The person of the register who is meant; None for somebody new."""
    try:
        return People(Person.objects.filter(name=name)).find(name, phone)
    except Ambiguous as error:
        raise ValidationError({"phone": f"名册{error}"}) from error


def _wanted(asked: Asked, old: list[Membership]) -> set[passing.Held]:
    """What the former holder had; where that was nothing, what was asked for."""
    had = {(row.role, row.department_id) for row in old}
    asked_for = {(asked.role, asked.post.department_id)} if asked.role else set()
    return had or asked_for


def _person(asked: Asked) -> Person:
    person = find(asked.name, asked.phone) or Person(name=asked.name)
    person.phone = asked.phone or person.phone
    person.save()
    return person
