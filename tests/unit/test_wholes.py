"""What a docket keeps of its parts: lead and responsible decide, support never does."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import pytest

from tracker.states import Duty, State
from tracker.wholes import Phase, whole

DAY = datetime.date(2026, 9, 18)
WEEK = datetime.timedelta(days=7)


@dataclass
class Part:
    role: str = Duty.LEAD
    state: str = State.IN_HAND
    department_id: int = 1
    due_on: datetime.date | None = None
    charged_on: datetime.date = DAY
    claimed_on: datetime.date | None = None
    last_progress_on: datetime.date | None = None
    closed_on: datetime.date | None = None


@pytest.mark.parametrize(
    ("lead", "other", "phase"),
    [
        (State.CLOSED, State.IN_HAND, Phase.RUNNING),
        (State.CLAIMED, State.REFUSED, Phase.RUNNING),
        (State.CLAIMED, State.CLOSED, Phase.WAITING),
        (State.ON_HOLD, State.CLOSED, Phase.HOLD),
        (State.CLOSED, State.WITHDRAWN, Phase.DONE),
        (State.WITHDRAWN, State.SUPERSEDED, Phase.ENDED),
    ],
)
def test_the_worst_of_the_deciding_parts_is_the_phase(
    lead: State, other: State, phase: Phase
) -> None:
    parts = [Part(state=lead), Part(Duty.RESPONSIBLE, other)]
    assert whole(parts, DAY).phase == phase
    parts.append(Part(Duty.SUPPORT, State.UNSIGNED))
    assert whole(parts, DAY).phase == phase


def test_the_earliest_days_of_what_runs_are_kept() -> None:
    parts = [
        Part(last_progress_on=DAY + WEEK),
        Part(Duty.RESPONSIBLE, due_on=DAY + WEEK),
        Part(Duty.RESPONSIBLE, State.CLAIMED, due_on=DAY, claimed_on=DAY),
    ]
    found = whole(parts, DAY + 2 * WEEK)
    assert found.soonest_due == DAY + WEEK
    assert (found.moved_on, found.waiting_since) == (DAY, DAY)


def test_a_part_that_was_passed_on_leads_no_longer() -> None:
    parts = [Part(state=State.PASSED_ON), Part(department_id=2)]
    assert whole(parts, None).lead_department_id == 2


@pytest.mark.parametrize(("days", "on_time"), [(0, True), (7, False)])
def test_the_claim_on_the_due_day_is_in_time(days: int, on_time: bool) -> None:
    claimed = DAY + datetime.timedelta(days=days)
    done = Part(state=State.CLOSED, claimed_on=claimed)
    assert whole([done], DAY).on_time is on_time
    assert not whole([Part(claimed_on=DAY)], DAY).on_time
