"""Ledgers of any shape: what `check` lets in is taken over and proves itself."""

from __future__ import annotations

import datetime
from random import Random
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department, Directive
from tests.factories import make_department, make_kind
from tests.ledgers import HELD, make_entry, proven, taken
from tracker.imports.entry import Entry
from tracker.imports.taking import check, known
from tracker.imports.taking_back import take_back
from tracker.models import Assignment, Docket, Event, LedgerImport
from tracker.workflow import Duty, Kind, State

DAY = datetime.timedelta(days=1)
NAMES = ("区政府第{n}次常务会议", "安全生产专题会议", "区委 第{n}次 常委会会议")


def any_day(rng: Random, odds: float = 0.6) -> datetime.date | None:
    """Around the meeting, now and then to come."""
    if rng.random() > odds:
        return None
    far = timezone.localdate() + 40 * DAY
    return far if rng.random() < 0.03 else HELD + rng.randint(-3, 300) * DAY


def any_entry(rng: Random, number: int, bodies: list[Department]) -> Entry:
    some = rng.sample(bodies, rng.randint(0, 3))
    duties = tuple(
        (body, Duty.LEAD if n == 0 else rng.choice(list(Duty)))
        for n, body in enumerate(some)
    )
    n, code = rng.randint(1, 6), f"督〔2024〕{rng.randint(1, 90):03d}号"
    more: dict[str, Any] = {
        "meeting": rng.choice(NAMES).format(n=n),
        "held_on": HELD + n * DAY,
        "text": rng.choice(["", f"第{rng.randint(1, 60)}项", f"抓好{number}号事项"]),
        "code": rng.choice(["", code, f"旧-{number}"]),
        "duties": duties,
        "state": rng.choice([*State, None]),
        "nature": rng.choice([Kind.ACTION] * 4 + list(Kind)),
        "charged_on": any_day(rng, 0.3),
        "due_on": any_day(rng),
        "reported_on": any_day(rng),
        "closed_on": any_day(rng),
        "progress": rng.choice(["", "正在推进", "进" * 400]),
        "verdict": rng.choice(["", "属实"]),
        "chair": rng.choice(["", "霍启明"]),
    }
    return make_entry(None, number, **more)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_let_in_proves_itself(officer: User, seed: int) -> None:
    make_kind("常务会议")
    rng, bodies = Random(seed), [make_department() for _ in range(5)]
    rows = [any_entry(rng, number, bodies) for number in range(1, 201)]
    why = check(rows)
    sound = [row for row in rows if row.number not in why]
    first, rest = sound[::2], sound[1::2]
    assert len(first) > 15
    taken(first, officer)
    assert not set(check(first))
    late = check(rest)
    taken([row for row in rest if row.number not in late], officer)
    assert proven()
    assert {row.number for row in first} <= set(known(rows))
    today = timezone.localdate()
    assert not Event.objects.filter(happened_on__gt=today).exists()
    assert all(_in_order(docket) for docket in Docket.objects.all())


def _in_order(docket: Docket) -> bool:
    days = docket.events.order_by("seq").values_list("happened_on", flat=True)
    return list(days) == sorted(days)


def test_and_can_be_taken_back(officer: User, senior: User) -> None:
    rng, bodies = Random(5), [make_department() for _ in range(5)]
    rows = [any_entry(rng, number, bodies) for number in range(1, 121)]
    why = check(rows)
    taken([row for row in rows if row.number not in why], officer)
    states = set(Assignment.objects.values_list("state", flat=True))
    assert len(states) == 6
    back = take_back(LedgerImport.objects.get(), senior, "列对错了")
    assert back.left == {} and back.dockets > 15
    assert not Docket.objects.charged().exists()
    assert not Directive.objects.confirmed().exists()
    assert proven()
