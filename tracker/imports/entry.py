"""A row of an old ledger once it is understood; what is taken over is made from it."""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
from dataclasses import dataclass

from meetings.models import Department, Post
from tracker.workflow import Duty, Kind, State

QUOTES = frozenset("\"'“”‘’「」『』")


def squeezed(words: str) -> str:
    """Words as they are compared: of one width, without spaces and quotation marks."""
    narrow = unicodedata.normalize("NFKC", words)
    return "".join(c for c in narrow if not c.isspace() and c not in QUOTES)


@dataclass(frozen=True, slots=True)
class Entry:
    """number: the row of the sheet, from 1. A row without text is a meeting alone.

    duties: whom the ledger charges, the lead first. state: how far the ledger says the
    matter is; closed_on with State.CLOSED. None: the ledger says nothing, so it is in
    hand, or record only where nobody is charged either. progress: its last words, said
    on reported_on. due_by: the deadline as the ledger writes it, where it is no day.
    """

    number: int
    meeting: str
    held_on: datetime.date
    organ: str = ""
    kind: str = ""
    ordinal: int | None = None
    venue: str = ""
    chair: str = ""
    attendees: tuple[str, ...] = ()
    code: str = ""
    title: str = ""
    text: str = ""
    item: int | None = None  # the number of the directive within its meeting
    criterion: str = ""
    speaker: str = ""
    post: Post | None = None
    nature: Kind = Kind.ACTION
    grade: str = "C"
    duties: tuple[tuple[Department, Duty], ...] = ()
    charged_on: datetime.date | None = None  # the meeting's day where None
    due_on: datetime.date | None = None
    due_by: str = ""
    state: State | None = State.IN_HAND
    progress: str = ""
    problems: str = ""
    next_step: str = ""
    percent: int | None = None
    reported_on: datetime.date | None = None
    closed_on: datetime.date | None = None
    verdict: str = ""  # the grounds on which it was closed
    note: str = ""

    @property
    def print(self) -> str:
        """What the row stands for, whichever file it comes in: its code; without one
        the meeting, its day and the words. 64 hexadecimal digits."""
        words = (self.meeting, self.held_on.isoformat(), self.text)
        parts = ("code", self.code) if self.code else ("row", *words)
        told = "\x1f".join(map(squeezed, parts))
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def begun_on(self) -> datetime.date:
        return self.charged_on or self.held_on

    @property
    def is_record(self) -> bool:
        """A saying that the ledger keeps without charging anybody with it."""
        return not (self.duties or self.code or self.state)
