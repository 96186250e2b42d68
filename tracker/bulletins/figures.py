"""What a bulletin counts, from how each docket stood; no queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from meetings.models import Meeting
from tracker import lights
from tracker.boards import Tally
from tracker.workbooks.looks import Weight
from tracker.workbooks.summary import ASIDE, MeetingCount, SummaryRow, summarize

from . import counts
from .counts import Counts

# The words of the ongoing ones, the best first; those of lights are the office's.
STAGES = (lights.WAITING, lights.OK, lights.SOON, lights.STILL, lights.LATE)


@dataclass(frozen=True, slots=True)
class Lag:
    """A department's part that was late, or had stood still, for so many days."""

    department: str
    light: str
    days: int


@dataclass(frozen=True, slots=True)
class Item:
    """A docket as it stood; number: of its directive within the meeting."""

    code: str
    title: str
    kind: str
    light: str
    meeting: int | None
    number: int | None
    lags: tuple[Lag, ...] = ()


@dataclass(frozen=True)
class Figures:
    items: Sequence[Item]
    meetings: Mapping[int, Meeting]

    @cached_property
    def whole(self) -> Tally:
        return _tally(self.items)

    @cached_property
    def summary(self) -> list[SummaryRow]:
        """Of the items that stand on a meeting, as the sheet 汇总 has them."""
        ordered = sorted(self.items, key=lambda item: item.meeting or 0)
        groups = groupby(ordered, key=lambda item: item.meeting)
        return summarize(
            _count(self.meetings[pk], list(items))
            for pk, items in groups
            if pk is not None and pk in self.meetings
        )

    def of_kind(self, kind: str) -> list[SummaryRow]:
        """The meetings of one kind."""
        return [
            row
            for row in self.summary
            if row.kind == kind and row.weight == Weight.PLAIN
        ]

    @property
    def kinds(self) -> list[SummaryRow]:
        return [row for row in self.summary if row.weight == Weight.SUBTOTAL]

    @property
    def lagging(self) -> dict[str, list[tuple[Item, Lag]]]:
        """By department, the one with the most first; the longest late first."""
        found: dict[str, list[tuple[Item, Lag]]] = {}
        for item in self.items:
            for lag in item.lags:
                found.setdefault(lag.department, []).append((item, lag))
        for rows in found.values():
            rows.sort(key=lambda row: (lights.RANK.index(row[1].light), -row[1].days))
        return dict(sorted(found.items(), key=lambda one: (-len(one[1]), one[0])))

    @property
    def wrong(self) -> list[str]:
        """Where parts and totals differ, in words; such a bulletin is not made."""
        return list(self._wrong())

    def _wrong(self) -> Iterator[str]:
        whole = counted(self.whole)
        yield from counts.within("", whole)
        if self.summary:
            yield from counts.between("合计", whole, _by_name(self.kinds))
        for kind in self.kinds:
            own, parts = counted(kind.tally), _by_title(self.of_kind(kind.kind))
            yield from counts.between(kind.kind, own, parts)
        homeless = [item.code for item in self.items if item.meeting is None]
        if homeless:
            yield f"没有立项依据,归不到会议:{'、'.join(homeless)}。"


def counted(tally: Tally, words: Mapping[str, str] = lights.WORDS) -> Counts:
    """words: what the office calls the lights."""
    stages = {words[light]: tally.by_light.get(light, 0) for light in STAGES}
    return Counts(
        total=tally.total,
        done=tally.by_light.get(lights.DONE, 0),
        ongoing=sum(tally.by_light.get(light, 0) for light in STAGES),
        aside=sum(tally.by_light.get(light, 0) for light in ASIDE),
        stages=stages,
    )


def _by_name(rows: Iterable[SummaryRow]) -> dict[str, Counts]:
    return {row.kind: counted(row.tally) for row in rows}


def _by_title(rows: Iterable[SummaryRow]) -> dict[str, Counts]:
    return {f"{row.title}({row.pk})": counted(row.tally) for row in rows}


def _tally(items: Iterable[Item]) -> Tally:
    whole = Tally()
    for item in items:
        whole.show(item.light, 1, item.kind)
    return whole


def _count(meeting: Meeting, items: Sequence[Item]) -> MeetingCount:
    kind = meeting.kind
    return MeetingCount(
        kind=kind.name if kind else "",
        ordinal=meeting.ordinal,
        title=meeting.title,
        tally=_tally(items),
        held_on=meeting.held_on,
        organ=meeting.organ,
        order=kind.order if kind else 0,
        pk=meeting.pk,
    )
