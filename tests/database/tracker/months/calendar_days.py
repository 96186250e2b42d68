"""A month that is over, and acts recorded in it or around it."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_assignment
from tracker.acts import act
from tracker.models import Assignment, Event
from tracker.months.reading import Month, month_of
from tracker.recording import Words
from tracker.workflow import Verb

MARCH, APRIL, MAY = (datetime.date(2026, month, 1) for month in (3, 4, 5))


def at(month: int, day: int, hour: int = 9) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime(2026, month, day, hour))


def charged(
    by: User, body: Department, month: int, day: int, **more: Any
) -> Assignment:
    """The lead's part of a docket that was charged, and recorded, on that day."""
    moment = at(month, day)
    words = {"charged_on": moment.date(), "recorded_at": moment}
    return make_assignment(by, body, **{**words, **more})


def done(
    part: Assignment, verb: Verb, by: User, month: int, day: int, **more: Any
) -> Event:
    moment = at(month, day, 10)
    call = {"channel": "phone", "caller": "小宋"}
    words = {"happened_on": moment.date(), "recorded_at": moment, **call, **more}
    return act(part, verb, by, Words("情况如此", **words))


def close(part: Assignment, officer: User, senior: User, month: int, day: int) -> None:
    for verb, by in (
        *((Verb.SIGN_FOR, officer), (Verb.REPORT_DONE, officer)),
        *((Verb.VERIFY, senior), (Verb.CLOSE, officer)),
    ):
        done(part, verb, by, month, day)


def seen(month: datetime.date, now: datetime.datetime | None = None) -> Month:
    return month_of(month, now or at(6, 20))


def kinds(found: Month) -> dict[str, int]:
    """How many lines there are of each kind that has some."""
    counts: dict[str, int] = {}
    for line in found.lines:
        counts[line.kind] = counts.get(line.kind, 0) + 1
    return counts
