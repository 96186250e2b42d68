"""The register as charging looks names up in it, loaded once a page."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable

from meetings.models import Department, DepartmentGroup

SEPARATORS = re.compile(r"[、,，;；\s]+")
PRIVATE = 0xE000  # characters that no text has


class Directory:
    """Departments that exist `on` that day, by every name they are called by.

    A department that has ended answers with its successor: old names stay good.
    """

    def __init__(self, on: datetime.date) -> None:
        self.on = on
        rows = Department.objects.select_related("leader_in_charge")
        self.all = {d.pk: d for d in rows.prefetch_related("aliases")}
        self.departments = [d for d in self.all.values() if d.holds_on(on)]
        self.names: dict[str, dict[int, Department]] = defaultdict(dict)
        for department in self.all.values():
            present = self.present(department.pk)
            for name in (department.name, *(a.name for a in department.aliases.all())):
                if present:
                    self.names[name][present.pk] = present
        self.groups = {
            group.name: self._members(group)
            for group in DepartmentGroup.objects.prefetch_related("members")
        }
        every = (*self.names, *self.groups)
        self.compound = [name for name in every if SEPARATORS.search(name)]

    def present(self, pk: int | None) -> Department | None:
        """The department, or the one that took over from it; None when all ended."""
        seen: set[int] = set()
        department = self.all.get(pk or 0)
        while department and not department.holds_on(self.on):
            seen.add(department.pk)
            following = self.all.get(department.successor_id or 0)
            department = following if following and following.pk not in seen else None
        return department

    def ids(self, name: str) -> tuple[int, ...]:
        """The departments that `name` may mean."""
        return tuple(self.names[name]) if name in self.names else ()

    def read(self, text: str) -> tuple[list[Department], list[str]]:
        """Departments of "住建局、各镇街", each once; what is wrong with the rest."""
        found: dict[int, Department] = {}
        wrong: list[str] = []
        for name in self._split(text):
            if name in self.groups:
                found |= {d.pk: d for d in self.groups[name]}
            elif len(self.ids(name)) == 1:
                found |= self.names[name]
            else:
                wrong.append(self._trouble(name))
        return list(found.values()), wrong

    def write(self, ids: Iterable[int]) -> str:
        """The names of these departments, as `read` takes them."""
        return "、".join(self.all[pk].name for pk in ids)

    def _split(self, text: str) -> list[str]:
        """The names in `text`; some have a 、 of their own."""
        marks: dict[str, str] = {}
        for name in sorted(self.compound, key=len, reverse=True):
            mark = chr(PRIVATE + len(marks))
            marks[mark], text = name, text.replace(name, mark)
        return [marks.get(part, part) for part in SEPARATORS.split(text) if part]

    def _trouble(self, name: str) -> str:
        if candidates := self.ids(name):
            return f"“{name}”可能是{self.write(candidates)},请写全称。"
        return f"名册里没有“{name}”,请从列表中选,或先在名册中登记。"

    def _members(self, group: DepartmentGroup) -> list[Department]:
        members = [self.present(d.pk) for d in group.members.all()]
        return list({d.pk: d for d in members if d}.values())
