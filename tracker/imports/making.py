"""Rows of a ledger → entries, or why not: each cell read, each name looked up."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from meetings.extraction.numerals import number
from meetings.models import Department
from tracker.workflow import Duty, Kind, State

from . import states_said
from .bodies_said import Said, said
from .dates import Due, day_in, day_of, due_of
from .entry import Entry
from .lines import Line
from .names import Bodies, Leaders
from .rows import Row

MOST = {"meeting": 200, "organ": 60, "venue": 100, "code": 30, "criterion": 300}
ENDING = (State.CLOSED, State.CLAIMED, State.WITHDRAWN, None)
DONE = (State.CLOSED, State.CLAIMED)
UNDATED = "没有写办结时间。"
TITLE, DUE_WORDS = 120, 60
_TITLED = re.compile(r"【(?P<title>[^【】]{2,120})】(?P<text>.+)", re.S)
_LISTED = re.compile(r"[、,，;；\n]+")
# Of duties told twice the higher one stays.
_RANK = (Duty.LEAD, Duty.RESPONSIBLE, Duty.SUPPORT)


@dataclass(frozen=True, slots=True)
class Given:
    """What the officer said for the whole file. year: of days without one; closed_on:
    of closed rows of which no day tells it."""

    bodies: Bodies
    leaders: Leaders
    today: datetime.date
    meeting: str = ""
    held_on: datetime.date | None = None
    year: int | None = None
    closed_on: datetime.date | None = None


def make(row: Row, given: Given) -> Line:
    return Maker(row, given).make()


class Maker:
    """Of one row; what is wrong is collected, and the row then makes no entry."""

    def __init__(self, row: Row, given: Given) -> None:
        self.row, self.given = row, given
        self.line = Line(row)
        self.cells: dict[str, Any] = {}

    def make(self) -> Line:
        held_on = self._held_on()
        title, text = self._matter()
        meeting = self._short("meeting") or self.given.meeting
        if not meeting:
            self._wrong("meeting", "没有写会议名称。")
        # Also without a meeting's day: what is wrong is said all at once.
        tracked = self._tracked(held_on or self.given.today) if text else {}
        plain: dict[str, Any] = {n: self._short(n) for n in MOST if n != "meeting"}
        if held_on and not self.line.errors:
            self.line.entry = Entry(
                number=self.row.number,
                meeting=meeting,
                held_on=held_on,
                kind=self.row.text("kind"),
                ordinal=_ordinal(self.row.text("ordinal")),
                chair=self.row.text("chair"),
                attendees=_people(self.row.text("attendees")),
                title=title,
                text=text,
                item=_ordinal(self.row.text("item")),
                speaker=self.row.text("speaker"),
                note=self.row.text("note"),
                **plain,
                **tracked,
            )
        return self.line

    def _wrong(self, name: str, why: str) -> None:
        self.line.errors.setdefault(name, why)

    def _ask(self, name: str, why: str) -> None:
        if name not in self.line.errors:
            self.line.asked.add(name)
        self._wrong(name, why)

    def _short(self, name: str) -> str:
        words = " ".join(self.row.text(name).split())
        if len(words) > MOST[name]:
            self._wrong(name, f"最多 {MOST[name]} 字,现有 {len(words)} 字。")
        return words

    def _held_on(self) -> datetime.date | None:
        cell = self.row.cells.get("held_on")
        if cell is None:
            told = self.given.held_on or day_in(self.row.text("meeting"))
            if told is None:
                self._wrong("held_on", "没有写会议时间。")
            return told
        year = self.given.year
        base = datetime.date(year, 1, 1) if year else None
        found = self._as_day("held_on", base)
        if found is None:
            self._wrong("held_on", "没有写会议时间。")
        elif found > self.given.today:
            self._wrong("held_on", "会议时间不能晚于今天。")
        return found

    def _as_day(self, name: str, base: datetime.date | None) -> datetime.date | None:
        cell = self.row.cells.get(name)
        if cell is None or cell in ("/", "-", "—", "无"):
            return None
        if isinstance(cell, datetime.date):
            return cell
        found = day_of(cell, base)
        if found is None:
            without = (
                "" if base or not re.match(r"\s*\d{1,2}\s*[月.]", cell) else "年份、"
            )
            hint = f"看不出{without}是哪一天,请写成 2024-03-05 这样。"
            self._wrong(name, hint)
        return found

    def _matter(self) -> tuple[str, str]:
        """(title, words); a row without either is a meeting alone."""
        title, text = self.row.text("title"), self.row.text("text")
        match = _TITLED.fullmatch(text)
        if match and not title:
            title, text = match["title"], match["text"]
        if not text and (
            {"lead", "responsible", "state", "due"} & self.row.cells.keys()
        ):
            self._wrong("text", "没有写事项内容。")
        return (title if len(title) <= TITLE else ""), text

    def _tracked(self, held_on: datetime.date) -> dict[str, Any]:
        """What is followed of a matter."""
        state, nature = self._state()
        self.line.due = due = self._due(held_on)
        if named := states_said.nature_of(self.row.text("nature")):
            nature = named
        elif due.standing and state not in (State.CLOSED, State.CLAIMED):
            nature = Kind.STANDING
        closed_on = self._closed_on(state, held_on, due)
        return {
            "post": self._post(held_on),
            "nature": nature,
            "grade": states_said.grade_of(self.row.text("grade")) or "C",
            "duties": tuple(self._duties()),
            "charged_on": self._as_day("charged_on", held_on),
            "due_on": due.on,
            "due_by": "" if due.on else due.words[:DUE_WORDS],
            "state": state,
            "percent": self._percent(),
            "reported_on": self._as_day("reported_on", held_on),
            "closed_on": closed_on if state in ENDING else None,
            **{
                name: self.row.text(name)
                for name in ("progress", "problems", "next_step", "verdict")
            },
        }

    def _state(self) -> tuple[State | None, Kind]:
        words = self.row.text("state")
        if not words:
            return None, Kind.ACTION
        said = states_said.state_of(words)
        if said is None:
            self._wrong(
                "state", "看不出办到哪一步。请写 已办结、办理中、未启动 这样的词。"
            )
        return said or (None, Kind.ACTION)

    def _due(self, held_on: datetime.date) -> Due:
        cell = self.row.cells.get("due", "")
        return Due(cell) if isinstance(cell, datetime.date) else due_of(cell, held_on)

    def _closed_on(
        self, state: State | None, held_on: datetime.date, due: Due
    ) -> datetime.date | None:
        """None where a report or the deadline tells it, or where it is not closed."""
        told = self._as_day("closed_on", held_on)
        if told or state not in DONE or "closed_on" in self.line.errors:
            return told
        if self._as_day("reported_on", held_on):
            return None
        if due.on and held_on <= due.on <= self.given.today:
            self.row.notes.append("没有写办结时间,按完成时限算。")
            return None
        if self.given.closed_on is None:
            self._ask("closed_on", UNDATED)
        return self.given.closed_on

    def _percent(self) -> int | None:
        words = self.row.text("percent")
        found = states_said.percent_of(words) if words else None
        if words and found is None:
            self.row.notes.append(f"“{words}”不是百分比,没有带过去。")
        return found

    def _post(self, held_on: datetime.date) -> Any:
        words = self.row.text("post")
        post = self.given.leaders.find(words, held_on) if words else None
        if words and post is None:
            self.row.notes.append(f"责任领导“{words}”名册里对不上,没有带过去。")
        return post

    def _duties(self) -> Iterator[tuple[Department, Duty]]:
        """Each department once, the lead first; see `Maker._named`."""
        held: dict[Department, Duty] = {}
        for body, duty in self._named():
            before = held.get(body, duty)
            held[body] = min(before, duty, key=_RANK.index)
        yield from sorted(held.items(), key=lambda pair: _RANK.index(pair[1]))
        told = held or self.row.text("code") or self.row.text("state")
        if told and Duty.LEAD not in held.values() and not self._is_waiting():
            self._wrong("lead", "没有写牵头单位。")

    def _is_waiting(self) -> bool:
        return bool({"lead", "responsible", "support"} & self.line.errors.keys())

    def _named(self) -> Iterator[tuple[Department, Duty]]:
        """The first of 牵头单位 leads; where nobody does, the first of 责任单位. What a
        name says in brackets goes before its column."""
        led = False
        for name, duty in (
            ("lead", Duty.LEAD),
            ("responsible", Duty.RESPONSIBLE),
            ("support", Duty.SUPPORT),
        ):
            named = list(self._said(name))
            marked = any(one.duty == Duty.LEAD for one in named)
            for one in named:
                found = self._find(name, one.name)
                own = one.duty or (Duty.RESPONSIBLE if duty == Duty.LEAD else duty)
                plain = one.duty is None and not marked and duty != Duty.SUPPORT
                if plain and not led and not self.given.bodies.is_group(one.name):
                    own = Duty.LEAD
                elif own == Duty.LEAD and led:
                    own = Duty.RESPONSIBLE
                led = led or own == Duty.LEAD
                yield from ((body, own) for body in found)

    def _said(self, column: str) -> Iterator[Said]:
        """The names of a cell, without those that charge nobody."""
        bodies = self.given.bodies
        for one in said(self.row.text(column)):
            for name in bodies.parts(one.name):
                if bodies.passes_over(name):
                    bodies.find(name, self.row.number)  # so that it can be answered
                    self.row.notes.append(f"“{name}”略过了,没有带过去。")
                else:
                    yield replace(one, name=name)

    def _find(self, column: str, name: str) -> list[Department]:
        bodies = self.given.bodies
        found = bodies.find(name, self.row.number)
        if name in bodies.said and not found:
            self.line.asked.discard(column)
            self.line.errors[column] = f"“{name}”不是库里的单位。"
        elif not found and not bodies.is_group(name):
            self._ask(column, f"“{name}”不知道是哪个单位。")
        return found


def _people(words: str) -> tuple[str, ...]:
    """ "王 明、李四" has a blank within a name; without marks blanks part names."""
    names = _LISTED.split(words) if _LISTED.search(words) else words.split()
    return tuple(filter(None, ("".join(name.split()) for name in names)))


def _ordinal(words: str) -> int | None:
    """第3次, 三, 3 → 3."""
    found = number(words.strip().removeprefix("第").rstrip("次项条届、."))
    return found if found and found < 10_000 else None
