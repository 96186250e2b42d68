"""更正 (design §4.11): every verb that can be taken back, by whom, and what remains."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_department, make_docket
from tracker import boards, dossier, replay
from tracker.acts import act, correct
from tracker.models import Assignment, Event, Office, Report
from tracker.recording import Words
from tracker.rhythm import Interval
from tracker.workflow import NotAllowed, State, Verb

V = Verb
# The steps that lead to where each verb fits, each by who does it there.
HAND = ((V.SIGN_FOR, "liaison"),)
CLAIM = (*HAND, (V.REPORT_DONE, "liaison"))
PASS = (*CLAIM, (V.VERIFY, "senior"))
ASKED = (*HAND, (V.ASK_EXTENSION, "liaison"))
ROADS: dict[Verb, tuple[tuple[tuple[Verb, str], ...], str]] = {
    V.SIGN_FOR: ((), "liaison"),
    V.REFUSE: ((), "liaison"),
    V.INSIST: (((V.REFUSE, "liaison"),), "officer"),
    V.REPORT: (HAND, "liaison"),
    V.NO_CHANGE: (HAND, "liaison"),
    V.REPORT_DONE: (HAND, "liaison"),
    V.VERIFY: (CLAIM, "senior"),
    V.RETURN: (CLAIM, "officer"),
    V.CLOSE: (PASS, "officer"),
    V.URGE: (HAND, "officer"),
    V.INSTRUCT: (HAND, "leader"),
    V.REPLY: ((*HAND, (V.INSTRUCT, "leader")), "liaison"),
    V.ASK_EXTENSION: (HAND, "liaison"),
    V.EXTEND: (ASKED, "officer"),
    V.DENY_EXTENSION: (ASKED, "officer"),
    V.AMEND_DUE: (HAND, "senior"),
    V.SET_INTERVAL: (HAND, "officer"),
    V.HOLD: (HAND, "senior"),
    V.RESUME: ((*HAND, (V.HOLD, "senior")), "officer"),
    V.SUPERSEDE: (HAND, "senior"),
    V.WITHDRAW: (HAND, "senior"),
    V.REOPEN: ((*PASS, (V.CLOSE, "officer")), "senior"),
}
RELEASED = {
    V.RELEASE: (CLAIM, "approver"),
    V.DECLINE: (CLAIM, "approver"),
}


def today() -> datetime.date:
    return timezone.localdate()


@pytest.fixture
def people(liaison: User, officer: User, senior: User, leader: User) -> dict[str, User]:
    return {u.username: u for u in (liaison, officer, senior, leader)}


@pytest.fixture
def part(officer: User, bureau: Department) -> Assignment:
    due = today() + datetime.timedelta(days=30)
    made = make_docket(officer, bureau, responsible=[make_department()], due_on=due)
    return made.assignments.get(role="lead")


def perform(part: Assignment, verb: Verb, by: User) -> Event:
    due = today() + datetime.timedelta(days=60)
    words: dict[str, Any] = {"due_on": None if verb == V.RESUME else due}
    if verb == V.SUPERSEDE:
        words["docket"] = make_docket(by)
    if verb == V.REPLY:
        words["answers"] = list(part.open_instructions())
    if verb == V.SET_INTERVAL:
        words["interval"] = Interval.WEEK
    return act(part, verb, by, Words("情况如此", **words))


def fresh(part: Assignment) -> Assignment:
    return Assignment.objects.select_related("docket").get(pk=part.pk)


def all_presents(part: Assignment) -> list[Any]:
    rows = Assignment.objects.filter(docket=part.docket_id).select_related("docket")
    return [row.present for row in rows.order_by("pk")]


def test_the_roads_are_those_of_every_verb_that_has_a_way_back() -> None:
    others = {V.CHARGE, V.PASS_ON, V.CORRECT, V.JOIN, V.LEAVE}
    others |= {V.ACKNOWLEDGE}  # test_notices_again.py: a slip goes before it
    others |= {V.INSPECT}
    others |= {V.HAND_OVER, V.TAKE_OVER, V.CHANGE_OFFICER}
    assert set(ROADS) | set(RELEASED) == set(Verb) - others


@pytest.mark.parametrize("verb", list(ROADS))
def test_a_corrected_verb_leaves_all_as_it_was_but_the_history(
    verb: Verb, part: Assignment, people: dict[str, User]
) -> None:
    steps, who = ROADS[verb]
    for step, doer in steps:
        perform(part, step, people[doer])
    before, owed = all_presents(part), dossier.owed(part, today())
    heard = list(part.open_instructions())
    lights = [
        row.tally.by_light
        for row in boards.by_department(people["officer"], None, today())
    ]
    event = perform(part, verb, people[who])
    # What a leader says, and what is answered, leaves the part as it stands.
    said = list(part.open_instructions()) != heard
    assert (all_presents(part) != before) != said
    done = correct(event, people[who])
    assert all_presents(part) == before
    assert list(part.open_instructions()) == heard
    assert dossier.owed(part, today()) == owed
    found = boards.by_department(people["officer"], None, today())
    # A docket that superseded stands for itself and is no part of the comparison.
    assert verb == V.SUPERSEDE or [row.tally.by_light for row in found] == lights
    assert Report.objects.counting().count() == len(
        {s for s, _ in steps} & {V.REPORT_DONE}
    )
    assert done.corrects == event and fresh(part).docket.superseded_by is None
    assert list(replay.differences()) == []


@pytest.mark.parametrize("verb", list(RELEASED))
def test_what_an_approver_did_is_taken_back_too(
    verb: Verb, part: Assignment, people: dict[str, User], approver: User
) -> None:
    Office.objects.create(release=Office.Release.DONE)
    for step, doer in CLAIM:
        perform(part, step, people[doer])
    before = all_presents(part)
    event = act(part, verb, approver, Words("数字不对"))
    correct(event, approver)
    assert all_presents(part) == before
    report = part.reports.get()
    assert not report.released and report.event.verb == V.REPORT_DONE
    assert list(replay.differences()) == []


def age(event: Event, hours: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if so many hours had passed since it was recorded."""
    later = event.recorded_at + datetime.timedelta(hours=hours)
    monkeypatch.setattr(timezone, "now", lambda: later)


