"""What an assignment's events say, and what follows from them: two records. Pure."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from .rhythm import Interval
from .states import RUNNING, Duty, Kind, State, Verb


@dataclass(frozen=True, slots=True)
class Fact:
    """One event as the workflow sees it.

    actor: user id of whoever entered it, also on behalf. due_on: the day that the verb
    sets or asks for. whole: it speaks of every part of the docket, not of one alone.
    pending: a report that waits for the department's approver. duty, kind, moves and
    interval are set by `charge`; the interval also by `set_interval`. step: of the
    ladder, with `urge`; slip: and it is a slip to be signed for. carried: what
    `take_over` brings from another part, as pairs of a field of Present and its value.
    """

    seq: int
    verb: Verb
    happened_on: datetime.date
    actor: int | None = None
    corrects: int | None = None
    duty: Duty | None = None
    due_on: datetime.date | None = None
    kind: Kind = Kind.ACTION
    interval: Interval = Interval.NONE
    moves: int = 0
    whole: bool = False
    pending: bool = False
    step: int = 0
    slip: bool = False
    carried: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Present:
    """How an assignment stands now; every field is derived from its facts.

    due_on: the docket's; own_due_on: an earlier one of its own (design §4.12). step: of
    the ladder; slips: not signed for.
    """

    state: State
    duty: Duty
    due_on: datetime.date | None
    kind: Kind
    interval: Interval
    charged_on: datetime.date
    own_due_on: datetime.date | None = None
    moves: int = 0
    signed_on: datetime.date | None = None
    claimed_on: datetime.date | None = None
    claimed_by: int | None = None
    verified_on: datetime.date | None = None
    closed_on: datetime.date | None = None
    last_report_on: datetime.date | None = None
    last_progress_on: datetime.date | None = None
    next_report_due: datetime.date | None = None
    report_from: datetime.date | None = None
    asked_report_on: datetime.date | None = None
    returns: int = 0
    pending: Verb | None = None
    pending_by: int | None = None
    asked_until: datetime.date | None = None
    asked_by: int | None = None
    held_from: State | None = None
    held_on: datetime.date | None = None
    urges: int = 0
    last_urged_on: datetime.date | None = None
    step: int = 0
    slips: int = 0
    reopens: int = 0

    @property
    def deadline(self) -> datetime.date | None:
        return self.own_due_on or self.due_on

    @property
    def owes_reports(self) -> bool:
        """Lead and responsible, while the matter is in hand."""
        tracked = self.kind != Kind.INFORMATION and self.duty != Duty.SUPPORT
        return tracked and self.state in RUNNING


class NotAllowed(Exception):
    """The verb does not fit; the message is Chinese and says what to do."""
