"""Names in cells → departments and posts, of the database or of the workbook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress

from .entries import Entry
from .layout import DEPARTMENTS, POSTS

Cells = dict[str, str]


class Names:
    """Every department and post that there is, or will be once the rows are saved."""

    def __init__(self, departments: Iterable[Cells], posts: Iterable[Cells]) -> None:
        self.departments: set[str] = set()
        self.called: dict[str, set[str]] = defaultdict(set)
        self.posts: set[tuple[str, str]] = set()  # (department or "", title)
        for cells in departments:
            self.departments.add(cells["名称"])
            for alias in filter(None, cells.get("别名", "").split("、")):
                self.called[alias].add(cells["名称"])
        for cells in posts:
            # A row whose own department is not known falls, and its post with it.
            with suppress(ValueError):
                department = cells.get("单位", "")
                here = self.department(department) if department else ""
                self.posts.add((here, cells["岗位"]))
        self.full = {department + title for department, title in self.posts}

    def department(self, text: str) -> str:
        """The official name, also of an alias. Raises ValueError in words."""
        if text in self.departments:
            return text
        called = self.called.get(text, set())
        if len(called) > 1:
            both = "、".join(sorted(called))
            raise ValueError(f"里的“{text}”可以是 {both},请写全称。")
        if not called:
            raise ValueError(f"里的“{text}”不在册,请先填进“{DEPARTMENTS.name}”表。")
        return next(iter(called))

    def post(self, text: str, department: str = "") -> str:
        """As the register writes it: see present.post_text. Raises ValueError."""
        if (department, text) in self.posts:
            return text
        if text in self.full:
            return text.removeprefix(department)
        raise ValueError(f"里的“{text}”不在册,请先填进“{POSTS.name}”表。")


def resolve(entry: Entry, names: Names) -> None:
    """Put official names into the cells, and errors where a name is not known."""
    for column in entry.sheet.columns:
        if column.names_department:
            _replace(entry, column.head, names.department)
    if entry.sheet is DEPARTMENTS:
        _replace(entry, "分管领导岗位", names.post)
    elif entry.get("岗位") and entry.sheet is not POSTS:
        department = entry.get("单位")
        _replace(entry, "岗位", lambda text: names.post(text, department))
    _replace_members(entry, names)


def _replace(entry: Entry, head: str, find: Callable[[str], str]) -> None:
    if not entry.get(head):
        return
    try:
        entry.cells[head] = find(entry.get(head))
    except ValueError as error:
        entry.wrong(head, str(error))


def _replace_members(entry: Entry, names: Names) -> None:
    found = []
    for item in entry.items("成员"):
        try:
            found.append(names.department(item))
        except ValueError as error:
            entry.wrong("成员", str(error))
    if found:
        entry.cells["成员"] = "、".join(dict.fromkeys(found))
