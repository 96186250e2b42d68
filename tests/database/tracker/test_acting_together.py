"""Two people act on one docket at the same moment: one waits, nothing is lost."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.database.tracker.together import at_once, on_disk
from tests.factories import make_docket
from tracker import replay
from tracker.acts import Stale, act, correct
from tracker.models import Assignment, Docket, Event, Verification
from tracker.recording import Words
from tracker.workflow import NotAllowed, State, Verb

__all__ = ["on_disk"]  # used by its name
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("on_disk"),
]
V = Verb


@pytest.fixture
def docket(officer: User, bureau: Department, outsider: User) -> Docket:
    """Led by the liaison's bureau; the outsider's is responsible."""
    other = outsider.memberships.get().department
    assert other is not None
    due = timezone.localdate() + datetime.timedelta(days=20)
    return make_docket(officer, bureau, responsible=[other], due_on=due)


def doing(
    part: Assignment, verb: Verb, by: User, **words: object
) -> Callable[[], object]:
    return lambda: act(part, verb, by, Words("情况如此", **words))  # type: ignore[arg-type]


def kinds(done: list[object]) -> list[str]:
    return sorted(type(one).__name__ for one in done)


def seqs(docket: Docket) -> list[int]:
    return list(docket.events.order_by("seq").values_list("seq", flat=True))


def agrees(docket: Docket) -> bool:
    docket.refresh_from_db()
    whole = seqs(docket) == list(range(1, docket.last_seq + 1))
    return whole and list(replay.differences()) == []


def test_of_two_with_the_same_form_one_is_told_what_changed(
    docket: Docket, liaison: User, deputy: User
) -> None:
    part = docket.assignments.get(role="lead")
    act(part, V.SIGN_FOR, liaison)
    docket.refresh_from_db()
    seen = docket.last_seq
    done = at_once(
        doing(part, V.REPORT, liaison, seq=seen),
        doing(part, V.REPORT, deputy, seq=seen),
    )
    assert kinds(done) == ["Event", "Stale"]
    (stale,) = [one for one in done if isinstance(one, Stale)]
    assert "报进展" in str(stale)
    assert part.reports.count() == 1 and agrees(docket)


def test_two_who_claim_at_once_claim_once(
    docket: Docket, liaison: User, deputy: User
) -> None:
    part = docket.assignments.get(role="lead")
    act(part, V.SIGN_FOR, liaison)
    done = at_once(
        doing(part, V.REPORT_DONE, liaison), doing(part, V.REPORT_DONE, deputy)
    )
    assert kinds(done) == ["Event", "NotAllowed"]
    assert part.reports.count() == 1 and agrees(docket)


def test_one_verifies_while_another_returns(
    docket: Docket, liaison: User, senior: User, officer: User
) -> None:
    """Whoever comes second finds another state, or returns what was just passed."""
    part = docket.assignments.get(role="lead")
    act(part, V.SIGN_FOR, liaison)
    act(part, V.REPORT_DONE, liaison, Words("完成"))
    done = at_once(doing(part, V.VERIFY, senior), doing(part, V.RETURN, officer))
    part.refresh_from_db()
    assert (part.state, part.verified_on) == (State.IN_HAND, None)
    refused = [one for one in done if isinstance(one, NotAllowed)]
    assert Verification.objects.count() == 2 - len(refused) and agrees(docket)


def test_departments_of_one_docket_never_wait_in_a_circle(
    docket: Docket, liaison: User, outsider: User, senior: User
) -> None:
    """A date of the whole docket is moved while both departments report."""
    lead, other = docket.assignments.order_by("pk")
    act(lead, V.SIGN_FOR, liaison)
    act(other, V.SIGN_FOR, outsider)
    later = timezone.localdate() + datetime.timedelta(days=50)
    done = at_once(
        doing(lead, V.REPORT, liaison),
        doing(other, V.REPORT, outsider),
        doing(lead, V.AMEND_DUE, senior, due_on=later),
    )
    assert kinds(done) == ["Event"] * 3
    docket.refresh_from_db()
    assert docket.due_on == later and agrees(docket)


def test_a_wrong_click_is_taken_back_once(
    docket: Docket, liaison: User, senior: User
) -> None:
    event = act(docket.assignments.get(role="lead"), V.SIGN_FOR, liaison)

    def undo(by: User) -> Callable[[], object]:
        return lambda: correct(Event.objects.get(pk=event.pk), by, "点错了")

    done = at_once(undo(liaison), undo(senior))
    assert kinds(done) == ["Event", "NotAllowed"]
    assert Event.objects.filter(verb=V.CORRECT).count() == 1 and agrees(docket)
