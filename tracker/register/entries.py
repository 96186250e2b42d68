"""One row of the workbook on its way in, and the plan that all of them make."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from .layout import BY_NAME, SHEETS, Column, Kind, Sheet
from .present import SEPARATOR
from .reading import Row

NOTHING = frozenset({"/", "-", "—", "无"})
BROKEN = re.compile(r"#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)$")
DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$")
SPLIT = re.compile(r"[、,,;;\n]+")
YEARS = range(1949, 2101)
MOST = 99999  # of 序列


class Verdict(StrEnum):
    ERROR = "error"
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    """added: the items that a list cell brings, "" for any other cell."""

    head: str
    old: str
    new: str
    added: str = ""


@dataclass(slots=True)
class Entry:
    """cells: head → text as the register writes it; pk: of the row it stands for.

    errors say what is wrong in which cell, notes what the reader should know.
    """

    sheet: Sheet
    number: int
    cells: dict[str, str]
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pk: int | None = None
    exists: bool = False
    changes: list[Change] = field(default_factory=list)

    def get(self, head: str) -> str:
        return self.cells.get(head, "")

    def items(self, head: str) -> list[str]:
        return self.get(head).split(SEPARATOR) if self.get(head) else []

    def wrong(self, head: str, words: str) -> None:
        self.errors.append(f"“{head}”{words}")

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(self.get(head) for head in self.sheet.key)

    @property
    def name(self) -> str:
        return " · ".join(part for part in self.key if part)

    @property
    def told(self) -> list[Change]:
        """The changes that its name does not tell already."""
        return [c for c in self.changes if c.old or c.head not in self.sheet.key]

    @property
    def verdict(self) -> Verdict:
        if self.errors:
            return Verdict.ERROR
        if not self.exists:
            return Verdict.NEW
        return Verdict.CHANGED if self.changes else Verdict.UNCHANGED

    @property
    def is_to_save(self) -> bool:
        return self.verdict in (Verdict.NEW, Verdict.CHANGED)


@dataclass(slots=True)
class Plan:
    """What an import would do, row by row, in the order of the workbook."""

    entries: list[Entry]
    notes: list[str]

    def of(self, verdict: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.verdict == verdict]

    def to_save(self, sheet: Sheet) -> Iterator[Entry]:
        return (e for e in self.entries if e.sheet is sheet and e.is_to_save)

    @property
    def errors(self) -> list[Entry]:
        return self.of(Verdict.ERROR)

    @property
    def new(self) -> list[Entry]:
        return self.of(Verdict.NEW)

    @property
    def changed(self) -> list[Entry]:
        return self.of(Verdict.CHANGED)

    @property
    def unchanged(self) -> list[Entry]:
        return self.of(Verdict.UNCHANGED)

    @property
    def count(self) -> int:
        """How many rows would be saved."""
        return sum(entry.is_to_save for entry in self.entries)

    @property
    def tally(self) -> list[tuple[str, dict[str, int]]]:
        """(sheet, verdict → rows), for the sheets that the workbook has."""
        rows = [
            (sheet.name, [e.verdict for e in self.entries if e.sheet is sheet])
            for sheet in SHEETS
        ]
        return [
            (name, {verdict.value: found.count(verdict) for verdict in Verdict})
            for name, found in rows
            if found
        ]

    @property
    def fingerprint(self) -> str:
        """Changes when anything does that a person saw before saying yes."""
        seen = [(e.sheet.name, e.number, e.errors, e.changes) for e in self.entries]
        return hashlib.sha256(repr(seen).encode()).hexdigest()


def entry(row: Row) -> Entry:
    """A row with its cells made canonical; what is wrong in one alone is told."""
    sheet = BY_NAME[row.sheet]
    made = Entry(sheet, row.number, {})
    for column in sheet.columns:
        raw = row.cells.get(column.head, "")
        try:
            value = _canonical(column, raw)
        except ValueError as error:
            made.wrong(column.head, str(error))
            value = raw
        if value:
            made.cells[column.head] = value
        elif column.required:
            made.wrong(column.head, "没有填写。")
    return made


def _canonical(column: Column, raw: str) -> str:
    """Raises ValueError in words for people."""
    if raw in NOTHING:
        return ""
    if BROKEN.match(raw):
        raise ValueError(f"里的公式出错({raw}),请改成文字。")
    if column.choices and raw and raw not in column.choices:
        raise ValueError(f"里的“{raw}”不在可选的 {'、'.join(column.choices)} 之中。")
    if not raw:
        return ""
    match column.kind:
        case Kind.DATE:
            return _date(raw)
        case Kind.NUMBER:
            return _number(raw)
        case Kind.LIST:
            return SEPARATOR.join(_short(column, item) for item in _split(raw))
    return _short(column, re.sub(r"\s+", " ", raw))


def _short(column: Column, text: str) -> str:
    if len(text) > column.length:
        raise ValueError(f"最多 {column.length} 字,“{text[:12]}…”有 {len(text)} 字。")
    return text


def _split(raw: str) -> Iterable[str]:
    return dict.fromkeys(item for part in SPLIT.split(raw) if (item := part.strip()))


def _date(raw: str) -> str:
    found = DATE.match(raw.replace(" ", ""))
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise ValueError(f"里的“{raw}”不是日期,请写成 2024-03-01 这样。")
    return day.isoformat()


def _number(raw: str) -> str:
    if not (raw.isascii() and raw.isdigit() and len(raw) <= len(str(MOST))):
        raise ValueError(f"里的“{raw}”不是 0 到 {MOST} 的整数。")
    return str(int(raw))
