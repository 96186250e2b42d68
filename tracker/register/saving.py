"""A checked plan → the database, in one transaction."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from meetings.models import Department, DepartmentGroup, Person, Post, Tenure
from tracker.models import Membership

from .checking import check
from .entries import Entry, Plan, Verdict
from .layout import ACCOUNTS, DEPARTMENTS, GROUPS, KINDS, POSTS, ROLES
from .passwords import initial_password
from .people import People
from .reading import Book


class Stale(Exception):
    """The register changed since the preview: look again before saving."""


@dataclass(frozen=True, slots=True)
class Account:
    """A new account with its initial password, known nowhere else."""

    username: str
    name: str
    role: str
    department: str
    password: str


@dataclass(frozen=True, slots=True)
class Saved:
    count: int
    accounts: list[Account]


def save(
    book: Book,
    by: User | None = None,
    most_accounts: int | None = None,
    *,
    fingerprint: str,
    skip_errors: bool = False,
) -> Saved:
    """Save the rows that are right; with errors only where `skip_errors` says so.

    fingerprint: of the plan that a person saw. Raises Stale when the plan is another
    by now, holds errors that nobody agreed to leave out, or too many new accounts.
    """
    new = new_accounts(_agreed(book, fingerprint, skip_errors))
    if most_accounts is not None and len(new) > most_accounts:
        raise Stale
    words = {entry.get("用户名"): initial_password() for entry in new}
    # Hashing is slow on purpose: done before the transaction holds the database.
    hashes = {name: make_password(word) for name, word in words.items()}
    try:
        with transaction.atomic():
            plan = _agreed(book, fingerprint, skip_errors)
            touched = _write(plan, hashes)
            if by is not None:
                _log(by, touched)
    except IntegrityError as error:
        raise Stale from error
    return Saved(plan.count, _slips(plan, words))


def _agreed(book: Book, fingerprint: str, skip_errors: bool) -> Plan:
    plan = check(book)
    if plan.fingerprint != fingerprint or (plan.errors and not skip_errors):
        raise Stale
    return plan


def new_accounts(plan: Plan) -> list[Entry]:
    """One entry for each account that the plan makes."""
    first: dict[str, Entry] = {}
    for entry in plan.to_save(ACCOUNTS):
        if any(change.head == "用户名" for change in entry.changes):
            first.setdefault(entry.get("用户名"), entry)
    return list(first.values())


def _slips(plan: Plan, words: dict[str, str]) -> list[Account]:
    return [
        Account(
            entry.get("用户名"),
            entry.get("姓名"),
            entry.get("角色"),
            entry.get("单位"),
            words[entry.get("用户名")],
        )
        for entry in new_accounts(plan)
    ]


Touched = list[tuple[models.Model, Entry]]


def _write(plan: Plan, hashes: dict[str, str]) -> Touched:
    """What is pointed at comes before what points at it."""
    departments = [(_department(e), e) for e in plan.to_save(DEPARTMENTS)]
    people = People(Person.objects.order_by("pk"))
    touched: Touched = [*departments]
    touched += [(_post(e, people), e) for e in plan.to_save(POSTS)]
    for department, entry in departments:
        _point(department, entry)
    touched += [(_group(e), e) for e in plan.to_save(GROUPS)]
    touched += [(_account(e, hashes), e) for e in plan.to_save(ACCOUNTS)]
    return touched


def _department(entry: Entry) -> Department:
    row = Department.objects.get_or_create(name=entry.get("名称"))[0]
    if entry.get("类别"):
        row.kind = KINDS[entry.get("类别")]
    _order(row, entry)
    _period(row, entry)
    row.save()
    there = set(row.aliases.values_list("name", flat=True))
    for name in entry.items("别名"):
        if name not in there:
            row.aliases.create(name=name)
    return row


def _point(row: Department, entry: Entry) -> None:
    if entry.get("承接单位"):
        row.successor = Department.objects.get(name=entry.get("承接单位"))
    if entry.get("分管领导岗位"):
        row.leader_in_charge = _find_post(entry.get("分管领导岗位"))
    row.save(update_fields=["successor", "leader_in_charge"])


def _group(entry: Entry) -> DepartmentGroup:
    row = DepartmentGroup.objects.get_or_create(name=entry.get("名称"))[0]
    row.members.add(*Department.objects.filter(name__in=entry.items("成员")))
    return row


def _post(entry: Entry, people: People) -> Post:
    post = Post.objects.get_or_create(
        title=entry.get("岗位"), department=_department_of(entry)
    )[0]
    _order(post, entry)
    post.save()
    if entry.get("姓名"):
        _tenure(entry, post, people)
    return post


def _tenure(entry: Entry, post: Post, people: People) -> None:
    name, phone = entry.get("姓名"), entry.get("电话")
    if entry.pk:
        row = Tenure.objects.get(pk=entry.pk)
        person = next(p for p in people.all if p.pk == row.person_id)
    else:
        person = people.find(name, phone) or people.add(name, phone)
        row = Tenure(post=post)
    person.phone = phone or person.phone
    person.save()
    row.person = person
    _period(row, entry)
    row.save()


def _account(entry: Entry, hashes: dict[str, str]) -> User:
    user, _ = User.objects.get_or_create(
        username=entry.get("用户名"),
        defaults={"password": hashes.get(entry.get("用户名"), "")},
    )
    if user.get_full_name() != entry.get("姓名"):
        user.first_name, user.last_name = entry.get("姓名"), ""
        user.save(update_fields=["first_name", "last_name"])
    membership = Membership(
        user=user,
        role=ROLES[entry.get("角色")],
        department=_department_of(entry),
        valid_from=timezone.localdate(),
    )
    if entry.pk:
        membership = Membership.objects.get(pk=entry.pk)
    if entry.get("岗位"):
        membership.post = _find_post(entry.get("岗位"), membership.department)
    membership.save()
    return user


def _department_of(entry: Entry) -> Department | None:
    name = entry.get("单位")
    return Department.objects.get(name=name) if name else None


def _find_post(text: str, department: Department | None = None) -> Post:
    """A post as the register writes it: see present.post_text."""
    here = Post.objects.filter(title=text, department=department).first()
    if here:
        return here
    posts = Post.objects.select_related("department")
    return next(post for post in posts if str(post) == text)


def _order(row: Department | Post, entry: Entry) -> None:
    if entry.get("序列"):
        row.order = int(entry.get("序列"))


def _period(row: Department | Tenure, entry: Entry) -> None:
    for head, name in (("起", "valid_from"), ("止", "valid_to")):
        if entry.get(head):
            setattr(row, name, datetime.date.fromisoformat(entry.get(head)))


def _log(by: User, touched: Touched) -> None:
    """The admin's history tells who imported what."""
    for flag, verdict in ((ADDITION, Verdict.NEW), (CHANGE, Verdict.CHANGED)):
        rows: Any = [row for row, entry in touched if entry.verdict == verdict]
        LogEntry.objects.log_actions(by.pk, rows, flag, "名册导入")
