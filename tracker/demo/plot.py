"""Two years of meetings, planned from a seed and a day. Pure."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tracker.workflow import Kind

from .fates import ENDED, Dealer
from .matters import Choice, Demand, Frame, demand
from .phrases import ordinal
from .stock import Matter, Stock

SPAN = 730  # days of history
MEETINGS = 60  # in two years, as one district's office follows them
# How often each kind meets, and how many directives it gives.
KINDS = {
    "党组会议": (12, (3, 6)),
    "常务会议": (35, (5, 9)),
    "办公会议": (20, (4, 7)),
    "专题会议": (22, (4, 6)),
    "现场会": (11, (3, 6)),
}
NUMBERED = ("党组会议", "常务会议", "办公会议")
VENUES = ("区政府第一会议室", "区政府第三会议室", "区行政中心二楼报告厅")
LONG = ("现场会", "民生")
LONG_TITLE = (
    "全区老旧小区改造与既有住宅加装电梯暨城市更新片区征收安置攻坚现场推进会"
    "暨重点民生实事项目集中调度会议"
)


@dataclass(slots=True)
class Item:
    """A numbered item with one demand, or a heading with demands of its own."""

    number: int | None
    demands: list[Demand]
    heading: str = ""

    @property
    def text(self) -> str:
        if not self.heading:
            return self.demands[0].whole
        return f"{self.heading}。{'；'.join(d.text for d in self.demands)}"


@dataclass(slots=True)
class Meeting:
    kind: str
    title: str
    held_on: datetime.date
    charged_on: datetime.date
    ordinal: int | None
    theme: str
    venue: str
    morning: bool
    items: list[Item] = field(default_factory=list)

    @property
    def demands(self) -> list[Demand]:
        return [demand for item in self.items for demand in item.demands]


class Plotter:
    def __init__(self, stock: Stock, today: datetime.date, seed: int) -> None:
        self.stock, self.rng = stock, Random(seed)
        # Nothing happens on the day of loading: no act may lie ahead of the clock.
        self.last = today - datetime.timedelta(days=1)
        self.dealer = Dealer(self.rng)
        self.ordinals: Counter[tuple[str, int]] = Counter()
        self.unused: dict[str, list[Matter]] = {}
        self.open: list[Demand] = []

    def meetings(self, count: int) -> list[Meeting]:
        days = [
            self.last - datetime.timedelta(days=3 + SPAN * n // count)
            for n in reversed(range(count))
        ]
        return [
            self._meeting(weekday(day), is_long=n == 2 * count // 3)
            for n, day in enumerate(days)
        ]

    def _meeting(self, held_on: datetime.date, is_long: bool) -> Meeting:
        rng = self.rng
        kind = rng.choices(list(KINDS), [often for often, _ in KINDS.values()])[0]
        theme = rng.choice(list(self.stock.words["themes"]))
        if is_long:
            kind, theme = LONG
        nth = None
        if kind in NUMBERED:
            self._start(kind, held_on)
            self.ordinals[kind, held_on.year] += 1
            nth = self.ordinals[kind, held_on.year]
        day = held_on + datetime.timedelta(days=rng.randint(1, 4))
        meeting = Meeting(
            kind=kind,
            title=LONG_TITLE if is_long else self._title(kind, nth, theme),
            held_on=held_on,
            charged_on=min(weekday(day), self.last),
            ordinal=nth,
            theme=theme,
            venue=rng.choice(VENUES),
            morning=rng.random() < 0.6,
        )
        self._fill(meeting)
        return meeting

    def _start(self, kind: str, day: datetime.date) -> None:
        """The first year began before the demo does: its count goes on."""
        if not self.ordinals:
            share = day.timetuple().tm_yday / 365
            for name, (often, _) in KINDS.items():
                self.ordinals[name, day.year] = round(share * often * 0.3)

    def _title(self, kind: str, nth: int | None, theme: str) -> str:
        words: dict[str, Any] = self.stock.words
        name = words["themes"][theme]
        title: str = words["titles"][kind]
        return title.format(ordinal=ordinal(nth) if nth else "", theme=name)

    def _fill(self, meeting: Meeting) -> None:
        rng = self.rng
        themes = [meeting.theme]
        if meeting.kind in NUMBERED:
            themes += rng.sample(list(self.stock.words["themes"]), 3)
        frame = Frame(meeting.held_on, meeting.charged_on, self.last)
        number = 0
        for _ in range(rng.randint(*KINDS[meeting.kind][1])):
            number += 1
            several = rng.random() < 0.08
            theme = rng.choice(themes)
            demands = [self._demand(theme, frame) for _ in range(2 if several else 1)]
            heading = f"统筹抓好{self.stock.words['themes'][theme]}" if several else ""
            meeting.items.append(Item(number, demands, heading))
        meeting.items += self._general()
        self._leave_some(meeting, frame.age)
        self._restate(meeting, number + 1, frame.age)

    def _demand(self, theme: str, frame: Frame) -> Demand:
        made = demand(self._matter(theme), frame, self.dealer, self.stock, self.rng)
        if made.fate not in ENDED and made.kind == Kind.ACTION:
            self.open.append(made)
        return made

    def _matter(self, theme: str) -> Matter:
        """Each matter of a theme comes once before any comes again."""
        if not self.unused.get(theme):
            rows = [m for m in self.stock.matters if m.theme == theme]
            self.rng.shuffle(rows)
            self.unused[theme] = rows
        return self.unused[theme].pop()

    def _general(self) -> list[Item]:
        texts = self.rng.sample(self.stock.words["general"], self.rng.randint(0, 2))
        return [Item(None, [Demand(text, Choice.DISMISS)]) for text in texts]

    def _leave_some(self, meeting: Meeting, age: int) -> None:
        """Of the newest meetings the office has not decided everything yet."""
        if age < 12:
            for one in meeting.demands[-3:]:
                one.choice = Choice.NONE
                self.open = [other for other in self.open if other is not one]

    def _restate(self, meeting: Meeting, number: int, age: int) -> None:
        """重申: some meetings say again what an earlier one said and is still open."""
        earlier = [one for one in self.open if one not in meeting.demands]
        if not earlier or age > 300 or self.rng.random() > 0.5:
            return
        old = self.rng.choice(earlier)
        again = Demand(
            text=f"再次强调，{old.title}的要求不变，已经逾期的要说明原因",
            choice=Choice.JOIN,
            title=f"继续{old.title}",
            matter=old.matter,
            bodies=old.bodies[:1],
            again=old,
        )
        meeting.items.append(Item(number, [again]))


def weekday(day: datetime.date) -> datetime.date:
    """The day itself, or the Friday before a weekend."""
    return day - datetime.timedelta(days=max(0, day.weekday() - 4))
