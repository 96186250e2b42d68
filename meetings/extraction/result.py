"""What `extract` returns: frozen, plain, JSON-able. Every found thing keeps its spans.

A span counts code points of the text exactly as it was given. For every found thing
with a value, `clean("".join(text[s.start : s.end] for s in spans)) == value`
(see clean.py), so a click on a value can always show the words it came from.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal

PersonRole = Literal["chair", "attend", "observe", "absent"]
BodyRole = Literal["lead", "support"]
DeadlineUnit = Literal["date", "days", "working_days", "months", "period_end", "event"]


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points in the text as given."""

    start: int
    end: int


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A value with the words it came from, the rule that found it, and how sure it is.

    confidence: 0 to 1; of everything at 0.9 or more, at least 98 % should be right.
    """

    value: str
    spans: Spans
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """`name` without inner spaces; `post` as printed, "" where the text gives none."""

    name: str
    post: str
    role: PersonRole
    spans: Spans
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class FoundBody:
    """A body that the directive makes answerable, as printed.

    department: the register's official name when exactly one fits, else None;
    candidates: official names when several fit (then department is None).
    """

    name: str
    role: BodyRole
    spans: Spans
    rule: str
    confidence: float
    department: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """`text` as printed; `date` the ISO day it ends on, None where it cannot be told.

    unit and count keep the form: 10个工作日内 is ("working_days", 10), 一个月内
    ("months", 1), 3月底前 ("date", None), 放假前 ("event", None).
    """

    text: str
    date: datetime.date | None
    unit: DeadlineUnit
    count: int | None
    spans: Spans
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class FoundDirective:
    """One directive, in reading order; level 2 rows follow the level 1 row they are in.

    key: stable within one reading, e.g. "m2.d5" or "m2.d5.3".
    number: the ordinal of a numbered level-1 item (1, 2, …), else None.
    speaker: a person's name or "会议".
    """

    key: str
    level: Literal[1, 2]
    number: int | None
    speaker: str
    text: str
    bodies: tuple[FoundBody, ...]
    deadline: FoundDeadline | None
    spans: Spans
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """One meeting with its people and directives.

    key: "m1", "m2", … in page order. date: first day; last_date: last day of several.
    kind (常务会议, 党工委会议, 专题会议, …), organ (区政府, 党工委, …) and ordinal
    (第九次 → 9) are read from title or lead; None where not said. A meeting that is two
    at once (…暨…) gives the first and lists all readings in `identities`.
    spans: every place of the page that belongs to the meeting.
    repeats: places that repeat a passage already counted.
    """

    key: str
    title: Found | None
    date: datetime.date | None
    last_date: datetime.date | None
    date_spans: Spans
    period: str | None
    venue: Found | None
    organ: str | None
    kind: str | None
    ordinal: int | None
    identities: tuple[tuple[str | None, str | None, int | None], ...]
    people: tuple[FoundPerson, ...]
    directives: tuple[FoundDirective, ...]
    spans: Spans
    repeats: Spans
    rule: str
    confidence: float

    @property
    def chair(self) -> list[str]:
        return [p.name for p in self.people if p.role == "chair"]

    @property
    def attendees(self) -> list[str]:
        """Everyone present, in order of first mention."""
        return [p.name for p in self.people if p.role != "absent"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something an officer should look at first; `message` is Chinese, for people."""

    kind: str
    message: str
    spans: Spans
    meeting: str | None = None
    directive: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one text. unassigned: text that belongs to nothing found."""

    version: str
    published: datetime.date
    meetings: tuple[FoundMeeting, ...]
    doubts: tuple[Doubt, ...] = ()
    unassigned: Spans = field(default=())
