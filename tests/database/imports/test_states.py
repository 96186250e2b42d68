"""Every state of a ledger, reached by the acts that lead to it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_department
from tests.ledgers import HELD, make_entry, proven, taken
from tracker.acts import act
from tracker.models import Assignment, Docket, Event
from tracker.recording import Words
from tracker.rhythm import months_later
from tracker.workflow import Duty, Kind, NotAllowed, State, Verb

DAY = datetime.timedelta(days=1)
DUE, CLOSED = HELD + 30 * DAY, HELD + 28 * DAY


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


def test_progress_without_a_day_is_no_news(officer: User, bureau: Department) -> None:
    """The day of the charge is all that is known: it looks as quiet as it may be."""
    part = part_of(officer, bureau, progress="正在推进")
    assert part.last_progress_on == HELD


def test_one_that_waits_for_verification(
    officer: User, senior: User, bureau: Department
) -> None:
    part = part_of(
        officer,
        bureau,
        state=State.CLAIMED,
        progress="已完成",
        reported_on=CLOSED,
        due_on=DUE,
    )
    assert (part.state, part.claimed_on) == (State.CLAIMED, CLOSED)
    with pytest.raises(NotAllowed, match="另一位督查员"):
        act(part, Verb.RETURN, officer, Words("没有附件"))
    act(part, Verb.VERIFY, senior, Words("属实"))
    act(part, Verb.CLOSE, officer)
    assert proven()


def test_what_is_returned_owes_reports_from_then_on(
    officer: User, senior: User, bureau: Department
) -> None:
    part = part_of(officer, bureau, state=State.CLAIMED, reported_on=CLOSED)
    act(part, Verb.RETURN, senior, Words("没有附件"))
    part.refresh_from_db()
    today = timezone.localdate()
    assert part.next_report_due == months_later(today, 1)
    assert proven()


def test_one_closed_on_the_ledgers_day_with_its_verdict(
    officer: User, bureau: Department
) -> None:
    part = part_of(
        officer,
        bureau,
        state=State.CLOSED,
        progress="已完成八成",
        reported_on=HELD + 9 * DAY,
        closed_on=CLOSED,
        due_on=DUE,
        verdict="现场核查属实",
    )
    assert verbs(part) == [
        *("charge", "sign_for", "report", "report_done", "verify", "close"),
    ]
    assert (part.claimed_on, part.closed_on) == (CLOSED, CLOSED)
    assert part.docket.outcome == "on_time"
    assert str(part.latest_report) == "旧台账记为办结。已完成八成"
    verified = part.events.get(verb="verify")
    assert (verified.reason, verified.channel) == ("现场核查属实", "ledger")
    assert part.verifications.get().finding == "现场核查属实"


@pytest.mark.parametrize(
    ("days", "outcome", "on"),
    [
        ({"closed_on": DUE + DAY, "due_on": DUE}, "late", DUE + DAY),
        ({"closed_on": CLOSED}, "undated", CLOSED),
        ({"reported_on": CLOSED, "due_on": DUE}, "on_time", CLOSED),
        ({"due_on": DUE}, "on_time", DUE),
    ],
)
def test_how_a_closed_one_counts_is_by_the_ledgers_days(
    officer: User,
    bureau: Department,
    days: dict[str, Any],
    outcome: str,
    on: datetime.date,
) -> None:
    part = part_of(officer, bureau, state=State.CLOSED, **days)
    assert (part.docket.outcome, part.closed_on) == (outcome, on)


def test_one_on_hold_goes_on_later(
    officer: User, senior: User, bureau: Department
) -> None:
    part = part_of(officer, bureau, state=State.ON_HOLD, verdict="用地未批")
    assert (part.state, part.next_report_due) == (State.ON_HOLD, None)
    assert part.last_move is not None and part.last_move.reason == "用地未批"
    act(part, Verb.RESUME, officer)
    part.refresh_from_db()
    assert part.state == State.IN_HAND and part.next_report_due is not None
    assert proven()


def test_one_that_was_withdrawn(officer: User, bureau: Department) -> None:
    part = part_of(officer, bureau, state=State.WITHDRAWN, closed_on=CLOSED)
    assert part.state == State.WITHDRAWN
    assert part.docket.outcome == "ended"


def test_every_department_of_the_row_comes_as_far(
    officer: User, bureau: Department
) -> None:
    other, third = make_department(), make_department()
    duties = (
        (bureau, Duty.LEAD),
        (other, Duty.RESPONSIBLE),
        (third, Duty.SUPPORT),
        (other, Duty.SUPPORT),
    )
    taken(
        [
            make_entry(bureau, 1, duties=duties, state=State.CLOSED, closed_on=CLOSED),
            make_entry(bureau, 2, duties=duties, progress="已完成八成"),
        ],
        officer,
    )
    assert proven()
    done, runs = Docket.objects.order_by("serial")
    assert {part.state for part in done.assignments.all()} == {State.CLOSED}
    assert done.phase == "done" and runs.phase == "running"
    assert [part.reports.count() for part in runs.assignments.order_by("pk")] == [
        *(1, 1, 0),
    ]
    assert {part.docket.report_interval for part in runs.assignments.all()} == {"month"}


def test_two_leads_are_one_lead_and_one_responsible(
    officer: User, bureau: Department
) -> None:
    duties = ((bureau, Duty.LEAD), (make_department(), Duty.LEAD))
    taken([make_entry(bureau, duties=duties)], officer)
    roles = Assignment.objects.order_by("pk").values_list("role", flat=True)
    assert list(roles) == [Duty.LEAD, Duty.RESPONSIBLE]
    assert proven()


def test_what_never_ends_and_what_is_only_read(
    officer: User, bureau: Department
) -> None:
    taken(
        [
            make_entry(bureau, 1, nature=Kind.STANDING, progress="每周巡查"),
            make_entry(bureau, 2, nature=Kind.INFORMATION, progress="已阅"),
        ],
        officer,
    )
    assert proven()
    standing, read = Assignment.objects.order_by("pk")
    assert verbs(standing) == ["charge", "sign_for", "report", "set_interval"]
    assert verbs(read) == ["charge", "sign_for"]


def test_long_words_are_kept_in_full(officer: User, bureau: Department) -> None:
    part = part_of(officer, bureau, progress="进" * 900, problems="难" * 400)
    report = part.reports.get()
    assert (len(report.text), len(report.problems)) == (300, 300)
    assert "进" * 900 in report.event.reason and "难" * 400 in report.event.reason
