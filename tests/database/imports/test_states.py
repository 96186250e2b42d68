"""Every state of a ledger, reached by the acts that lead to it."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.ledgers import HELD, make_entry, taken
from tracker import figure_proof, replay
from tracker.models import Assignment, Event
from tracker.search import rebuilding
from tracker.workflow import Duty, State

DAY = datetime.timedelta(days=1)
DUE, CLOSED = HELD + 30 * DAY, HELD + 28 * DAY


def proven() -> bool:
    """What was written past the acts is what the acts would have left."""
    assert list(replay.differences()) == []
    assert list(figure_proof.differences()) == []
    assert list(rebuilding.differences()) == []
    return True


def part_of(by: User, lead: Department, **more: Any) -> Assignment:
    taken([make_entry(lead, **more)], by)
    assert proven()
    return Assignment.objects.get(role=Duty.LEAD)


def verbs(part: Assignment) -> list[str]:
    return list(part.events.order_by("seq").values_list("verb", flat=True))


def test_one_not_signed_for(officer: User, bureau: Department) -> None:
    part = part_of(officer, bureau, state=State.UNSIGNED, due_on=DUE)
    assert part.state == State.UNSIGNED
    assert verbs(part) == ["charge", "set_interval"]
    assert (part.docket.due_on, part.charged_on) == (DUE, HELD)


def test_one_in_hand_with_its_progress(officer: User, bureau: Department) -> None:
    told = HELD + 20 * DAY
    part = part_of(officer, bureau, progress="已完成八成", percent=80, reported_on=told)
    assert part.state == State.IN_HAND
    assert verbs(part) == ["charge", "sign_for", "report", "set_interval"]
    report = part.reports.get()
    assert (report.text, report.percent) == ("已完成八成", 80)
    assert part.last_progress_on == told
    signed = part.events.get(verb="sign_for")
    assert (signed.channel, signed.on_behalf_of) == (Event.Channel.LEDGER, bureau)
    assert signed.recorded_at.date() == timezone.now().date()
