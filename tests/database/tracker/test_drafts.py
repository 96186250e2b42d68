"""What is drafted and written together is what the doors leave, row by row."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_department, make_directive, make_meeting
from tracker import charging, drafts
from tracker.acts import act
from tracker.models import Assignment, Docket, Event, Report, Standing, Verification
from tracker.recording import Words
from tracker.rhythm import Interval
from tracker.workflow import RULES, Verb

DAY = datetime.date(2026, 3, 1)
# (which part, verb, more words): one of each kind that an import or the demo plays.
LIFE: list[tuple[int, Verb, dict[str, Any]]] = [
    (0, Verb.SIGN_FOR, {}),
    (1, Verb.SIGN_FOR, {}),
    (0, Verb.REPORT, {"text": "已完成八成", "percent": 80, "problems": "缺资金"}),
    (0, Verb.SET_INTERVAL, {"interval": Interval.WEEK}),
    (0, Verb.REPORT_DONE, {"text": "已完成"}),
    (0, Verb.RETURN, {"text": "没有附件"}),
    (0, Verb.REPORT_DONE, {"text": "附件已补"}),
    (1, Verb.REPORT_DONE, {"text": "已配合"}),
    (0, Verb.VERIFY, {"text": "属实"}),
    (0, Verb.CLOSE, {}),
    (1, Verb.WITHDRAW, {"text": "不再需要"}),
]
OTHERS = {"id", "docket", "assignment", "event", "recorded_at", "since", "until"}
OTHERS |= {"code", "serial"}
TABLES = (Docket, Assignment, Event, Standing, Report, Verification)


def told(model: type[Model], docket: Docket) -> list[str]:
    """Every column but keys, moments and the code."""
    own = {Docket: "pk", Assignment: "docket", Event: "docket"}
    rows = model._default_manager.filter(
        **{own.get(model, "assignment__docket"): docket.pk}
    )
    found = []
    for row in rows:
        values = {f.name: getattr(row, f.attname) for f in row._meta.concrete_fields}
        said = {name: value for name, value in values.items() if name not in OTHERS}
        found.append(str(said).replace(docket.code, "督"))
    return sorted(found)


def words_of(verb: Verb, more: dict[str, Any], n: int) -> Words:
    channel = "phone" if RULES[verb].for_department else "system"
    day = DAY + datetime.timedelta(days=n)
    return Words(happened_on=day, recorded_at=timezone.now(), channel=channel, **more)


def test_a_drafted_docket_is_as_one_that_was_acted_on(
    officer: User, senior: User, bureau: Department
) -> None:
    other, meeting = make_department(), make_meeting(held_on=DAY)
    first, second = (make_directive(meeting, text="同") for _ in range(2))
    more: dict[str, Any] = {"responsible": [other], "charged_on": DAY, "due_on": DAY}
    by_doors = charging.docket(charging.Charge(first, bureau, **more), officer)
    parts = list(by_doors.assignments.order_by("pk"))
    charge = charging.Charge(second, bureau, **more)
    made = drafts.charged(charge, 2, officer, Words(happened_on=DAY))
    for n, (which, verb, said) in enumerate(LIFE, 1):
        by = officer if RULES[verb].for_department else senior
        act(parts[which], verb, by, words_of(verb, said, n))
        part = made.parts[which]
        body = part.department if RULES[verb].for_department else None
        made.perform(part, verb, by, words_of(verb, said, n), body)
    drafts.save([made])
    for table in TABLES:
        assert told(table, by_doors) == told(table, made.docket), table
        assert told(table, made.docket)
