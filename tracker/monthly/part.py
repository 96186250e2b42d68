"""What one part adds to the months of its department. Pure.

A month is a number, 12 × year + month - 1. What lasts is kept as its turns, +1 in the
month from which on it holds and -1 in the first in which it does not: their sum up to a
month is how many there were in it, so that no month is written when it merely begins.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.asked import ASKING, FIELDS
from tracker.rhythm import month_end
from tracker.states import ENDED, OPEN, RUNNING, Duty, Kind, State, Verb


class Of(StrEnum):
    """What is counted beside the verbs of what was asked and filled in.

    Turns: in hand on some day of the month (ALIVE), and all of it with a weekly or
    monthly rhythm and nothing in the way (OWING); open, overdue when it ended. Single:
    charged, closed, of which with a date and by it; told of progress or only that there
    is none, and either while OWING (ANSWERED).
    """

    ALIVE = "alive"
    OWING = "owing"
    OPEN = "open"
    LATE = "late"
    CHARGED = "charged"
    CLOSED = "closed"
    DATED = "dated"
    IN_TIME = "in_time"
    MOVED = "moved"
    SAME = "same"
    ANSWERED = "answered"


TURNS = frozenset({Of.ALIVE, Of.OWING, Of.OPEN, Of.LATE})
# What is told apart by duty; all else is of any.
BY_DUTY = frozenset(Of) - {Of.OPEN, Of.LATE, Of.CHARGED}
Key = tuple[str, str, int]  # what (Of or a verb), duty or "", month
Marks = Counter[Key]


def number(day: datetime.date) -> int:
    return 12 * day.year + day.month - 1


@dataclass(frozen=True, slots=True)
class Spell:
    """A standing; since, until: the months in which it began and ended."""

    role: str
    state: str
    kind: str
    due_on: datetime.date | None
    since: int
    until: int | None


@dataclass(frozen=True, slots=True)
class Done:
    """An act that was not taken back. own: by the department itself; told: with a
    report that counts."""

    verb: str
    month: int
    own: bool
    told: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """All that the marks of a part follow from.

    void: the charge was taken back; counts: figures count its docket; rhythmic: it
    reports every week or month; due_on: its own date, else the docket's.
    """

    void: bool
    counts: bool
    rhythmic: bool
    role: str
    state: str
    charged_on: datetime.date
    due_on: datetime.date | None
    claimed_on: datetime.date | None
    closed_on: datetime.date | None
    spells: Sequence[Spell]
    acts: Sequence[Done]


def marks(one: Course) -> Marks:
    found: Marks = Counter()
    for what, month, n in (*_asked(one.acts), *_ends(one), *_counted(one)):
        found[what, one.role if what in BY_DUTY else "", month] += n
    return Counter({key: n for key, n in found.items() if n})


Found = Iterator[tuple[str, int, int]]  # what, month, how many


def _asked(acts: Iterable[Done]) -> Found:
    """As the burden of a department counts."""
    for act in acts:
        if act.verb in ASKING or (act.own and act.verb in FIELDS):
            yield act.verb, act.month, 1


def _ends(one: Course) -> Found:
    """How it stood at the end of months, by what was recorded."""
    for spell in one.spells:
        if spell.state in OPEN:
            yield from _turns(Of.OPEN, spell.since, spell.until)
        due = spell.due_on
        is_ours = spell.role != Duty.SUPPORT and spell.kind != Kind.INFORMATION
        if one.void or not is_ours or spell.state not in RUNNING or due is None:
            continue
        late = number(due) + (due == month_end(due))
        yield from _turns(Of.LATE, max(spell.since, late), spell.until)


def _turns(what: Of, first: int, end: int | None) -> Found:
    """It holds from `first` on until, without it, `end`."""
    if end is None or first < end:
        yield what, first, 1
        if end is not None:
            yield what, end, -1


def _counted(one: Course) -> Found:
    if not one.counts:
        return
    if one.state == State.CLOSED and one.closed_on:
        month, due = number(one.closed_on), one.due_on
        yield Of.CLOSED, month, 1
        if due:
            yield Of.DATED, month, 1
            if one.claimed_on and one.claimed_on <= due:
                yield Of.IN_TIME, month, 1
    if one.role != Duty.SUPPORT:
        yield Of.CHARGED, number(one.charged_on), 1
        yield from _told(one)


def _told(one: Course) -> Found:
    """What the matrix of a year counts; matrix/months.py says the same of one year."""
    first = number(one.charged_on)
    told: dict[int, bool] = {}
    for act in one.acts:
        if act.told:
            progress = act.verb != Verb.NO_CHANGE
            told[act.month] = told.get(act.month, False) or progress
    alive, owing = _in_hand(one, first, max([first, *told]))
    yield from _changes(Of.ALIVE, alive, first)
    yield from _changes(Of.OWING, owing, first)
    for month, progress in told.items():
        if month >= first and alive[month - first]:
            yield Of.MOVED if progress else Of.SAME, month, 1
            if owing[month - first]:
                yield Of.ANSWERED, month, 1


def _in_hand(one: Course, first: int, last: int) -> tuple[list[bool], list[bool]]:
    """By month from `first` to when nothing changes any more, at least to `last`:
    whether it was in hand, and whether all the month and owed a report."""
    away, gone = set[int](), set[int]()
    moments = [m for s in one.spells for m in (s.since, s.until) if m is not None]
    end = max([last, *moments]) + 2
    for spell in one.spells:
        if spell.state in RUNNING:
            continue
        until = end if spell.until is None else spell.until
        away.update(range(spell.since, until + 1))
        if spell.state in ENDED:
            gone.update(range(spell.since + 1, until))
    whole = first + (one.charged_on.day != 1)
    months = range(first, end)
    owed = [one.rhythmic and m >= whole and m not in away for m in months]
    return [m not in gone for m in months], owed


def _changes(what: Of, holds: Sequence[bool], first: int) -> Found:
    was = False
    for month, now in enumerate(holds, first):
        if now != was:
            yield what, month, 1 if now else -1
        was = now


def dump(found: Marks) -> str:
    """ "alive/lead 24290+1 24300-1|urge 24291+2", always in this order."""
    groups: dict[str, str] = {}
    for (what, duty, month), n in sorted(found.items()):
        name = f"{what}/{duty}" if duty else what
        groups[name] = groups.get(name, name) + f" {month}{n:+d}"
    return "|".join(groups.values())


def load(text: str) -> Marks:
    """What `dump` wrote."""
    found: Marks = Counter()
    for group in filter(None, text.split("|")):
        name, *given = group.split(" ")
        what, _, duty = name.partition("/")
        for one in given:
            # A month has five digits from the year 834 on.
            found[what, duty, int(one[:5])] = int(one[5:])
    return found
