"""The workflow once more, as simple as it can be said: what the real one is held to.

Written from design §4 by hand, it reads no table of `tracker.workflow`. A docket is a
list of acts; how its parts stand is told by going through the list from the start.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from typing import Any

from tracker.rhythm import months_later
from tracker.workflow import Verb as V

LEAD, RESPONSIBLE, SUPPORT = "lead", "responsible", "support"
ENDED = ("closed", "withdrawn", "superseded")
OFFICE, TOLD = ("officer", "senior"), (V.REPORT, V.NO_CHANGE, V.REPORT_DONE)
OWN = (V.SIGN_FOR, V.REFUSE, V.ASK_EXTENSION, V.REPLY, *TOLD)
BY_SENIOR = (V.VERIFY, V.AMEND_DUE, V.HOLD, V.SUPERSEDE, V.WITHDRAW, V.REOPEN)
BY_LEAD = (V.ASK_EXTENSION, V.EXTEND, V.DENY_EXTENSION, V.SET_INTERVAL, V.SUPERSEDE)
FROM: dict[V, tuple[str, ...]] = {
    V.SIGN_FOR: ("unsigned",),
    V.REFUSE: ("unsigned",),
    V.INSIST: ("refused",),
    V.REPORT: ("in_hand",),
    V.NO_CHANGE: ("in_hand",),
    V.REPORT_DONE: ("in_hand",),
    V.RELEASE: ("in_hand",),
    V.DECLINE: ("in_hand",),
    V.VERIFY: ("claimed",),
    V.RETURN: ("claimed",),
    V.CLOSE: ("claimed",),
    V.URGE: ("unsigned", "in_hand"),
    V.INSTRUCT: ("unsigned", "in_hand", "claimed", "refused", "on_hold"),
    V.REPLY: ("unsigned", "in_hand", "claimed", "refused", "on_hold"),
    V.ASK_EXTENSION: ("unsigned", "in_hand"),
    V.EXTEND: ("unsigned", "in_hand"),
    V.DENY_EXTENSION: ("unsigned", "in_hand"),
    V.AMEND_DUE: ("unsigned", "in_hand", "refused", "on_hold"),
    V.SET_INTERVAL: ("unsigned", "in_hand", "refused", "on_hold"),
    V.HOLD: ("unsigned", "in_hand"),
    V.RESUME: ("on_hold",),
    V.SUPERSEDE: ("unsigned", "in_hand", "claimed", "refused", "on_hold"),
    V.WITHDRAW: ("unsigned", "in_hand", "claimed", "refused", "on_hold"),
    V.REOPEN: ("closed",),
}
TO = {
    V.SIGN_FOR: "in_hand",
    V.REFUSE: "refused",
    V.INSIST: "unsigned",
    V.RETURN: "in_hand",
    V.CLOSE: "closed",
    V.HOLD: "on_hold",
    V.SUPERSEDE: "superseded",
    V.WITHDRAW: "withdrawn",
    V.REOPEN: "in_hand",
}


@dataclass(frozen=True)
class Who:
    """department: the index of the part that this person acts for; None: the office."""

    name: str
    role: str
    department: int | None = None


@dataclass(frozen=True)
class Done:
    """One act that was let through. waits: for the department's approver."""

    part: int
    verb: V
    day: datetime.date
    who: Who
    due: datetime.date | None = None
    waits: bool = False


@dataclass
class Part:
    duty: str
    report_from: datetime.date
    state: str = "unsigned"
    own_due: datetime.date | None = None
    held_from: str = ""
    claimed_on: datetime.date | None = None
    claimed_by: str = ""
    verified: bool = False
    waiting: Done | None = None
    asked: Done | None = None
    urged_on: datetime.date | None = None
    asked_report: datetime.date | None = None
    told_on: datetime.date | None = None
    moved_on: datetime.date | None = None
    instructed: int = 0  # how many instructions wait for an answer
    returns: int = 0

    @property
    def report_due(self) -> datetime.date | None:
        """By the month for lead and responsible, and when it was asked for."""
        running = self.state in ("unsigned", "in_hand", "refused")
        monthly = running and self.duty != SUPPORT
        days = [months_later(self.report_from, 1)] if monthly else []
        return min([*days, *filter(None, [self.asked_report])], default=None)


@dataclass
class Now:
    due: datetime.date
    parts: list[Part]
    moves: int = 0

    def deadline(self, n: int) -> datetime.date:
        return self.parts[n].own_due or self.due


@dataclass
class Model:
    charged_on: datetime.date
    due: datetime.date
    duties: tuple[str, ...]
    acts: list[Done] = field(default_factory=list)

    def now(self) -> Now:
        parts = [Part(duty, self.charged_on) for duty in self.duties]
        now = Now(self.due, parts)
        for act in self.acts:
            _go(now, act)
        return now

    def may(self, who: Who, verb: V, n: int, day: datetime.date) -> bool:
        now = self.now()
        part = now.parts[n]
        return (
            _is_for(who, verb, n)
            and part.state in FROM[verb]
            and (verb not in BY_LEAD or part.duty == LEAD)
            and _fits(now, part, verb, who, day)
        )


