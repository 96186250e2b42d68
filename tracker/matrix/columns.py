"""Departments as heads of a matrix: by their shortest name, in protocol order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from meetings.models import Alias, Department


@dataclass(frozen=True, slots=True)
class Head:
    """short: the shortest of its name and aliases, for a narrow column."""

    pk: int
    name: str
    short: str


def heads(departments: Collection[int]) -> list[Head]:
    """These departments in protocol order. Two queries."""
    short: dict[int, str] = {}
    aliases = Alias.objects.filter(department__in=departments, valid_to=None)
    for pk, name in aliases.values_list("department_id", "name"):
        if pk not in short or len(name) < len(short[pk]):
            short[pk] = name
    names = Department.objects.filter(pk__in=departments).values_list("pk", "name")
    return [
        Head(pk, name, min(short.get(pk, name), name, key=len)) for pk, name in names
    ]
