"""Parts whose life is told day by day, and what scoring reads of it."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_assignment
from tracker.acts import act
from tracker.models import Assignment, Event
from tracker.recording import Words
from tracker.rhythm import Interval
from tracker.scoring import Fact
from tracker.settling.facts import facts_of
from tracker.workflow import Verb

YEAR = 2026
CUTOFF = datetime.date(YEAR, 10, 31)


def day(month: int, number: int, year: int = YEAR) -> datetime.date:
    return datetime.date(year, month, number)


def at(on: datetime.date) -> datetime.datetime:
    noon = datetime.datetime.combine(on, datetime.time(12))
    return timezone.make_aware(noon)


def charged(by: User, lead: Department, **more: Any) -> Assignment:
    """In March, due at the end of June, signed for; without a rhythm of reports."""
    on = more.pop("charged_on", day(3, 1))
    known = {"due_on": day(6, 30), "interval": Interval.NONE, **more}
    part = make_assignment(by, lead, charged_on=on, recorded_at=at(on), **known)
    done(part, Verb.SIGN_FOR, by, on)
    return part


def done(
    part: Assignment, verb: Verb, by: User, on: datetime.date, **more: Any
) -> Event:
    call: dict[str, Any] = {}
    if verb not in OFFICE_ONLY:
        call = {"channel": "phone", "caller": "小宋"}
    part.refresh_from_db()
    words = Words("情况如此", happened_on=on, recorded_at=at(on), **call, **more)
    return act(part, verb, by, words)


OFFICE_ONLY = frozenset({Verb.VERIFY, Verb.CLOSE, Verb.RETURN, Verb.EXTEND, Verb.HOLD})


def closed(part: Assignment, officer: User, senior: User, on: datetime.date) -> None:
    """Claimed on that day, verified and struck off the day after, or today."""
    done(part, Verb.REPORT_DONE, officer, on)
    after = min(on + datetime.timedelta(days=1), timezone.localdate())
    for verb in (Verb.VERIFY, Verb.CLOSE):
        done(part, verb, senior, after)


def facts(year: int = YEAR, cutoff: datetime.date = CUTOFF, **more: Any) -> list[Fact]:
    return list(facts_of(year, cutoff, **more))


def kinds(*args: Any, **more: Any) -> list[str]:
    return sorted(fact.kind for fact in facts(*args, **more))
