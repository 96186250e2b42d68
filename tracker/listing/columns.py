"""What a column of a list is, and the sets of columns that people look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from tracker.permissions import roles_of, sees_all
from tracker.roles import LEADER, OFFICE
from tracker.workbooks import Column


class Set(StrEnum):
    """Who a set of columns is made for; anybody who sees all may look at any."""

    OFFICE = "office"
    LEADER = "leader"
    HOUSE = "house"
    ALL = "all"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Set.OFFICE: "办理",
    Set.LEADER: "领导",
    Set.HOUSE: "单位",
    Set.ALL: "全部",
}
OFFICE_TOO = frozenset({Set.OFFICE, Set.ALL})
HOUSE_TOO = frozenset({Set.OFFICE, Set.HOUSE, Set.ALL})
EVERY = frozenset(Set)
RARE = frozenset({Set.ALL})


@dataclass(frozen=True)
class Listed:
    """One column. sets: those that show it. sort: the fields that ?sort= orders by.

    within: on the screen its words stand in the cell of another column; a sheet has
    room for both.
    """

    name: str
    sets: frozenset[Set]
    column: Column[Any]
    sort: tuple[str, ...] = ()
    within: str = ""

    @property
    def heading(self) -> str:
        return self.column.heading


def default_set(user: AbstractBaseUser | AnonymousUser) -> Set:
    held = roles_of(user)
    if held & OFFICE:
        return Set.OFFICE
    if held & LEADER:
        return Set.LEADER
    return Set.ALL if sees_all(user) else Set.HOUSE


def sets_of(user: AbstractBaseUser | AnonymousUser) -> Sequence[Set]:
    """Among which this reader may choose."""
    return tuple(Set) if sees_all(user) else (Set.HOUSE,)


def chosen_set(user: AbstractBaseUser | AnonymousUser, wanted: str) -> Set:
    """The one that is asked for, else the one of the reader's role."""
    known = {found.value: found for found in sets_of(user)}
    return known.get(wanted, default_set(user))
