"""The board of a past day: how departments stood, as the office knew it then.

Read from `Standing`, by the day of recording: what was written down later does not
change it. A docket stands as its lead did; every rule else is that of `boards`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from meetings.models import Department

from .models import Standing
from .models.standings import StandingQuerySet
from .workflow import Duty


@dataclass(slots=True)
class PastRow:
    """件 as lead in `by_light`; responsible and support are 件次, never added."""

    department: Department | None
    by_light: dict[str, int] = field(default_factory=dict)
    by_duty: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.by_light.values())


def asked(text: str, today: datetime.date) -> tuple[datetime.date, str]:
    """The day that somebody asked for, else today with the reason why."""
    try:
        day = datetime.date.fromisoformat(text) if text else today
    except ValueError:
        return today, f"“{text}”不是日期,显示的是今天。请写成 2026-05-31 这样。"
    if day > today:
        return today, "那一天还没有到,显示的是今天。"
    return day, ""


def ends(today: datetime.date) -> list[tuple[str, datetime.date]]:
    """Days that one compares with: the ends of last month and of last year."""
    month, year = today.replace(day=1), today.replace(month=1, day=1)
    day = datetime.timedelta(days=1)
    return [("上月底", month - day), ("去年底", year - day)]


def end_of(day: datetime.date) -> datetime.datetime:
    """The last moment of that day, by the clock of the office."""
    start = datetime.datetime.combine(day, datetime.time.max)
    return timezone.make_aware(start)


def by_department(day: datetime.date) -> list[PastRow]:
    """Departments that took part by the end of `day`, in protocol order."""
    found: dict[int, PastRow] = {}
    for rows in _halves(day):
        leads = rows.filter(role=Duty.LEAD).with_light(day)
        for pk, light, count in _counts(leads, "light"):
            row = found.setdefault(pk, PastRow(None))
            row.by_light[light] = row.by_light.get(light, 0) + count
        others = rows.filter(role__in=(Duty.RESPONSIBLE, Duty.SUPPORT))
        for pk, duty, count in _counts(others, "role"):
            row = found.setdefault(pk, PastRow(None))
            row.by_duty[duty] = row.by_duty.get(duty, 0) + count
    for department in Department.objects.filter(pk__in=found):
        found[department.pk].department = department
    return sorted(found.values(), key=_protocol)


def _halves(day: datetime.date) -> Iterator[StandingQuerySet]:
    """Standings of that day that have changed since, and those that have not.

    Two queries that read a stretch of the index each; asked as one ("until is empty
    or later"), the database would look at every row.
    """
    moment = end_of(day)
    rows = Standing.objects.counted().filter(since__lte=moment)
    yield rows.filter(until__isnull=True)
    yield rows.filter(until__gt=moment)


def stood(day: datetime.date, wanted: list[str]) -> QuerySet[Standing]:
    """The standings of that day that showed one of these lights; all without any."""
    rows = Standing.objects.counted().at(end_of(day)).with_light(day)
    return rows.filter(Q(light__in=wanted)) if wanted else rows


def _counts(rows: StandingQuerySet, key: str) -> Iterator[tuple[int, str, int]]:
    found = rows.order_by().values_list(F("department_id"), F(key))
    yield from found.annotate(count=Count("pk"))


def _protocol(row: PastRow) -> tuple[int, int]:
    assert row.department is not None
    return row.department.order, row.department.pk


def add_up(rows: list[PastRow]) -> PastRow:
    """The last line of the table."""
    whole = PastRow(None)
    for row in rows:
        for light, count in row.by_light.items():
            whole.by_light[light] = whole.by_light.get(light, 0) + count
        for duty, count in row.by_duty.items():
            whole.by_duty[duty] = whole.by_duty.get(duty, 0) + count
    return whole
