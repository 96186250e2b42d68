"""The difference of two readings, each line with the row that it is of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from meetings import differences
from meetings.differences import Change, Pair
from meetings.models import Directive, Edit, Meeting, Reading, Source
from meetings.models.records import RecordState

# Acts that decide nothing about a row.
MACHINE = (Edit.Verb.READ, Edit.Verb.REREAD, Edit.Verb.UNDO, Edit.Verb.REDATE)
PROPOSED, CONFIRMED, REJECTED = RecordState


@dataclass(frozen=True, slots=True)
class Line:
    """A finding that another reading has otherwise.

    row: the row of the record; none where it would be a new one. decided: a person
    confirmed or changed it, so that it stays unless that person takes this over.
    locked: it is docketed, and only an amendment changes it.
    """

    pair: Pair
    row: Meeting | Directive | None
    decided: bool = False
    locked: bool = False

    @property
    def key(self) -> str:
        """What the form calls it: by the new finding, else by the old one."""
        found = self.pair.new or self.pair.old or {}
        return f"{'new' if self.pair.new else 'old'}:{found['key']}"

    @property
    def kind(self) -> str:
        return "新读出" if self.row is None else "改动" if self.pair.new else "不再读出"

    @property
    def changes(self) -> tuple[Change, ...]:
        return self.pair.changes

    @property
    def is_meeting(self) -> bool:
        return "level" not in (self.pair.new or self.pair.old or {})

    @property
    def words(self) -> str:
        if self.row is not None:
            return str(self.row)
        found = self.pair.new or {}
        if self.is_meeting:
            return str(found["title"]["value"]) if found["title"] else "未署标题的会议"
        return str(found["text"])

    @property
    def follows(self) -> bool:
        """Whether it is taken over unless the officer says otherwise."""
        return not (self.decided or self.locked)


@dataclass(frozen=True, slots=True)
class Difference:
    """meetings, directives: every pair of the two readings, with its row."""

    source: Source
    old: Reading
    new: Reading
    meetings: list[Line]
    directives: list[Line]

    @property
    def lines(self) -> list[Line]:
        """What is to be shown: not what was merged away or not taken up by people."""
        return [line for line in self.meetings + self.directives if _matters(line)]

    @property
    def open(self) -> list[Line]:
        return [line for line in self.lines if line.follows]

    @property
    def kept(self) -> list[Line]:
        return [line for line in self.lines if not line.follows]


def newest(source: Source) -> Reading | None:
    """The newest reading by the present day of publication."""
    rows = source.readings.filter(published_on=source.published_on)
    return rows.order_by("-pk").first()


def difference(source: Source) -> Difference | None:
    """None where the record follows the newest reading already."""
    old, new = source.reading, newest(source)
    if old is None or new is None or old == new:
        return None
    meetings = list(Meeting.objects.filter(reading__source=source))
    rows = Directive.objects.filter(reading__source=source).select_related("meeting")
    directives = list(rows.prefetch_related("mentions"))
    touched = _touched(meetings)
    by_key = {row.key: row for row in meetings if _of(row, old)}
    held = {row.meeting_id for row in directives if row.is_locked}
    return Difference(
        source,
        old,
        new,
        [
            Line(pair, row, _decided(row, touched), row is not None and row.pk in held)
            for pair in differences.meetings(old.result, new.result)
            for row in [by_key.get(pair.old["key"]) if pair.old else None]
        ],
        _directive_lines(old, new, directives, touched),
    )


def _directive_lines(
    old: Reading, new: Reading, rows: Iterable[Directive], touched: set[str]
) -> list[Line]:
    by_key = {row.key: row for row in rows if _of(row, old)}
    locked = {row.pk for row in rows if row.is_locked}
    lines = []
    for pair in differences.directives(old.result, new.result):
        row = by_key.get(pair.old["key"]) if pair.old else None
        held = row is not None and bool({row.pk, row.parent_id} & locked)
        lines.append(Line(pair, row, _decided(row, touched), held))
    return lines


def _of(row: Meeting | Directive, reading: Reading) -> bool:
    return bool(row.key) and row.reading_id == reading.pk


def _touched(meetings: Iterable[Meeting]) -> set[str]:
    """Labels of the rows that a person acted on."""
    edits = Edit.objects.of_meetings(meetings).filter(undone_by=None)
    return {
        label
        for edit in edits.exclude(verb__in=MACHINE)
        for label in {*edit.before, *edit.after}
    }


def _decided(row: Meeting | Directive | None, touched: set[str]) -> bool:
    if row is None:
        return False
    return row.state != PROPOSED or f"{row._meta.model_name}:{row.pk}" in touched


def _matters(line: Line) -> bool:
    if not line.pair.differs:
        return False
    if line.row is None:
        return line.pair.old is None  # else people merged it away
    return line.row.state != REJECTED
