"""What does not move: calls with their few first dockets, and the slowest by name."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F

from meetings.models import Department, Meeting
from tracker import lights, nearing, past
from tracker.boards import Tally
from tracker.models import Docket, Office, Standing
from tracker.models.dockets import DocketQuerySet

from .call import Call, Line
from .scope import Scope

SHOWN = 3  # dockets of a call that are named
NAMED = 4  # departments, meetings
STUCK = (lights.LATE, lights.STILL)


def calls(scope: Scope) -> list[Call]:
    """Newly overdue, due next, without progress; also those of which there are none.

    Two queries a call that has any, and one for the names of all."""
    office = Office.present()
    late, still = office.light_words[lights.LATE], office.light_words[lights.STILL]
    days = nearing.DAYS.days
    asked: list[tuple[str, str, str, dict[str, Any]]] = [
        (
            *(lights.LATE, f"新{late}", f"时限在近 {days} 天内过了"),
            {"near": nearing.LATE},
        ),
        (
            *(lights.SOON, f"{days} 天内到期", "含今天" if not scope.on else "含当天"),
            {"near": nearing.SOON},
        ),
        (
            *(lights.STILL, still, f"满 {office.still_days} 天没有新进展"),
            {"standing": lights.STILL},
        ),
    ]
    return [
        _call(scope, tone, word, rule, query) for tone, word, rule, query in asked
    ]


def _call(
    scope: Scope, tone: str, word: str, rule: str, query: dict[str, Any]
) -> Call:
    rows = _longest_first(scope.dockets(), tone, scope.day)
    found = list(rows.values_list("pk", flat=True))
    lines = list(_lines(found[:SHOWN], tone, scope.day))
    return Call(tone, word, rule, len(found), scope.list(**query), lines)


def _longest_first(
    rows: DocketQuerySet, tone: str, day: datetime.date
) -> DocketQuerySet:
    if tone == lights.STILL:
        return rows.standing_in(lights.STILL).order_by(F("first_moved"), "pk")
    return nearing.near(rows, tone, day).order_by(F("first_due"), "pk")


def _lines(pks: list[int], tone: str, day: datetime.date) -> Iterable[Line]:
    if not pks:
        return
    dockets = Docket.objects.in_bulk(pks)
    rows = Standing.objects.counted().at(past.end_of(day)).deciding().running()
    found: dict[int, list[Standing]] = {pk: [] for pk in pks}
    rows = rows.filter(assignment__docket__in=pks)
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
    """迟 3 天, 还剩 2 天, 今天到期, 68 天无进展: `days` since that day."""
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
    order = {
        pk: (order, pk, name)
        for pk, order, name in Department.objects.filter(pk__in=stuck).values_list(
            "pk", "order", "name"
        )
    }
    first = sorted(order, key=lambda pk: (*_most(stuck[pk]), *order[pk]))[:NAMED]
    return [_slow(scope, order[pk][2], stuck[pk], department=pk) for pk in first]


def slowest_meetings(scope: Scope) -> list[Slow]:
    """As departments; of equal ones the older first. Two queries."""
    rows = scope.dockets().standing_in(*STUCK).with_meeting().order_by()
    found: dict[int, dict[str, int]] = {}
    names: Any = ("meeting_id", "standing")
    for row in rows.values(*names).annotate(count=Count("pk")):
        found.setdefault(row["meeting_id"], {})[row["standing"]] = row["count"]
    stuck = {
        pk: (lit.get(lights.LATE, 0), lit.get(lights.STILL, 0))
        for pk, lit in found.items()
    }
    few = sorted(stuck, key=lambda pk: (*_most(stuck[pk]), pk))[:NAMED]
    titles = dict(Meeting.objects.filter(pk__in=few).values_list("pk", "title"))
    return [_slow(scope, titles[pk], stuck[pk], meeting=pk) for pk in few]


def _most(stuck: tuple[int, int]) -> tuple[int, int]:
    return -sum(stuck), -stuck[0]


def _slow(scope: Scope, name: str, stuck: tuple[int, int], **own: int) -> Slow:
    shown = [
        (light, count, scope.list(standing=light, **own))
        for light, count in zip(STUCK, stuck, strict=True)
        if count
    ]
    return Slow(name, sum(stuck), scope.list(standing=STUCK, **own), shown)
