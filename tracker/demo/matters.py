"""One directive of the demo: its words, its bodies, and what becomes of it. Pure."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

from tracker.rhythm import Interval
from tracker.workflow import Kind

from . import fates
from .deadlines import Deadline, say
from .fates import Dealer, Fate
from .phrases import places
from .stock import Matter, Stock

NEEDS_DATE = frozenset({Fate.LATE, Fate.OVERDUE, Fate.SOON})
LEAD, SUPPORT = "lead", "support"


class Choice(StrEnum):
    """What the office decides about a directive."""

    CHARGE = "charge"
    JOIN = "join"
    DISMISS = "dismiss"
    NONE = "nobody decided yet"


@dataclass(slots=True, eq=False)
class Demand:
    """A directive. bodies: (name as printed, lead or support), first the one to lead.

    text: without the heading; values: what phrases about it are filled with.
    again: the earlier demand that it restates.
    """

    text: str
    choice: Choice
    title: str = ""
    matter: Matter | None = None
    bodies: list[tuple[str, str]] = field(default_factory=list)
    values: dict[str, str | int] = field(default_factory=dict)
    deadline: Deadline | None = None
    fate: Fate = Fate.RUNNING
    kind: Kind = Kind.ACTION
    interval: Interval = Interval.MONTH
    grade: str = "C"
    criterion: str = ""
    again: Demand | None = None

    @property
    def whole(self) -> str:
        return f"{self.title}。{self.text}" if self.title else self.text


@dataclass(frozen=True, slots=True)
class Frame:
    """The days that a demand lies between."""

    said_on: datetime.date
    charged_on: datetime.date
    today: datetime.date

    @property
    def age(self) -> int:
        return (self.today - self.charged_on).days


def demand(
    matter: Matter, frame: Frame, dealer: Dealer, stock: Stock, rng: Random
) -> Demand:
    kind = rng.choices(list(Kind), (92, 4, 4))[0]
    fate = dealer.take(frame.age) if kind == Kind.ACTION else Fate.RUNNING
    deadline = _deadline(fate, kind, frame, rng)
    total = rng.randint(matter.low, matter.high)
    values: dict[str, str | int] = {
        "n": total,
        "unit": matter.unit,
        "object": matter.object,
        "by": deadline.text if deadline else "",
        **places(stock.words, rng),
    }
    bodies = _bodies(matter, stock, rng)
    return Demand(
        text=_say(matter.text.format(**values), bodies, rng),
        choice=Choice.CHARGE,
        title=matter.title,
        matter=matter,
        bodies=bodies,
        values=values,
        deadline=deadline,
        fate=fate,
        kind=kind,
        interval=_interval(fate, kind, frame.age, rng),
        grade=rng.choices("ABC", (1, 3, 6))[0],
        criterion=matter.criterion.format(**values),
    )


def _deadline(fate: Fate, kind: Kind, frame: Frame, rng: Random) -> Deadline | None:
    if kind != Kind.ACTION or (fate not in NEEDS_DATE and rng.random() < 0.3):
        return None
    window = fates.window(fate, frame.charged_on, frame.today)
    return say(window, frame.said_on, rng)


def _interval(fate: Fate, kind: Kind, age: int, rng: Random) -> Interval:
    if kind == Kind.INFORMATION:
        return Interval.NONE
    if kind == Kind.STANDING or (age > 120 and fate not in fates.ENDED):
        return Interval.QUARTER
    return rng.choices((Interval.MONTH, Interval.WEEK, Interval.QUARTER), (8, 1, 1))[0]


def _bodies(matter: Matter, stock: Stock, rng: Random) -> list[tuple[str, str]]:
    """The bodies that this meeting names; seldom a whole group, mostly some of it."""
    found = {matter.lead: LEAD}
    named = [(name, LEAD) for name in matter.responsible]
    named += [(name, SUPPORT) for name in matter.support]
    for name, role in named:
        members = stock.groups.get(name, [])
        if members and rng.random() > 0.06:
            some = rng.sample(members, rng.choice((1, 1, 1, 2)))
        elif not members and rng.random() < 0.45:
            continue
        else:
            some = [name]
        for one in some:
            found.setdefault(one, role)
    return list(found.items())


def _say(text: str, bodies: list[tuple[str, str]], rng: Random) -> str:
    """The demand with its bodies, in one of the forms that offices write."""
    lead, *others = [name for name, role in bodies if role == LEAD]
    support = "、".join(name for name, role in bodies if role == SUPPORT)
    form = rng.random()
    if form < 0.25:
        tail = f"责任单位：{'、'.join([lead, *others])}"
        return f"{text}。{tail}{f'；配合单位：{support}' if support else ''}"
    head = f"由{lead}牵头" if form < 0.65 else f"{lead}牵头"
    also = f"，{'、'.join(others)}负责落实" if others else ""
    with_them = f"，{support}配合" if support else ""
    return f"{head}{also}{with_them}，{text}"
