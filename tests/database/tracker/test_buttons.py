"""The page and the table agree: whoever sees a button may use it, and nobody else."""

from __future__ import annotations

import datetime
import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_department, make_docket
from tracker import replay, workflow
from tracker.acts import act
from tracker.models import Assignment, Office
from tracker.permissions import roles_of
from tracker.recording import Words
from tracker.states import Kind, State, Verb

V = Verb
SIGNED = ((V.SIGN_FOR, "liaison"),)
CLAIMED = (*SIGNED, (V.REPORT_DONE, "liaison"))
PASSED = (*CLAIMED, (V.VERIFY, "senior"))
ROADS: dict[str, tuple[State, tuple[tuple[Verb, str], ...]]] = {
    "new": (State.UNSIGNED, ()),
    "signed": (State.IN_HAND, SIGNED),
    "asked": (State.IN_HAND, (*SIGNED, (V.ASK_EXTENSION, "liaison"))),
    "claimed": (State.CLAIMED, CLAIMED),
    "verified": (State.CLAIMED, PASSED),
    "refused": (State.REFUSED, ((V.REFUSE, "liaison"),)),
    "held": (State.ON_HOLD, ((V.HOLD, "senior"),)),
    "closed": (State.CLOSED, (*PASSED, (V.CLOSE, "officer"))),
    "withdrawn": (State.WITHDRAWN, ((V.WITHDRAW, "senior"),)),
    "passed on": (State.PASSED_ON, ((V.PASS_ON, "officer"),)),
    "superseded": (State.SUPERSEDED, ((V.SUPERSEDE, "senior"),)),
}


@pytest.fixture
def people(
    officer: User,
    senior: User,
    leader: User,
    auditor: User,
    liaison: User,
    deputy: User,
    approver: User,
) -> dict[str, User]:
    users = (officer, senior, leader, auditor, liaison, deputy, approver)
    return {user.username: user for user in users}


def walk(part: Assignment, road: str, people: dict[str, User]) -> Assignment:
    due = timezone.localdate() + datetime.timedelta(days=60)
    for verb, who in ROADS[road][1]:
        words = Words("情况如此", due_on=due)
        if verb == V.PASS_ON:
            words = Words("职能调整", department=make_department())
        if verb == V.SUPERSEDE:
            words = Words("重复", docket=make_docket(people["officer"]))
        act(part, verb, people[who], words)
    return Assignment.objects.select_related("docket").get(pk=part.pk)


def part_of(officer: User, bureau: Department, kind: Kind) -> Assignment:
    due = timezone.localdate() + datetime.timedelta(days=30)
    made = make_docket(officer, bureau, due_on=due, kind=kind)
    return made.assignments.get()


def shown(client: Client, part: Assignment, user: User) -> set[str]:
    """The verbs that the docket's page offers this person on this part."""
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    page = client.get(part.docket.get_absolute_url()).content.decode()
    return set(re.findall(rf"/assignments/{part.pk}/(\w+)/", page))


def buttons(allowed: list[Verb]) -> set[str]:
    """回复批示 stands at each instruction, of which there is none here."""
    return {verb.value for verb in allowed if verb != V.REPLY}


FORMS = [v for v in workflow.RULES if v not in {V.CHARGE, *workflow.WHOLESALE}]


def test_the_roads_reach_every_state() -> None:
    assert {state for state, _ in ROADS.values()} == set(State)


@pytest.mark.parametrize("road", list(ROADS))
def test_everyone_has_just_the_buttons_that_the_table_allows(
    road: str, client: Client, people: dict[str, User], bureau: Department
) -> None:
    part = walk(part_of(people["officer"], bureau, Kind.ACTION), road, people)
    assert part.state == ROADS[road][0]
    today = timezone.localdate()
    for user in people.values():
        roles = roles_of(user, bureau.pk)
        allowed = workflow.allowed(part.present, roles, user.pk, today)
        assert shown(client, part, user) == buttons(allowed)
        refused = next(verb for verb in FORMS if verb not in allowed)
        for verb in (*allowed, refused):
            answer = client.get(reverse("act", args=[part.pk, verb]))
            offered = verb in allowed and verb != V.REPLY  # nothing to answer here
            assert (answer.status_code == 200) == offered, verb
    assert list(replay.differences()) == []


@pytest.mark.parametrize("kind", [Kind.STANDING, Kind.INFORMATION])
def test_buttons_fit_the_kind_of_docket(
    kind: Kind, client: Client, people: dict[str, User], bureau: Department
) -> None:
    part = walk(part_of(people["officer"], bureau, kind), "signed", people)
    for user in people.values():
        roles = roles_of(user, bureau.pk)
        allowed = workflow.allowed(part.present, roles, user.pk)
        assert shown(client, part, user) == buttons(allowed)
        assert V.REPORT_DONE not in allowed


def test_what_waits_for_release_has_its_buttons_in_the_department_alone(
    client: Client, people: dict[str, User], bureau: Department
) -> None:
    Office.objects.create(release=Office.Release.DONE)
    part = walk(part_of(people["officer"], bureau, Kind.ACTION), "signed", people)
    act(part, V.REPORT_DONE, people["liaison"], Words("还没有审定的数字"))
    part = Assignment.objects.select_related("docket").get(pk=part.pk)
    assert part.state == State.IN_HAND and part.pending == V.REPORT_DONE
    assert {"release", "decline"} <= shown(client, part, people["approver"])
    decline = client.get(reverse("act", args=[part.pk, V.DECLINE])).content.decode()
    assert "单位经办人" not in decline  # nobody rang up: it is the own department
    assert "release" not in shown(client, part, people["liaison"])
    page = client.get(part.docket.get_absolute_url()).content.decode()
    assert "还没有审定的数字" in page
    client.force_login(people["officer"], "django.contrib.auth.backends.ModelBackend")
    page = client.get(part.docket.get_absolute_url()).content.decode()
    assert "单位内部待审签" in page and "还没有审定的数字" not in page
    client.force_login(people["approver"], "django.contrib.auth.backends.ModelBackend")
    client.post(
        reverse("act", args=[part.pk, V.RELEASE]), {"seq": part.docket.last_seq}
    )
    part.refresh_from_db()
    assert (part.state, part.claimed_by) == (State.CLAIMED, people["liaison"].pk)
