"""What a department is and was called, what went before it and what comes after."""

from __future__ import annotations

from dataclasses import dataclass

from meetings.models import Alias, Department, DepartmentGroup
from tracker.models import BodyChange


@dataclass(frozen=True, slots=True)
class Names:
    """aliases: also those that are no longer used; former: its renamings, oldest
    first; end: how it ended, if it did; groups: words that call it with others."""

    aliases: list[Alias]
    former: list[BodyChange]
    end: BodyChange | None
    predecessors: list[Department]
    groups: list[DepartmentGroup]


def names(department: Department) -> Names:
    """Four queries."""
    changes = list(BodyChange.objects.filter(department=department))
    renamed = [one for one in changes if one.kind == BodyChange.Kind.RENAME]
    was = {one.name for one in renamed}
    return Names(
        [alias for alias in department.aliases.all() if alias.name not in was],
        renamed,
        next((one for one in changes if one not in renamed), None),
        list(department.predecessors.all()),
        list(DepartmentGroup.objects.filter(members=department)),
    )
