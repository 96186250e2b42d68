"""汇总: meeting type → meeting → items, done, ongoing, rate, as bulletins print it.

Rows from counts; no queries. The shape is that of published bulletins: each type
with its sum, the whole last, the rate with one decimal.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from meetings.templatetags.display import numeral
from tracker import lights
from tracker.boards import Tally, add_up
from tracker.filters import NO_KIND

from .looks import Weight

ONGOING = (lights.LATE, lights.STILL, lights.SOON, lights.OK, lights.WAITING)
ASIDE = (lights.HOLD, lights.ENDED)
RULES = (
    "件按督办件计,一件归一个牵头单位;阅知事项不计。",
    "在办含待核查和长期事项。办结率 = 办结 ÷(件数 - 缓办 - 终止 - 长期)。",
)


@dataclass(frozen=True, slots=True)
class MeetingCount:
    """One meeting and how its dockets stand; order: that of its kind."""

    kind: str
    ordinal: int | None
    title: str
    tally: Tally
    held_on: datetime.date | None = None
    organ: str = ""
    order: int = 0
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A meeting (weight plain), the sum of its kind, or the whole."""

    weight: Weight
    kind: str
    label: str
    title: str
    tally: Tally
    held_on: datetime.date | None = None
    pk: int | None = None

    @property
    def ongoing(self) -> int:
        return sum(self.tally.by_light.get(light, 0) for light in ONGOING)

    @property
    def aside(self) -> int:
        """On hold, or ended without being closed: outside the rate."""
        return sum(self.tally.by_light.get(light, 0) for light in ASIDE)

    @property
    def standing(self) -> int:
        """长期 among the ongoing: no end is asked of them, so they are in no rate."""
        return self.tally.outside - self.aside

    def rate(self, whole_percents: bool = False) -> str:
        return self.tally.rate.percent(whole_percents)


def summarize(meetings: Iterable[MeetingCount]) -> list[SummaryRow]:
    """Kinds in the office's order, in each the meetings by ordinal, then those without
    one by date and title, then the sum of the kind; the whole last.

    The number of meetings is counted, never taken from an ordinal: of 13 meetings one
    may be the 17th, when others had nothing to follow up.
    """
    ordered = sorted(meetings, key=_place)
    rows: list[SummaryRow] = []
    for kind, group in groupby(ordered, lambda meeting: meeting.kind or NO_KIND):
        same = list(group)
        several = len({meeting.organ for meeting in same}) > 1
        rows += [_row(meeting, kind, several) for meeting in same]
        rows.append(_sum(Weight.SUBTOTAL, kind, "小计", same))
    if ordered:
        rows.append(_sum(Weight.TOTAL, "合计", "", ordered))
    return rows


def _place(meeting: MeetingCount) -> tuple[object, ...]:
    return (
        not meeting.kind,
        meeting.order,
        meeting.kind,
        meeting.ordinal is None,
        meeting.organ if meeting.ordinal is not None else "",
        meeting.ordinal or 0,
        meeting.held_on or datetime.date.max,
        meeting.title,
    )


def _row(meeting: MeetingCount, kind: str, several: bool) -> SummaryRow:
    """several: meetings of other organs are of this kind too, so the organ is said."""
    label = f"第{numeral(meeting.ordinal)}次" if meeting.ordinal is not None else ""
    if several and label:
        label = f"{meeting.organ}{label}"
    return SummaryRow(
        Weight.PLAIN,
        kind,
        label,
        meeting.title,
        meeting.tally,
        meeting.held_on,
        meeting.pk,
    )


def _sum(
    weight: Weight, kind: str, label: str, meetings: list[MeetingCount]
) -> SummaryRow:
    whole = add_up(meeting.tally for meeting in meetings)
    return SummaryRow(weight, kind, label, f"{len(meetings)} 次会议", whole)
