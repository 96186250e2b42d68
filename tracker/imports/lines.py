"""A row of a ledger beside what it becomes, or why it becomes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from meetings.models import Department, Meeting
from tracker.models import Docket
from tracker.workflow import Duty, State

from .course import state_of
from .dates import Due
from .entry import Entry
from .fields import BY_NAME
from .rows import Row


class Fate(StrEnum):
    READY = "ready"
    KNOWN = "known"  # taken over before, or its code is there
    ASKED = "asked"  # an answer of the officer is all that is missing
    WRONG = "wrong"


@dataclass(slots=True)
class Line:
    """A row and what it becomes. errors: field, or "" for the row → words; asked: those
    of them that an answer mends; known: what it is already."""

    row: Row
    entry: Entry | None = None
    due: Due = field(default_factory=Due)
    errors: dict[str, str] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    known: Docket | Meeting | None = None

    @property
    def fate(self) -> Fate:
        if self.known is not None:
            return Fate.KNOWN
        if not self.errors and self.entry is not None:
            return Fate.READY
        return Fate.ASKED if self.asked >= self.errors.keys() else Fate.WRONG

    @property
    def lead(self) -> Department | None:
        duties = self.entry.duties if self.entry else ()
        return next((body for body, duty in duties if duty == Duty.LEAD), None)

    @property
    def others(self) -> int:
        return len(self.entry.duties) - 1 if self.entry and self.entry.duties else 0

    @property
    def state(self) -> State | None:
        """Where it will stand."""
        return state_of(self.entry) if self.entry else None

    @property
    def wrong(self) -> list[tuple[str, str, str]]:
        """(column, what stands there, what is wrong with it) of each error."""
        said = {name: self.row.text(name) for name in self.errors}
        return [
            (
                BY_NAME[name].label if name else "",
                "" if said[name] and said[name] in why else said[name],
                why,
            )
            for name, why in self.errors.items()
        ]