def _is_for(who: Who, verb: V, n: int) -> bool:
    if who.department is not None:
        own = OWN if who.role == "liaison" else (V.RELEASE,)
        return who.department == n and verb in (*own, V.DECLINE)
    if who.role == "leader":
        return verb == V.INSTRUCT
    if verb == V.RELEASE:
        return False
    return who.role == "senior" or verb not in BY_SENIOR


def _fits(now: Now, part: Part, verb: V, who: Who, day: datetime.date) -> bool:
    """What a verb asks beside role, state and duty."""
    if verb in (V.VERIFY, V.RETURN):
        fresh = verb == V.RETURN or not part.verified
        return fresh and part.claimed_by != who.name
    if verb == V.CLOSE:
        return part.verified
    if verb in TOLD:
        return part.waiting is None
    if verb in (V.RELEASE, V.DECLINE):
        return part.waiting is not None
    if verb == V.REPLY:
        return part.instructed > 0
    if verb == V.ASK_EXTENSION:
        return part.asked is None and day < now.due
    if verb == V.DENY_EXTENSION:
        return part.asked is not None
    if verb == V.EXTEND:
        first = now.moves == 0 or who.role == "senior"
        return part.asked is not None and part.asked.who != who and first
    if verb == V.URGE and part.urged_on:
        return (day - part.urged_on).days >= 3
    return True


def _go(now: Now, act: Done) -> None:
    part, verb = now.parts[act.part], act.verb
    if act.waits:
        part.waiting = act
        return
    if verb == V.RELEASE and part.waiting:
        sent, part.waiting = part.waiting, None
        _go(now, replace(sent, day=act.day, waits=False))
        return
    if verb == V.SUPERSEDE:
        for one in now.parts:
            if one.state not in ENDED:
                one.state = "superseded"
                _drop_requests(one)
        return
    CHANGE.get(verb, _nothing)(now, part, act)
    part.state = TO.get(verb, part.state)
    if verb in (V.RETURN, V.RESUME, V.REOPEN):
        part.report_from = act.day
    if part.state in (*ENDED, "claimed"):
        _drop_requests(part)


def _nothing(now: Now, part: Part, act: Done) -> None:
    pass


def _drop_requests(part: Part) -> None:
    part.asked, part.asked_report = None, None


def _told(now: Now, part: Part, act: Done) -> None:
    part.told_on, part.asked_report = act.day, None
    if act.verb != V.REPORT_DONE:
        part.report_from = act.day
    if act.verb != V.NO_CHANGE:
        part.moved_on = act.day
    if act.verb == V.REPORT:  # a walker's report answers what has waited longest
        _reply(now, part, act)
    if act.verb == V.REPORT_DONE:
        part.state, part.verified = "claimed", False
        part.claimed_on, part.claimed_by = act.day, act.who.name


def _unclaim(now: Now, part: Part, act: Done) -> None:
    part.claimed_on, part.claimed_by, part.verified = None, "", False
    part.returns += act.verb == V.RETURN


def _move(now: Now, part: Part, act: Done) -> None:
    assert act.due is not None
    if part.duty == LEAD:
        now.due, now.moves = act.due, now.moves + 1
    else:
        part.own_due = act.due
    if act.verb == V.EXTEND:
        part.asked = None


def _hold(now: Now, part: Part, act: Done) -> None:
    part.held_from = part.state


def _resume(now: Now, part: Part, act: Done) -> None:
    part.state, part.held_from = part.held_from, ""


def _urge(now: Now, part: Part, act: Done) -> None:
    part.urged_on, part.asked_report = act.day, act.due or part.asked_report


def _set(**values: Any) -> Any:
    def change(now: Now, part: Part, act: Done) -> None:
        for name, value in values.items():
            setattr(part, name, value)

    return change


def _instruct(now: Now, part: Part, act: Done) -> None:
    part.instructed += 1


def _reply(now: Now, part: Part, act: Done) -> None:
    part.instructed = max(0, part.instructed - 1)


def _ask(now: Now, part: Part, act: Done) -> None:
    part.asked = act


CHANGE: dict[V, Any] = {
    **dict.fromkeys(TOLD, _told),
    V.RETURN: _unclaim,
    V.REOPEN: _unclaim,
    V.DECLINE: _set(waiting=None),
    V.VERIFY: _set(verified=True),
    V.INSTRUCT: _instruct,
    V.REPLY: _reply,
    V.ASK_EXTENSION: _ask,
    V.DENY_EXTENSION: _set(asked=None),
    V.EXTEND: _move,
    V.AMEND_DUE: _move,
    V.HOLD: _hold,
    V.RESUME: _resume,
    V.URGE: _urge,
}
