"""A table under its heads → the rows of matters; what is no matter is left out.

Cells that are merged have the words of the first. A row that shares its matter with the
one above (merged) is a further department of it. Blank meetings: see `Reader`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tracker.states import State
from tracker.workbooks import SIGNATURES

from . import fields, whole
from .heads import Head
from .sheets import Cell, Table
from .states_said import state_of

OF_MEETING = (
    *("meeting", "held_on", "organ", "kind", "ordinal", "venue", "chair"),
    "attendees",
)
JOINED = frozenset(
    (
        *("lead", "responsible", "support", "progress", "problems", "next_step"),
        *("note", "verdict"),
    )
)
SAME = frozenset(("同上", "〃", "″", "同前", "同上行"))
TOTALS = ("合计", "总计", "小计", "共计", "累计")
ASIDES = (
    "注:",
    "注：",
    "说明:",
    "说明：",
    "备注:",
    "备注：",
    "填表说明",
    "填报说明",
    "(无)",
)
SIGNED = tuple(s.rstrip(":") + end for s in (*SIGNATURES, "制表人:") for end in ":：")


@dataclass(slots=True)
class Row:
    """numbers: the rows of the sheet, several where they share a matter. cells: field →
    what stands there, empty ones left out; above: the meeting is that of the row above.
    notes: what is worth a look."""

    numbers: list[int]
    cells: dict[str, Cell]
    above: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def number(self) -> int:
        return self.numbers[0]

    def text(self, name: str) -> str:
        return str(self.cells.get(name, ""))


@dataclass(slots=True)
class Rows:
    """skipped: why → numbers of the rows; merges: whether meetings are merged; blank:
    numbers of the rows that name no meeting of their own."""

    rows: list[Row] = field(default_factory=list)
    skipped: dict[str, list[int]] = field(default_factory=dict)
    merges: bool = False
    blank: list[int] = field(default_factory=list)


def read(
    table: Table, head: Head, mapping: Mapping[int, str], fills_down: bool
) -> Rows:
    """fills_down: a row without a meeting has the meeting above it; one of the same
    meeting always has its day."""
    return Reader(table, head, mapping, fills_down).read()


class Reader:
    def __init__(
        self, table: Table, head: Head, mapping: Mapping[int, str], fills_down: bool
    ) -> None:
        self.table, self.head, self.mapping = table, head, mapping
        self.fills_down = fills_down
        self.places = {name: place for place, name in mapping.items()}
        self.found = Rows(merges=self._merges())
        self.meeting: dict[str, Cell] = {}

    def read(self) -> Rows:
        for number in sorted(self.table.rows):
            if number <= self.head.last:
                continue
            if self._is_section(number):
                continue
            if why := self._no_matter(number):
                self.found.skipped.setdefault(why, []).append(number)
            elif self._is_empty(number):
                continue
            elif self.found.rows and self._shares(number):
                self._join(self.found.rows[-1], number)
            else:
                self.found.rows.append(self._row(number))
        return self.found

    def _merges(self) -> bool:
        """Whether the office merges the cells of a meeting."""
        column = self.places.get("meeting", self.places.get("held_on"))
        first = self.head.last + 1
        return any(
            place == column and row > first and origin[0] >= first
            for (row, place), origin in self.table.merged.items()
        )

    def _no_matter(self, number: int) -> str:
        """Why this row is none, "" where it is one."""
        words = [str(cell).strip() for cell in self.table.rows[number] if cell]
        if not words:
            return ""
        if self._repeats_heads(number):
            return "重复的表头"
        first = "".join(words[0].split())
        if first.startswith(TOTALS) and len(first) < 12:
            return "合计"
        if any(word.startswith(SIGNED) for word in words):
            return "落款"
        alone = len(words) <= 2
        if alone and first.startswith(ASIDES):
            return "说明"
        return "小标题、说明" if whole.across(self.table, number) else ""

    def _is_section(self, number: int) -> bool:
        """A line that names the meeting of the rows below it, where no column does."""
        if "meeting" in self.places:
            return False
        name, day = whole.told(whole.across(self.table, number))
        if name:
            self.meeting = {"meeting": name, **({"held_on": day} if day else {})}
        return bool(name)

    def _repeats_heads(self, number: int) -> bool:
        cells = list(enumerate(self.table.rows[number][: len(self.head.names)]))
        filled = [(place, str(cell)) for place, cell in cells if cell]
        same = [
            place
            for place, words in filled
            if fields.squeezed(words) in fields.readings(self.head.names[place])
        ]
        return len(same) >= 2 and 2 * len(same) >= len(filled)

    def _is_empty(self, number: int) -> bool:
        """Nothing of its own but perhaps a number of the row."""
        own = [self.table.own(number, place) for place in self.mapping]
        return not any(own)

    def _shares(self, number: int) -> bool:
        """Whether its matter is merged with that of the row above."""
        place = self.places.get("text")
        return (
            place is not None
            and self.table.runs_on(number, place)
            and self.found.rows[-1].numbers[-1] == number - 1
        )

    def _row(self, number: int) -> Row:
        cells = self._cells(number)
        row = Row([number], cells)
        if number in self.table.hidden:
            row.notes.append("这一行在表里是隐藏的。")
        own = {name: cells[name] for name in OF_MEETING if name in cells}
        if "meeting" in own:
            same = own["meeting"] == self.meeting.get("meeting")
            self.meeting = {**self.meeting, **own} if same else own
        elif "meeting" in self.places:
            self.found.blank.append(number)
            if not self.fills_down or not self.meeting:
                return row
            row.above = True
        row.cells = {**self.meeting, **cells}
        return row

    def _cells(self, number: int) -> dict[str, Cell]:
        """同上 is what the row above has."""
        above = self.found.rows[-1].cells if self.found.rows else {}
        shown = {
            name: self.table.at(number, place) for place, name in self.mapping.items()
        }
        cells = {
            name: above.get(name, "") if str(cell).strip() in SAME else cell
            for name, cell in shown.items()
        }
        return {name: cell for name, cell in cells.items() if cell}

    def _join(self, row: Row, number: int) -> None:
        """A further row of the same matter: its departments, its progress."""
        row.numbers.append(number)
        for name, cell in self._cells(number).items():
            before = row.cells.setdefault(name, cell)
            if str(cell) in str(before):
                continue
            if name in JOINED:
                row.cells[name] = f"{before}\n{cell}"
            elif name == "state":
                row.cells[name] = _less_far(str(before), str(cell))
            elif name not in OF_MEETING:
                label = fields.BY_NAME[name].label
                row.notes.append(
                    f"第 {number} 行的“{label}”不同,取第 {row.number} 行。"
                )


def _less_far(one: str, other: str) -> str:
    """Of two words for a state: closed is only what is closed in both."""
    told = state_of(one)
    return other if told and told[0] == State.CLOSED else one


def copied(table: Table, numbers: Sequence[int], width: int) -> Iterator[list[Cell]]:
    """The rows as the spreadsheet shows them, merged cells filled."""
    for number in numbers:
        yield [table.at(number, place) for place in range(width)]
