"""Dockets whose days were counted by hand, for boards and trends of past days.

All of a meeting of 2025 but `carried`, which is of 2024; led by one bureau. D is the
day in January 2025, or in the month that is named.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_directive, make_docket, make_meeting
from tracker.acts import act, correct
from tracker.models import Docket
from tracker.recording import Words
from tracker.workflow import Kind, Verb

YEAR = 2025
CALL: dict[str, Any] = {"channel": "phone", "caller": "小宋"}


def at(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(9)))


def on(month: int, day: int, year: int = YEAR) -> datetime.date:
    return datetime.date(year, month, day)


@dataclass
class Work:
    officer: User
    senior: User
    bureau: Department

    def charge(self, day: datetime.date, **more: Any) -> Docket:
        held = more.pop("held_on", on(1, 2))
        directive = make_directive(make_meeting(held_on=held))
        return make_docket(
            self.officer,
            more.pop("lead", self.bureau),
            directive,
            charged_on=day,
            recorded_at=at(day),
            **more,
        )

    def told(self, docket: Docket, verb: Verb, day: datetime.date, **more: Any) -> None:
        """By the lead, put down on that day unless told otherwise."""
        by = self.senior if verb in BY_SENIOR else self.officer
        more = {"happened_on": day, "recorded_at": at(day), **CALL, **more}
        act(docket.assignments.get(role="lead"), verb, by, Words("属实", **more))

    def close(self, docket: Docket, claimed: datetime.date) -> None:
        """Signed for a day before it was claimed, and closed two days after."""
        day = datetime.timedelta(days=1)
        self.told(docket, Verb.SIGN_FOR, claimed - day)
        self.told(docket, Verb.REPORT_DONE, claimed)
        self.told(docket, Verb.VERIFY, claimed + day)
        self.told(docket, Verb.CLOSE, claimed + 2 * day)


BY_SENIOR = {Verb.VERIFY, Verb.REOPEN, Verb.WITHDRAW, Verb.HOLD, Verb.AMEND_DUE}


def work(officer: User, senior: User, bureau: Department) -> dict[str, Docket]:
    """What became of each is told by its name."""
    own = Work(officer, senior, bureau)
    made = {
        "silent": own.charge(on(1, 10)),
        "moved": own.charge(on(1, 10)),
        "in_time": own.charge(on(1, 20), due_on=on(3, 10)),
        "late": own.charge(on(1, 20), due_on=on(3, 1)),
        "reopened": own.charge(on(1, 20), due_on=on(3, 10)),
        "corrected": own.charge(on(1, 20), due_on=on(3, 10)),
        "moved_due": own.charge(on(1, 20), due_on=on(3, 10)),
        "withdrawn": own.charge(on(1, 20), due_on=on(3, 10)),
        "carried": own.charge(on(6, 1, 2024), held_on=on(5, 31, 2024)),
        "standing": own.charge(on(1, 20), kind=Kind.STANDING),
        "later": own.charge(on(5, 5)),
    }
    own.told(made["moved"], Verb.SIGN_FOR, on(1, 12))
    own.told(made["moved"], Verb.REPORT, on(2, 20))
    own.told(made["moved"], Verb.NO_CHANGE, on(3, 20))
    own.told(made["moved"], Verb.REPORT, on(4, 20))
    own.close(made["in_time"], on(3, 5))
    own.close(made["late"], on(3, 5))
    own.close(made["reopened"], on(3, 5))
    own.told(made["reopened"], Verb.REOPEN, on(4, 15))
    own.close(made["corrected"], on(3, 5))
    correct(made["corrected"].events.get(verb=Verb.CLOSE), senior, "点错了")  # today
    own.told(made["moved_due"], Verb.AMEND_DUE, on(4, 10), due_on=on(12, 31, 2099))
    own.told(made["withdrawn"], Verb.WITHDRAW, on(4, 1))
    return made
