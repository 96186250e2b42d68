"""Rows → a plan: what is new, what changes, what is wrong. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from tracker.models import Membership
from tracker.roles import OF_DEPARTMENT, SEPARATED, Role

from . import present
from .entries import Entry, Plan
from .entries import entry as make_entry
from .layout import ACCOUNTS, DEPARTMENTS, GROUPS, POSTS, ROLES
from .matching import Matcher
from .present import SEPARATOR, Known
from .reading import Book
from .references import Names, resolve

OF_A_DEPARTMENT = {role.label for role in OF_DEPARTMENT}
SEPARATED_LABELS = {role.label for role in SEPARATED}


def check(book: Book) -> Plan:
    """Compare every row with the register as it is now; nine queries."""
    entries = [make_entry(row) for row in book.rows]
    known = {name: list(rows()) for name, rows in present.ROWS.items()}
    users = present.users()
    for entry in entries:
        RULES[entry.sheet.name](entry)
    _refuse_doubles(entries)
    _refuse_disagreement(entries, POSTS.name, ("岗位", "单位"), "序列")
    _refuse_disagreement(entries, ACCOUNTS.name, ("用户名",), "姓名")
    _refuse_look_alikes(entries, users)
    _refuse_two_administrators(entries)
    _resolve(entries, known)
    Matcher(entries, known, users).match()
    return Plan(entries, list(book.notes))


def _department_rules(entry: Entry) -> None:
    if SEPARATOR in entry.get("名称"):
        entry.wrong("名称", "里有“、”。一行只写一个单位。")


def _post_rules(entry: Entry) -> None:
    if not entry.get("姓名"):
        for head in ("电话", "起", "止"):
            if entry.get(head):
                entry.wrong(head, "填了,但没有填“姓名”。")


def _account_rules(entry: Entry) -> None:
    role = entry.get("角色")
    if role in OF_A_DEPARTMENT and not entry.get("单位"):
        entry.wrong("单位", f"没有填写。{role}要填所属单位。")
    elif role in ROLES and role not in OF_A_DEPARTMENT and entry.get("单位"):
        entry.wrong("单位", f"不用填:{role}不属于某个单位。")
    try:
        User._meta.get_field("username").run_validators(entry.get("用户名"))
    except ValidationError:
        entry.wrong("用户名", "只能有字母、数字和 @ . + - _ 这几种符号。")


RULES: dict[str, Callable[[Entry], None]] = {
    DEPARTMENTS.name: _department_rules,
    GROUPS.name: lambda entry: None,
    POSTS.name: _post_rules,
    ACCOUNTS.name: _account_rules,
}


def _refuse_doubles(entries: list[Entry]) -> None:
    first: dict[tuple[str, ...], int] = {}
    for entry in entries:
        number = first.setdefault((entry.sheet.name, *entry.key), entry.number)
        if number != entry.number:
            entry.errors.append(f"与第 {number} 行重复。")


def _refuse_disagreement(
    entries: list[Entry], sheet: str, same: tuple[str, ...], head: str
) -> None:
    """Rows of one thing must not give it two values: each import would change it."""
    given: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        if entry.sheet.name != sheet or not entry.get(head):
            continue
        before = given.setdefault(tuple(map(entry.get, same)), entry)
        if before.get(head) != entry.get(head):
            entry.wrong(head, f"与第 {before.number} 行的“{before.get(head)}”不一致。")


def _refuse_look_alikes(entries: list[Entry], users: dict[str, User]) -> None:
    """Accounts that differ in case only are one person's slip of the finger."""
    spelt = {name.lower(): name for name in users}
    for entry in (e for e in entries if e.sheet is ACCOUNTS):
        name = entry.get("用户名")
        other = spelt.setdefault(name.lower(), name)
        if other != name:
            entry.wrong("用户名", f"与账号“{other}”只差大小写。")


def _refuse_two_administrators(entries: list[Entry]) -> None:
    """三员分立: accounts, grants and the log are three people's."""
    held: dict[str, str] = {}
    current = Membership.objects.current(timezone.localdate())
    for name, role in current.filter(role__in=SEPARATED).values_list(
        "user__username", "role"
    ):
        held[name] = Role(role).label
    for entry in (e for e in entries if e.sheet is ACCOUNTS):
        role = entry.get("角色")
        if role in SEPARATED_LABELS:
            other = held.setdefault(entry.get("用户名"), role)
            if other != role:
                entry.wrong("角色", f"这个账号已是{other},不能再是{role}。")


def _resolve(entries: list[Entry], known: dict[str, list[Known]]) -> None:
    """Resolve names until no further row falls: who names a refused row falls too."""
    originals = [dict(entry.cells) for entry in entries]
    while True:
        sound = [entry for entry in entries if not entry.errors]
        names = Names(*(_cells(sheet.name, sound, known) for sheet in POINTED_AT))
        for entry, cells in zip(entries, originals, strict=True):
            if not entry.errors:
                entry.cells = dict(cells)
                resolve(entry, names)
                if entry.sheet is DEPARTMENTS:
                    _refuse_confusion(entry, names)
        if all(not entry.errors for entry in sound):
            return


POINTED_AT = (DEPARTMENTS, POSTS)


def _cells(
    sheet: str, sound: list[Entry], known: dict[str, list[Known]]
) -> list[dict[str, str]]:
    rows = [row.cells for row in known[sheet]]
    return rows + [entry.cells for entry in sound if entry.sheet.name == sheet]


def _refuse_confusion(entry: Entry, names: Names) -> None:
    """A new department under another one's alias is that one, called differently."""
    name = entry.get("名称")
    if others := names.called.get(name, set()) - {name}:
        entry.wrong("名称", f"是“{'、'.join(sorted(others))}”的别名,请写全称。")
    if name == entry.get("承接单位"):
        entry.wrong("承接单位", "不能是单位自己。")
    entry.notes = [
        f"别名“{item}”也是另一个单位的名称,会分不清。"
        for item in entry.items("别名")
        if item in names.departments - {name}
    ]
