"""What does not move: what asks for action, and the slowest by name."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from meetings.models import Department, Meeting
from tracker import lights, nearing, past
from tracker.boards import Tally
from tracker.models import Docket, Office, Standing

from .call import Call, Line
from .past_figures import STUCK
from .running import NAMED, Running, Stuck, most
from .scope import Scope


def calls(found: Running, scope: Scope) -> Iterator[Call]:
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
        count, few = found.calls[tone]
        lines = list(_lines(few, tone, scope))
        yield Call(tone, word, rule, count, scope.list(**query), lines)


def _lines(pks: list[int], tone: str, scope: Scope) -> Iterator[Line]:
    if not pks:
        return
    day = scope.day
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
        href = docket.get_absolute_url() + past.query(scope.on)
        yield Line(href, who, docket.title, said)


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


def slowest_meetings(found: Running, scope: Scope) -> list[Slow]:
    """As departments; of equal ones the older first. One query."""
    few = found.meetings
    titles = dict(Meeting.objects.filter(pk__in=few).values_list("pk", "title"))
    return list(_named({pk: titles[pk] for pk in few}, few, scope, "meeting"))


def _named(
    names: Mapping[int, str],
    stuck: Stuck,
    scope: Scope,
    key: str,
) -> Iterator[Slow]:
    """Those with the most; of equal ones as `names` has them."""
    for pk in sorted(names, key=lambda pk: most(stuck[pk]))[:NAMED]:
        own = {key: pk}
        shown = [
            (light, count, scope.list(standing=light, **own))
            for light, count in zip(STUCK, stuck[pk], strict=True)
            if count
        ]
        every = scope.list(standing=STUCK, **own)
        yield Slow(names[pk], sum(stuck[pk]), every, shown)
