"""What does not move: what asks for action, and the slowest by name."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from meetings.models import Department, Meeting
from tracker import lights, nearing, past
from tracker.boards import Tally
from tracker.models import Docket, Office, Standing

from .call import Call, Line
from .scope import Scope

SHOWN = 3  # dockets of a call that are named
NAMED = 4  # departments, meetings
STUCK = (lights.LATE, lights.STILL)


@dataclass(frozen=True, slots=True)
class Running:
    """A docket that runs. due, moved: the first of its parts' days."""

    pk: int
    light: str
    due: datetime.date | None
    moved: datetime.date
    meeting: int | None


def running(scope: Scope) -> list[Running]:
    """One query, for calls and for meetings."""
    names: Any = ("pk", "standing", "first_due", "first_moved", "meeting_id")
    return [Running(*row) for row in scope.running().order_by().values_list(*names)]


def calls(found: Sequence[Running], scope: Scope) -> Iterator[Call]:
    """Newly overdue, due next, without progress; also those of which there are none.

    Two queries a call, for the names of its first few."""
    office = Office.present()
    late, still = office.light_words[lights.LATE], office.light_words[lights.STILL]
    days = nearing.DAYS.days
    for tone, word, rule, query in (
        (lights.LATE, f"新{late}", f"时限在近 {days} 天内过了", {"near": nearing.LATE}),
        (lights.SOON, f"{days} 天内到期", "当天也算", {"near": nearing.SOON}),
        (
            lights.STILL,
            still,
            f"满 {office.still_days} 天没有新进展",
            {"standing": lights.STILL},
        ),
    ):
        keys = longest_first(found, tone, scope.day)
        lines = list(_lines(keys[:SHOWN], tone, scope.day))
        yield Call(tone, word, rule, len(keys), scope.list(**query), lines)


def longest_first(found: Iterable[Running], tone: str, day: datetime.date) -> list[int]:
    """Keys of those that a call is about."""
    if tone == lights.STILL:
        rows = [(one.moved, one.pk) for one in found if one.light == lights.STILL]
    else:
        rows = [
            (one.due, one.pk)
            for one in found
            if one.due and nearing.is_near(tone, one.light, one.due, day)
        ]
    return [pk for _, pk in sorted(rows)]


def _lines(pks: list[int], tone: str, day: datetime.date) -> Iterator[Line]:
    if not pks:
        return
    dockets = Docket.objects.in_bulk(pks)
    rows = Standing.objects.counted().at(past.end_of(day)).deciding().running()
    rows = rows.filter(assignment__docket__in=pks)
    found: dict[int, list[Standing]] = {pk: [] for pk in pks}
    for row in rows.select_related("department", "assignment"):
        found[row.assignment.docket_id].append(row)
    for pk in pks:
        since, who = min((_since(row, tone), row.department.name) for row in found[pk])
        docket = dockets[pk]
        said = words(tone, (day - since).days)
        yield Line(docket.get_absolute_url(), who, docket.title, said)


def _since(row: Standing, tone: str) -> datetime.date:
    """The day that the words of a call count from."""
    if tone == lights.STILL:
        return row.last_progress_on or row.charged_on
    return row.due_on or datetime.date.max


def words(tone: str, days: int) -> str:
    """迟 3 天, 还剩 2 天, 当天到期, 68 天无进展: `days` since that day."""
    if tone == lights.LATE:
        return f"迟 {days} 天"
    if tone == lights.STILL:
        return f"{days} 天无进展"
    return f"还剩 {-days} 天" if days else "当天到期"


@dataclass(frozen=True, slots=True)
class Slow:
    """A department or meeting that has something overdue or without progress.

    href: all of it; lights: (light, how many, their list)."""

    name: str
    count: int
    href: str
    lights: list[tuple[str, int, str]]


def slowest(tallies: Mapping[int | None, Tally], scope: Scope) -> list[Slow]:
    """Departments with the most that is overdue or without progress; of equal ones
    those with more overdue, then in protocol order. One query."""
    stuck = {
        pk: (tally.late, tally.still)
        for pk, tally in tallies.items()
        if pk is not None and tally.late + tally.still
    }
    rows = Department.objects.filter(pk__in=stuck)
    names = dict(rows.order_by("order", "pk").values_list("pk", "name"))
    return list(_named(names, stuck, scope, "department"))


def slowest_meetings(found: Iterable[Running], scope: Scope) -> list[Slow]:
    """As departments; of equal ones the older first. One query."""
    counted = Counter((one.meeting, one.light) for one in found)
    stuck = {
        meeting: (counted[meeting, lights.LATE], counted[meeting, lights.STILL])
        for meeting, light in counted
        if meeting is not None and light in STUCK
    }
    few = sorted(stuck, key=lambda pk: (*_most(stuck[pk]), pk))[:NAMED]
    titles = dict(Meeting.objects.filter(pk__in=few).values_list("pk", "title"))
    return list(_named({pk: titles[pk] for pk in few}, stuck, scope, "meeting"))


def _named(
    names: Mapping[int, str],
    stuck: Mapping[int, tuple[int, int]],
    scope: Scope,
    key: str,
) -> Iterator[Slow]:
    """Those with the most; of equal ones as `names` has them."""
    for pk in sorted(names, key=lambda pk: _most(stuck[pk]))[:NAMED]:
        own = {key: pk}
        shown = [
            (light, count, scope.list(standing=light, **own))
            for light, count in zip(STUCK, stuck[pk], strict=True)
            if count
        ]
        every = scope.list(standing=STUCK, **own)
        yield Slow(names[pk], sum(stuck[pk]), every, shown)


def _most(stuck: tuple[int, int]) -> tuple[int, int]:
    return -sum(stuck), -stuck[0]