def test_ones_own_click_has_a_way_back_for_twenty_four_hours(
    part: Assignment, liaison: User, senior: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = act(part, V.SIGN_FOR, liaison)
    age(event, 24.01, monkeypatch)
    with pytest.raises(NotAllowed, match="24 小时"):
        correct(event, liaison, "点错了")
    with pytest.raises(ValidationError, match="写明更正的理由"):
        correct(event, senior, "  ")
    correct(event, senior, "联络员来电,点错了")
    assert fresh(part).state == State.UNSIGNED


def test_just_within_the_day_no_reason_is_asked(
    part: Assignment, liaison: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = act(part, V.SIGN_FOR, liaison)
    age(event, 23.99, monkeypatch)
    correct(event, liaison)
    assert fresh(part).state == State.UNSIGNED


def test_nobody_else_takes_it_back(
    part: Assignment, liaison: User, deputy: User, officer: User, leader: User
) -> None:
    event = act(part, V.SIGN_FOR, liaison)
    for other in (deputy, officer, leader):
        with pytest.raises(NotAllowed):
            correct(event, other, "点错了")


def test_only_the_newest_act_of_a_part_and_only_once(
    part: Assignment, liaison: User
) -> None:
    first = act(part, V.SIGN_FOR, liaison)
    second = act(part, V.REPORT, liaison, Words("进展"))
    with pytest.raises(NotAllowed, match="最近的一次"):
        correct(first, liaison)
    undone = correct(second, liaison)
    for event in (second, undone):
        with pytest.raises(NotAllowed):
            correct(event, liaison)
    correct(first, liaison)
    assert fresh(part).state == State.UNSIGNED


def test_a_return_by_mistake_costs_the_department_nothing(
    part: Assignment, liaison: User, officer: User, senior: User
) -> None:
    for step, doer in CLAIM:
        perform(part, step, {"liaison": liaison}[doer])
    correct(perform(part, V.RETURN, officer), officer)
    row = fresh(part)
    assert (row.returns, row.state) == (0, State.CLAIMED)
    act(row, V.VERIFY, senior, Words("属实"))
    act(row, V.CLOSE, officer)
    assert fresh(part).state == State.CLOSED
