"""The demo's register and accounts, written; and who acts for whom."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User

from meetings.models import (
    Alias,
    Department,
    DepartmentGroup,
    MeetingKind,
    Person,
    Post,
    Tenure,
)
from tracker.models import Membership, Office
from tracker.rhythm import months_later
from tracker.roles import Role

from .stock import Stock

PASSWORD = "chenghu-2026"
LIAISON_POST = "联络员"
ORDER_STEP = 10
ROOM = 40  # order numbers of leaders come first


@dataclass(slots=True)
class Cast:
    """named: departments by name and alias; liaisons: accounts by department id.

    callers: who of a department without an account rings the office up.
    """

    named: dict[str, Department] = field(default_factory=dict)
    groups: dict[str, list[Department]] = field(default_factory=dict)
    kinds: dict[str, MeetingKind] = field(default_factory=dict)
    accounts: dict[str, User] = field(default_factory=dict)
    liaisons: dict[int, User] = field(default_factory=dict)
    callers: dict[int, str] = field(default_factory=dict)

    @property
    def officers(self) -> list[User]:
        return [self.accounts["officer"], self.accounts["officer2"]]

    @property
    def seniors(self) -> list[User]:
        return [self.accounts["senior"], self.accounts["senior2"]]


class Registrar:
    """Writes the register; months count back from `today`."""

    def __init__(self, stock: Stock, today: datetime.date) -> None:
        self.register, self.today = stock.register, today
        self.cast = Cast()
        self.people: dict[str, Person] = {}
        self.leaders: dict[str, Post] = {}
        self.hash = make_password(PASSWORD)

    def write(self) -> Cast:
        Office.objects.update_or_create(defaults={"name": self.register["office"]})
        self._kinds()
        for order, row in enumerate(self.register["leaders"]):
            post = Post.objects.create(title=row["post"], order=order)
            self.leaders[post.title] = post
            self._hold(post, row["holders"])
        for row in self.register["accounts"]:
            self._account(row["username"], row["name"], row["role"], row.get("post"))
        for order, row in enumerate(self.register["departments"], start=1):
            self._department(row, order * ORDER_STEP)
        for row in self.register["former"]:
            self._former(row)
        for name, members in self.register["groups"].items():
            self._group(name, members)
        return self.cast

    def _ago(self, months: int | None) -> datetime.date | None:
        return None if months is None else months_later(self.today, -months)

    def _kinds(self) -> None:
        for order, name in enumerate(self.register["kinds"]):
            kind, _ = MeetingKind.objects.get_or_create(
                name=name, defaults={"order": order}
            )
            self.cast.kinds[name] = kind

    def _person(self, name: str, phone: str = "") -> Person:
        """One row a person, also where somebody holds two posts."""
        if name not in self.people:
            self.people[name] = Person.objects.create(name=name, phone=phone)
        return self.people[name]

    def _hold(self, post: Post, holders: list[list[Any]]) -> None:
        """holders: [name, months ago from, months ago to], the latest last."""
        day = datetime.timedelta(days=1)
        for name, since, *until in holders:
            end = self._ago(until[0]) if until else None
            Tenure.objects.create(
                post=post,
                person=self._person(name),
                valid_from=self._ago(since),
                valid_to=end - day if end else None,
            )

    def _department(self, row: dict[str, Any], order: int) -> None:
        made = Department.objects.create(
            name=row["name"],
            kind=row.get("kind", Department.Kind.BUREAU),
            order=order,
            leader_in_charge=self.leaders[row["charge"]],
            valid_from=self._ago(row.get("since")),
        )
        self._call(made, row["aliases"])
        heads = row.get("heads") or [[*row["head"], None]]
        post = Post.objects.create(
            title=heads[0][0], department=made, order=ROOM + order
        )
        self._hold(post, [[name, *since] for _, name, *since in heads])
        name, phone = row["liaison"]
        desk = Post.objects.create(
            title=LIAISON_POST, department=made, order=ROOM + order + 1
        )
        Tenure.objects.create(post=desk, person=self._person(name, phone))
        self.cast.callers[made.pk] = name
        if username := row.get("account"):
            user = self._user(username, name)
            role = {"role": Role.LIAISON, "department": made, "post": desk}
            Membership.objects.create(user=user, **role)
            self.cast.liaisons[made.pk] = user

    def _former(self, row: dict[str, Any]) -> None:
        successor = self.cast.named[row["successor"]]
        end = self._ago(row["until"])
        made = Department.objects.create(
            name=row["name"],
            order=successor.order + 1,
            successor=successor,
            valid_to=end - datetime.timedelta(days=1) if end else None,
        )
        self._call(made, row["aliases"])

    def _call(self, made: Department, aliases: list[str]) -> None:
        Alias.objects.bulk_create(Alias(department=made, name=name) for name in aliases)
        self.cast.named |= dict.fromkeys([made.name, *aliases], made)

    def _group(self, name: str, members: list[str]) -> None:
        group = DepartmentGroup.objects.create(name=name)
        self.cast.groups[name] = [self.cast.named[member] for member in members]
        group.members.set(self.cast.groups[name])

    def _account(self, username: str, name: str, role: str, post: str | None) -> None:
        held = self.leaders[post] if post else None
        user = self._user(username, name)
        Membership.objects.create(user=user, role=role, post=held)

    def _user(self, username: str, name: str) -> User:
        """The account; a person who serves two bodies has one."""
        if username not in self.cast.accounts:
            self.cast.accounts[username] = User.objects.create(
                username=username, first_name=name, password=self.hash
            )
        return self.cast.accounts[username]
