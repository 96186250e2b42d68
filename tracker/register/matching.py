"""Which row of the register each row of the workbook stands for, and what differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.contrib.auth.models import User

from . import present
from .entries import Change, Entry
from .layout import ACCOUNTS, POSTS, SHEETS, Kind
from .people import Ambiguous, People
from .present import SEPARATOR, Known

OPEN = "9999"  # an end that has not come, as text beside ISO dates
Key = tuple[str, ...]


class Matcher:
    def __init__(
        self,
        entries: list[Entry],
        known: dict[str, list[Known]],
        users: dict[str, User],
    ) -> None:
        self.entries = [entry for entry in entries if not entry.errors]
        self.users = users
        self.people = People(present.people())
        self.rows: dict[Key, list[Known]] = defaultdict(list)
        for sheet in SHEETS:
            for row in known[sheet.name]:
                self.rows[_key(sheet.name, sheet.key, row.cells)].append(row)
        self.posts = {
            (row.cells["岗位"], row.cells["单位"]): row.cells
            for row in known[POSTS.name]
        }
        # (岗位, 单位, 姓名) of those whom the workbook itself sends away.
        self.leaving = {
            tuple(map(entry.get, ("岗位", "单位", "姓名")))
            for entry in self.entries
            if entry.sheet is POSTS and entry.get("止")
        }

    def match(self) -> None:
        """Fill in exists, pk, changes and notes; a person may turn out ambiguous."""
        for entry in self.entries:
            found = self.rows[_key(entry.sheet.name, entry.sheet.key, entry.cells)]
            row = _which(entry, found)
            entry.exists, entry.pk = row is not None, row.pk if row else None
            old = dict(row.cells) if row else {}
            if entry.sheet is POSTS:
                old = self._post(entry, old)
            elif entry.sheet is ACCOUNTS:
                old = self._account(entry, old)
            _check_period(entry, old)
            if not entry.errors:
                entry.changes = list(changes(entry, old))

    def _post(self, entry: Entry, old: dict[str, str]) -> dict[str, str]:
        """What is there of a row whose post or person is new to the other."""
        name, phone = entry.get("姓名"), entry.get("电话")
        if old and name and phone:
            self.people.call(name, old["电话"], phone)
        if old:
            return old
        post = self.posts.get((entry.get("岗位"), entry.get("单位")))
        if post:
            old = {head: post[head] for head in ("岗位", "单位", "序列")}
        if name:
            old["电话"] = self._phone(entry, name, phone)
            self._warn(entry, post)
        entry.exists = not name and post is not None
        return old

    def _phone(self, entry: Entry, name: str, phone: str) -> str:
        """The number of this person so far."""
        try:
            person = self.people.find(name, phone)
        except Ambiguous as error:
            entry.wrong("姓名", str(error))
            return ""
        if person is None:
            self.people.add(name, phone)
            return ""
        before, person.phone = person.phone, phone or person.phone
        return before

    def _warn(self, entry: Entry, post: dict[str, str] | None) -> None:
        """Deputies are several; another post with two holders is often a slip."""
        if post is None or "副" in entry.get("岗位") or entry.get("止"):
            return
        holder = (post["岗位"], post["单位"], post["姓名"])
        if post["姓名"] and not post["止"] and holder not in self.leaving:
            entry.notes.append(f"现任{post['姓名']}没有填“止”,两人会同时在任。")

    def _account(self, entry: Entry, old: dict[str, str]) -> dict[str, str]:
        user = self.users.get(entry.get("用户名"))
        if user is None:
            return old
        if user.is_superuser:
            entry.wrong("用户名", "是系统维护账号,不能导入。")
        if not user.is_active:
            entry.notes.append("账号已停用,导入不会启用它。")
        elif not old:
            entry.notes.append("账号已在册,只增加身份,密码不变。")
        return old or {
            "用户名": entry.get("用户名"),
            "姓名": user.get_full_name(),
        }


def _key(sheet: str, heads: Key, cells: dict[str, str]) -> Key:
    """Without 起: an office may move the first day of a tenure."""
    return (sheet, *(cells.get(head, "") for head in heads if head != "起"))


def _which(entry: Entry, rows: list[Known]) -> Known | None:
    """Of several tenures of one person: the same start, else one that overlaps."""
    start, end = entry.get("起"), entry.get("止") or OPEN
    if not rows or entry.sheet is not POSTS or not start:
        return rows[-1] if rows else None
    for row in rows:
        if row.cells["起"] == start:
            return row
    for row in reversed(rows):
        if row.cells["起"] <= end and start <= (row.cells["止"] or OPEN):
            return row
    return None


def _check_period(entry: Entry, old: dict[str, str]) -> None:
    """Against the end that is not in the row but in the register."""
    start, end = (entry.get(head) or old.get(head, "") for head in ("起", "止"))
    if end and end < start:
        entry.wrong("止", f"({end})早于“起”({start})。")


def changes(entry: Entry, old: dict[str, str]) -> Iterator[Change]:
    """Filled cells that differ; a list cell differs by what it adds."""
    for column in entry.sheet.columns:
        before, after = old.get(column.head, ""), entry.get(column.head)
        added: list[str] = []
        if column.kind is Kind.LIST and after:
            there = before.split(SEPARATOR) if before else []
            added = [item for item in entry.items(column.head) if item not in there]
            after = SEPARATOR.join(there + added)
        if after and after != before:
            yield Change(column.head, before, after, SEPARATOR.join(added))
