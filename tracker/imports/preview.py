"""An upload → what it would do now: columns, questions, rows; nothing is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils import timezone

from tracker.models import LedgerImport

from . import matching, taking
from .entry import Entry
from .heads import Head, choose, ledgers, standing_at
from .lines import Fate, Line
from .making import UNDATED, Given, make
from .matching import Column
from .names import Bodies, Leaders, Unknown
from .rows import Rows
from .rows import read as read_rows
from .sheets import Table, read
from .whole import sections, year_of


@dataclass(slots=True)
class Preview:
    """sheets: the workbook's; columns: as the page shows them, mapping: what each is;
    troubles: what hinders reading, in words; notes: what is worth a look."""

    source: LedgerImport
    sheets: list[str]
    table: Table
    head: Head
    columns: list[Column]
    mapping: matching.Fields
    troubles: list[str] = field(default_factory=list)
    rows: Rows = field(default_factory=Rows)
    lines: list[Line] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)

    def of(self, fate: Fate) -> list[Line]:
        return [line for line in self.lines if line.fate == fate]

    @property
    def ready(self) -> list[Line]:
        return self.of(Fate.READY)

    @property
    def known(self) -> list[Line]:
        return self.of(Fate.KNOWN)

    @property
    def wrong(self) -> list[Line]:
        return self.of(Fate.WRONG)

    @property
    def asked(self) -> list[Line]:
        return self.of(Fate.ASKED)

    @property
    def print(self) -> str:
        """Changes when any row that would go down does."""
        told = "\n".join(repr(line.entry) for line in self.ready)
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def dockets(self) -> int:
        """How many of the ready rows become one."""
        return sum(bool(n.entry and n.entry.duties) for n in self.ready)

    @property
    def open_questions(self) -> list[Unknown]:
        return [one for one in self.unknown if not one.is_answered]

    @property
    def undated(self) -> list[Line]:
        """Closed rows of which no day tells when."""
        return [n for n in self.lines if n.errors.get("closed_on") == UNDATED]

    @property
    def left_out(self) -> list[str]:
        return matching.left_out(self.columns, self.mapping)

    @property
    def made_here(self) -> list[str]:
        rest = [one for one in self.columns if one.place not in self.mapping]
        return [one.head for one in rest if one.made_here]

    @property
    def notes(self) -> list[str]:
        """What is read into rows that do not say it."""
        named, source = set(self.mapping.values()), self.source
        found = []
        if source.meeting and "meeting" not in named:
            day = source.held_on if "held_on" not in named else None
            found.append(
                f"整份表算“{source.meeting}”的{f',{day} 召开' if day else ''}。"
            )
        if "text" in named and "state" not in named:
            found.append("没有状态一列:写了办结时间的算办结,其余都算办理中。")
        return found

    @property
    def doubled(self) -> list[str]:
        return matching.doubled(self.head, self.mapping)


def opened(source: LedgerImport) -> Preview:
    """The upload with its columns, before any row is read. Raises Unreadable."""
    tables = read(bytes(source.data))
    found = {table.name: table for table in tables}
    table = found.get(source.sheet)
    head = standing_at(table, source.head_row) if table and source.head_row else None
    if table is None or head is None:
        table, head = choose(tables)
    sheets = list(dict.fromkeys((*ledgers(tables), table.name)))
    columns = matching.columns(table, head)
    mapping = matching.kept(source.mapping, max(table.width, len(head.names)))
    return Preview(source, sheets, table, head, columns, mapping)


def preview(source: LedgerImport) -> Preview:
    """What the upload would do now. Raises Unreadable."""
    made = opened(source)
    made.troubles = _troubles(made)
    if made.troubles:
        return made
    made.rows = read_rows(made.table, made.head, made.mapping, source.fills_down)
    bodies = Bodies(source.names)
    given = Given(
        bodies,
        Leaders(),
        timezone.localdate(),
        source.meeting,
        source.held_on,
        year_of(made.table, made.head, source.name),
        source.undated,
    )
    made.lines = [make(row, given) for row in made.rows.rows]
    made.unknown = list(bodies.unknown.values())
    _ask_taking(made.lines)
    return made


def _troubles(made: Preview) -> list[str]:
    """A meeting needs a column, or a line of the sheet, or the officer's word."""
    source, parts = made.source, (made.table, made.head)
    named = bool(source.meeting) or any(sections(*parts))
    dated = source.held_on or matching.names_days(*parts, made.mapping)
    return matching.troubles(made.mapping, named, bool(dated) or any(sections(*parts)))


def _ask_taking(lines: list[Line]) -> None:
    """What is there already, and what cannot be taken over."""
    entries = [entry for _, entry in _sound(lines)]
    known = taking.known(entries)
    why = taking.check([one for one in entries if one.number not in known])
    for line, entry in _sound(lines):
        line.known = known.get(entry.number)
        if entry.number in why:
            line.errors[""] = why[entry.number]


def _sound(lines: list[Line]) -> Iterator[tuple[Line, Entry]]:
    for line in lines:
        if line.entry is not None and not line.errors:
            yield line, line.entry
