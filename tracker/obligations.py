"""Each report that a department owes: its period, its day, and what met it. Pure.

Lead and responsible report by the docket's rhythm while the matter is in hand; anyone
reports who was asked to (an urging with a day). A changed rhythm, a hold or a return
counts from its event on. A day of rest gives grace to the next working day.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from . import folding
from .facts import Fact, Present
from .rhythm import next_report
from .states import Verb
from .workflow import REPORTING

Calendar = Callable[[datetime.date], datetime.date]


@dataclass(frozen=True, slots=True)
class Obligation:
    """since, due_on: its period; last_day: due_on, or the working day after it.

    met_by: the seq of the report that met it, met_on its day; None while unmet. asked:
    by an urging, not by rhythm.
    """

    since: datetime.date
    due_on: datetime.date
    last_day: datetime.date
    asked: bool = False
    met_by: int | None = None
    met_on: datetime.date | None = None

    @property
    def in_time(self) -> bool:
        return self.met_on is not None and self.met_on <= self.last_day


def obligations(
    facts: Sequence[Fact], calendar: Calendar, cutoff: datetime.date
) -> list[Obligation]:
    """All that were due by the cut-off, and those met before their day; in order.

    facts: of one assignment, as `folding.fold` reads them. calendar: a day → the day
    itself or the next working day.
    """
    known = [f for f in folding.effective(facts) if f.happened_on <= cutoff]
    if not known:  # not charged yet, or by a wrong click
        return []
    return walk(known, calendar, cutoff)[1]


def walk(
    known: Sequence[Fact], calendar: Calendar, cutoff: datetime.date
) -> tuple[Present, list[Obligation]]:
    """How it stands after the facts, and what was owed; known: the charge and what
    followed, none of it corrected or after the cut-off."""
    run = _Run(calendar)
    present = folding.charge(known[0])
    for fact in known[1:]:
        after = folding.apply(present, fact)
        run.pass_to(present, fact.happened_on)
        if _reports(fact, present):
            run.meet(present, fact)
        run.ask(after, fact)
        present = after
    run.pass_to(present, cutoff + datetime.timedelta(days=1))
    return present, sorted(run.found, key=lambda one: (one.due_on, one.since))


def _reports(fact: Fact, before: Present) -> bool:
    """Whether the department has told something by this fact: pending is not told."""
    if fact.verb == Verb.RELEASE:
        return before.pending is not None
    return fact.verb in REPORTING and not fact.pending


@dataclass(slots=True)
class _Run:
    """A walk along the facts; `found` holds what was due or met so far."""

    calendar: Calendar
    found: list[Obligation] = field(default_factory=list)
    asked: Obligation | None = None
    told: set[tuple[datetime.date, datetime.date]] = field(default_factory=set)

    def periods(self, present: Present) -> Iterator[Obligation]:
        """The open period and, without end, those after it if nothing is reported."""
        since = present.report_from
        while present.owes_reports and since is not None:
            due = next_report(since, present.interval)
            if due is None:
                return
            yield Obligation(since, due, self.calendar(due))
            since = due

    def pass_to(self, present: Present, day: datetime.date) -> None:
        """Whatever was due before `day` and is not met stands as unmet."""
        for one in self.periods(present):
            if one.last_day >= day:
                break
            if (one.since, one.due_on) not in self.told:
                self.told.add((one.since, one.due_on))
                self.found.append(one)
        if self.asked and self.asked.last_day < day:
            self.found.append(self.asked)
            self.asked = None

    def meet(self, present: Present, fact: Fact) -> None:
        """A report meets its own period in time, and late what was missed before.

        One of the very day on which a period begins says nothing of that period: it
        begins anew and stays open.
        """
        day = fact.happened_on
        self.found = [
            one if one.met_by is not None else replace(one, met_by=fact.seq, met_on=day)
            for one in self.found
        ]
        own = next((p for p in self.periods(present) if p.last_day >= day), None)
        waiting = [own] if own and own.since < day else []
        if self.asked:
            waiting.append(self.asked)
            self.asked = None
        for one in waiting:
            self.found.append(replace(one, met_by=fact.seq, met_on=day))

    def ask(self, after: Present, fact: Fact) -> None:
        """An urging with a day opens a duty; what ends the matter closes it."""
        if after.asked_report_on is None:
            self.asked = None
        elif fact.verb == Verb.URGE and fact.due_on is not None:
            due = fact.due_on
            self.asked = Obligation(
                fact.happened_on, due, self.calendar(due), asked=True
            )
