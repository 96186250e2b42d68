"""A charge that was a wrong click: it counts nowhere and frees its directive."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_assignment, make_department, make_docket
from tracker import boards, charging, dossier, replay
from tracker.acts import act, correct
from tracker.models import Assignment, Docket, Event
from tracker.recording import Words
from tracker.workflow import NotAllowed, State, Verb

V = Verb


def today() -> datetime.date:
    return timezone.localdate()


@pytest.fixture
def part(officer: User, bureau: Department) -> Assignment:
    due = today() + datetime.timedelta(days=30)
    made = make_docket(officer, bureau, responsible=[make_department()], due_on=due)
    return made.assignments.get(role="lead")


def charge_of(docket: Docket) -> Event:
    return docket.events.get(verb=V.CHARGE, assignment=None)


def test_a_charge_by_mistake_counts_nowhere_and_frees_its_directive(
    part: Assignment, officer: User, client: Client
) -> None:
    docket, directive = part.docket, part.docket.origin
    client.force_login(officer, "django.contrib.auth.backends.ModelBackend")
    page = client.get(docket.get_absolute_url()).content.decode()
    address = reverse("correct", args=[charge_of(docket).pk])
    assert address in page and page.count("更正</a>") == 1
    client.post(address)
    assert {row.state for row in docket.assignments.all()} == {State.WITHDRAWN}
    assert boards.by_department(officer, None, today()) == []
    assert directive in charging.undecided()
    assert dossier.owed(part, today()) == []
    assert list(replay.differences()) == []
    page = client.get(docket.get_absolute_url()).content.decode()
    assert "立项已更正" in page and page.count('class="struck"') == 3
    for name in ("docket-list", "assignment-list"):
        assert docket.code not in client.get(reverse(name)).content.decode()
    again = make_docket(officer, directive=directive)
    assert again.serial == docket.serial + 1


def test_once_a_department_has_acted_a_charge_stays(
    part: Assignment, liaison: User, officer: User
) -> None:
    signed = act(part, V.SIGN_FOR, liaison)
    with pytest.raises(NotAllowed, match="撤销"):
        charging.uncharge(charge_of(part.docket), officer)
    correct(signed, liaison)
    with pytest.raises(NotAllowed, match="撤销"):
        charging.uncharge(charge_of(part.docket), officer)
    assert part.docket.directives.exists()


def test_a_charge_is_taken_back_by_who_made_it_or_a_senior_officer(
    part: Assignment, liaison: User, senior: User
) -> None:
    event = charge_of(part.docket)
    with pytest.raises(NotAllowed, match="高级督查员"):
        charging.uncharge(event, liaison, "点错了")
    with pytest.raises(ValidationError):
        charging.uncharge(event, senior)
    charging.uncharge(event, senior, "立错了件")
    with pytest.raises(NotAllowed):
        charging.uncharge(event, senior, "立错了件")


def test_one_parts_charge_and_a_passing_on_say_what_to_do_instead(
    officer: User, bureau: Department
) -> None:
    part = make_assignment(officer, bureau)
    with pytest.raises(NotAllowed, match="全件"):
        correct(part.events.get(), officer)
    other = make_department()
    moved = act(part, V.PASS_ON, officer, Words("职能调整", department=other))
    with pytest.raises(NotAllowed, match="再“转办”"):
        correct(moved, officer)
    new = part.docket.assignments.get(department=other)
    act(new, V.PASS_ON, officer, Words("转回", department=bureau))
    rows = part.docket.assignments.order_by("pk")
    assert [row.state for row in rows] == ["passed_on", "passed_on", "unsigned"]
    assert list(replay.differences()) == []
    with pytest.raises(ProtectedError):
        part.delete()
