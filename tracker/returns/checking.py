"""Rows of a form → a plan: what each would do, or why it does nothing."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils import timezone

from tracker import requirements
from tracker.models import Assignment, Event, Return, ReturnRow
from tracker.states import State, Verb
from tracker.workflow import RULES

from .cells import Filled, filled
from .keys import Key, key_of
from .layout import CODE, KEY, TEXT, VERB
from .reading import Book, Row

if TYPE_CHECKING:
    from django.contrib.auth.models import User

REPORTING = frozenset({Verb.REPORT, Verb.NO_CHANGE, Verb.REPORT_DONE})


class Fate(StrEnum):
    """What becomes of a row."""

    READY = "ready"
    NEWER = "newer"  # something was done since the form was made
    WRONG = "wrong"
    DONE = "done"  # put down by an earlier upload, or by the same row above
    EMPTY = "empty"


@dataclass(slots=True)
class Line:
    """A row with its part. news: what was done since the form was made; errors: head →
    words; notes: what is worth a look, without being wrong."""

    row: Row
    key: Key | None = None
    part: Assignment | None = None
    filled: Filled = field(default_factory=Filled)
    news: list[Event] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    is_done: bool = False

    @property
    def fate(self) -> Fate:
        if self.is_done:
            return Fate.DONE
        if self.errors:
            return Fate.WRONG
        if not self.row.filled:
            return Fate.EMPTY
        return Fate.NEWER if self.news else Fate.READY

    @property
    def verb(self) -> Verb:
        assert self.filled.verb is not None  # a row that is put down has one
        return self.filled.verb

    @property
    def signs_first(self) -> bool:
        """A report of what nobody signed for signs for it too: asked once."""
        unsigned = self.part is not None and self.part.state == State.UNSIGNED
        return unsigned and self.filled.verb in REPORTING

    @property
    def print(self) -> str:
        """Of the part, of the form that the row stood in, and of what was written."""
        parts = (str(self.key), *sorted(f"{h}={t}" for h, t in self.row.filled.items()))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@dataclass(slots=True)
class Plan:
    """blank: rows beside the lines, in which nothing was written."""

    lines: list[Line]
    blank: int = 0

    def of(self, *fates: Fate) -> list[Line]:
        return [line for line in self.lines if line.fate in fates]

    @property
    def ready(self) -> list[Line]:
        return self.of(Fate.READY)

    @property
    def newer(self) -> list[Line]:
        return self.of(Fate.NEWER)

    @property
    def wrong(self) -> list[Line]:
        return self.of(Fate.WRONG)

    @property
    def done(self) -> list[Line]:
        return self.of(Fate.DONE)

    @property
    def untouched(self) -> int:
        return self.blank + len(self.of(Fate.EMPTY))

    @property
    def print(self) -> str:
        """Changes when anything that the preview shows does."""
        told = [
            f"{n.row.number} {n.fate} {n.print} {[e.pk for e in n.news]}"
            for n in self.lines
        ]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()


def check(book: Book, source: Return, by: User) -> Plan:
    """What this form would do if this person put it down now. Four queries and one a
    part that something happened to since."""
    lines = [_line(row, source.received_on) for row in book.rows]
    _refuse_doubles(lines)
    _find(lines, source, by)
    done = ReturnRow.objects.filter(print__in=[line.print for line in lines])
    prints = set(done.values_list("print", flat=True))
    for line in lines:
        if line.is_done or not line.row.filled:
            continue
        if line.print in prints:
            line.notes.append("以前传来的表里已经登记。")
            line.is_done = True
        elif line.part and not line.errors:
            _judge(line, line.part, source, by)
    return Plan(lines, book.blank)


def _line(row: Row, day: datetime.date) -> Line:
    line = Line(row, key_of(row.cells.get(KEY, "")))
    if not row.filled and line.key:
        return line
    line.filled = filled(row.filled, max(day, timezone.localdate()))
    line.errors = dict(line.filled.errors)
    for head in row.formulas:
        line.errors[head] = "这里是公式,请改成文字或数字。"
    if line.key is None:
        line.errors[KEY] = (
            "这一行的标记被改动过,认不出是哪一件。请把内容抄到新下载的回填表里。"
            if row.cells.get(KEY)
            else "这一行没有标记,认不出是哪一件。请把内容抄到那一件原来的行里。"
        )
    return line


def _refuse_doubles(lines: Iterable[Line]) -> None:
    """A row that was copied: an equal copy is left out, what differs is asked about."""
    first: dict[int, Line] = {}
    for line in (n for n in lines if n.key and n.row.filled):
        assert line.key is not None
        before = first.setdefault(line.key.assignment, line)
        if before is line:
            continue
        if before.row.filled == line.row.filled:
            line.notes.append(f"和第 {before.row.number} 行一样,只登记那一行。")
            line.is_done = True
            continue
        for one, other in ((line, before), (before, line)):
            one.errors[VERB] = (
                f"和第 {other.row.number} 行是同一件,内容却不同。请只留一行。"
            )


def _find(lines: Iterable[Line], source: Return, by: User) -> None:
    known = {line.key.assignment for line in lines if line.key}
    rows = Assignment.objects.visible_to(by).filter(pk__in=known)
    parts = rows.select_related("docket", "department").in_bulk()
    for line in lines:
        if line.key is None:
            continue
        line.part = parts.get(line.key.assignment)
        if not line.row.filled:
            continue
        if line.part is None or line.part.department_id != source.department_id:
            line.part = None
            line.errors[KEY] = f"这一行不是{source.department}的事项,不能在这里登记。"
        elif (code := line.row.cells.get(CODE)) and code != line.part.docket.code:
            line.errors[CODE] = (
                f"编号和标记对不上:标记是 {line.part.docket.code} 的。"
                "这一行可能被剪切、粘贴过,请把内容抄到原来的行里。"
            )


def _judge(line: Line, part: Assignment, source: Return, by: User) -> None:
    """Whether the workflow lets this be done, and what was done meanwhile."""
    own = part.is_own(by)
    if own and line.filled.day:
        line.notes.append("本单位自己上传的,以上传的日期为准。")
        line.filled.day = None
    day = None if own else line.filled.day or source.received_on
    verb = Verb.SIGN_FOR if line.signs_first else line.verb
    if RULES[line.verb].must_write and not line.filled.text:
        line.errors[TEXT] = f"{line.verb.label}请写{RULES[line.verb].label}。"
    elif why := requirements.refusal(part, verb, by, day):
        line.errors[VERB] = why
    if line.signs_first:
        line.notes.append("还没有签收,一并签收。")
    line.news = news(part, line.key.seq if line.key else 0)


def news(part: Assignment, seq: int) -> list[Event]:
    """What was done to this part, or to its whole docket, since `seq`."""
    if part.docket.last_seq <= seq:
        return []
    since = Event.objects.filter(docket=part.docket_id, seq__gt=seq)
    rows = since.select_related("report").order_by("seq")
    return [e for e in rows if e.whole or e.assignment_id in (None, part.pk)]
