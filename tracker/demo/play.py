"""The follow-through of the demo, played through the doors that pages use."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department, Directive
from tracker import charging
from tracker.acts import act, correct
from tracker.charging.decisions import Charge
from tracker.models import Assignment, Docket, Event
from tracker.recording import Words
from tracker.workflow import Duty, Kind, Verb

from . import fates, phrases, plot
from .fates import Step
from .matters import LEAD, Choice, Demand
from .people import Cast
from .record import Said
from .stock import Stock

OFFICE_VERBS = (Verb.CLOSE,)
SENIOR_VERBS = (Verb.VERIFY, Verb.WITHDRAW)
FIRST = datetime.time(8, 40)  # when the day's first act is recorded
BETWEEN = datetime.timedelta(minutes=6)
CORRECTED = 8  # wrong clicks in all
CALLS = (Event.Channel.WORKBOOK, Event.Channel.PHONE, Event.Channel.PAPER)


class Player:
    def __init__(self, stock: Stock, cast: Cast, last: datetime.date, seed: int):
        self.stock, self.cast, self.last = stock, cast, last
        self.rng = Random(seed)
        self.dockets: dict[Demand, Docket] = {}
        self.newest: list[Event] = []

    def charge(self, plan: plot.Meeting, said: Said, officer: User) -> None:
        """Everything that the office decided about one meeting, but 重申."""
        for demand, directive in said:
            if demand.choice == Choice.CHARGE:
                made = self._docket(demand, directive, plan.charged_on, officer)
                self.dockets[demand] = made
                self.follow(made, demand)
            elif demand.choice == Choice.DISMISS:
                reason = self.rng.choice(self.stock.words["dismissals"])
                self._dismiss(directive, officer, reason)

    def restate(self, said: Said, officer: User) -> None:
        """重申: join the docket of the earlier demand; both are written by now."""
        for demand, directive in said:
            if demand.choice == Choice.JOIN and demand.again in self.dockets:
                charging.join(directive, self.dockets[demand.again], officer)

    def take_back(self, taken: set[int]) -> None:
        """更正: some of the newest acts were wrong clicks, none in `taken` dockets."""
        newest = [event for event in self.newest if event.docket_id not in taken]
        for event in newest[:: max(1, len(newest) // CORRECTED)]:
            reason = self.rng.choice(self.stock.words["corrections"])
            correct(event, self.cast.seniors[0], reason)

    def _docket(
        self, demand: Demand, directive: Directive, day: datetime.date, officer: User
    ) -> Docket:
        lead, *others = self._departments(demand)
        charge = Charge(
            directive=directive,
            lead=lead[0],
            responsible=[d for d, role in others if role == LEAD],
            support=[d for d, role in others if role != LEAD],
            title=demand.title,
            kind=demand.kind,
            grade=demand.grade,
            criterion=demand.criterion,
            due_on=demand.deadline.on if demand.deadline else None,
            interval=demand.interval,
            responsible_post=lead[0].leader_in_charge,
            charged_on=day,
            recorded_at=self.moment(day, 0),
        )
        return self._begin(charge, officer)

    # The doors that pages use too; drafting.py has others, for many at once.

    def _begin(self, charge: Charge, officer: User) -> Docket:
        return charging.docket(charge, officer)

    def _dismiss(self, directive: Directive, officer: User, reason: str) -> None:
        charging.dismiss(directive, officer, reason)

    def _parts(self, docket: Docket) -> list[Assignment]:
        return list(docket.assignments.select_related("department"))

    def _perform(self, part: Assignment, verb: Verb, by: User, words: Words) -> Event:
        return act(part, verb, by, words)

    def _departments(self, demand: Demand) -> list[tuple[Department, str]]:
        """Whom the bodies mean: a group is all its members."""
        found: list[tuple[Department, str]] = []
        for name, role in demand.bodies:
            one = self.cast.named.get(name)
            members = [one] if one else self.cast.groups[name]
            found += [(department, role) for department in members]
        return found

    def follow(self, docket: Docket, demand: Demand) -> None:
        """Every act of every department, in the order in which they were recorded."""
        parts = self._parts(docket)
        parts.sort(key=lambda part: part.role != Duty.LEAD)
        lead = self._lead_course(docket, demand)
        courses = [(parts[0], lead)]
        for part in parts[1:]:
            supports = part.role == Duty.SUPPORT
            course = fates.other_course(demand.fate, lead, supports, self.rng)
            if demand.kind == Kind.INFORMATION:
                course = course[:1]
            courses.append((part, course))
        steps = [(part, step) for part, course in courses for step in course]
        steps.sort(key=lambda pair: pair[1].day)
        for n, (part, step) in enumerate(steps, start=1):
            event = self._act(part, step, demand, n)
        if steps and demand.fate in fates.REPORTED:
            self._note_wrong_click(event)

    def _lead_course(self, docket: Docket, demand: Demand) -> list[Step]:
        course = fates.lead_course(
            demand.fate, docket.charged_on, docket.due_on, self.last, self.rng
        )
        if demand.kind == Kind.INFORMATION:
            return course[:1] if self.rng.random() < 0.8 else []
        return course

    def _note_wrong_click(self, event: Event) -> None:
        """A report of the last act that may be taken back at the end."""
        if event.verb == Verb.REPORT:
            self.newest.append(event)

    def _act(self, part: Assignment, step: Step, demand: Demand, n: int) -> Event:
        by, channel, caller = self._actor(part.department, step.verb)
        words = Words(
            text=self._words(step, demand),
            percent=step.share if step.verb == Verb.REPORT else None,
            happened_on=step.day,
            channel=channel,
            caller=caller,
            recorded_at=self.moment(step.day, n),
            **self._more(step, demand),
        )
        return self._perform(part, step.verb, by, words)

    def _actor(self, department: Department, verb: Verb) -> tuple[User, str, str]:
        """(who clicks, channel, caller): a body without an account rings up."""
        cast, system = self.cast, Event.Channel.SYSTEM
        if verb in SENIOR_VERBS:
            return self.rng.choice(cast.seniors), system, ""
        if verb == Verb.RETURN:  # never by the one who puts down what is told by phone
            return cast.officers[1], system, ""
        if verb in OFFICE_VERBS:
            return self.rng.choice(cast.officers), system, ""
        if user := cast.liaisons.get(department.pk):
            return user, system, ""
        channel = self.rng.choice(CALLS)
        return cast.officers[0], channel, cast.callers[department.pk]

    def _words(self, step: Step, demand: Demand) -> str:
        if not step.words:
            return ""
        key = step.words
        if demand.kind == Kind.STANDING and key in ("start", "progress"):
            key = "standing"
        total = int(demand.values["n"])
        values = {**demand.values, **phrases.figures(total, step.share or 100)}
        return self._phrase(key, demand, values)

    def _more(self, step: Step, demand: Demand) -> dict[str, Any]:
        """Problems and next steps, with about every second report."""
        if step.verb != Verb.REPORT or self.rng.random() < 0.5:
            return {}
        return {
            "problems": self._phrase("problems", demand, demand.values),
            "next_step": self._phrase("steps", demand, demand.values),
        }

    def _phrase(self, key: str, demand: Demand, values: Mapping[str, Any]) -> str:
        theme = demand.matter.theme if demand.matter else ""
        return phrases.phrase(self.stock.words, key, theme, self.rng, values)

    def moment(self, day: datetime.date, n: int) -> datetime.datetime:
        """The n-th act of a docket, recorded on its day after the ones before."""
        start = timezone.make_aware(datetime.datetime.combine(day, FIRST))
        return start + BETWEEN * n


def by_meeting(
    plans: Sequence[plot.Meeting], said: Said
) -> list[tuple[plot.Meeting, Said]]:
    """Each plan with its own pairs of demand and directive, in reading order."""
    rows = dict(said)
    return [(plan, [(one, rows[one]) for one in plan.demands]) for plan in plans]
