"""批示: on one of three, by whom, for whom; and what an officer puts down."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.database.tracker.instructions.giving import instruct
from tests.factories import make_department, make_meeting
from tracker import replay
from tracker.acts import act
from tracker.models import Assignment, Event, Instruction
from tracker.recording import Words
from tracker.workflow import NotAllowed, Verb

V = Verb


def test_a_leaders_words_are_kept_with_name_post_and_day(
    lead: Assignment, leader: User
) -> None:
    made = instruct(lead, leader, "月底前办结。")
    assert (made.assignment, made.docket, made.meeting) == (lead, None, None)
    assert (made.leader, made.leader_name) == (leader, "霍启明")
    assert made.given_on == timezone.localdate() and made.channel == "system"
    assert made.event == Event.objects.latest("pk")


def test_it_stands_on_just_one(lead: Assignment, leader: User) -> None:
    made = instruct(lead, leader)
    for wrong in (
        {"docket": lead.docket},
        {"meeting": make_meeting()},
        {"assignment": None},
        {"event": None},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Instruction.objects.filter(pk=made.pk).update(**wrong)


def test_on_a_docket_the_lead_answers_and_the_responsible_read_it(
    lead: Assignment, leader: User, liaison: User, outsider: User, officer: User
) -> None:
    made = instruct(lead, leader, about_docket=True)
    assert made.docket == lead.docket and made.assignment is None
    for user in (liaison, outsider, officer, leader):
        assert list(Instruction.objects.concerning(user)) == [made]
    supporting = lead.docket.assignments.get(role="support")
    for part, waits in ((lead, 1), (supporting, 0)):
        assert part.open_instructions().count() == waits


def test_on_a_part_no_other_department_sees_it(
    lead: Assignment, leader: User, liaison: User, outsider: User, auditor: User
) -> None:
    made = instruct(lead, leader)
    assert list(Instruction.objects.visible_to(liaison)) == [made]
    assert not Instruction.objects.visible_to(outsider).exists()
    assert not Event.objects.told_to(outsider).filter(verb=V.INSTRUCT).exists()
    assert list(Instruction.objects.visible_to(auditor)) == [made]
    assert not Instruction.objects.concerning(auditor).exists()


def test_a_liaison_instructs_nobody(lead: Assignment, liaison: User) -> None:
    with pytest.raises(NotAllowed, match="您的角色"):
        instruct(lead, liaison)


def test_it_goes_along_when_the_matter_is_passed_on(
    lead: Assignment, leader: User, officer: User, liaison: User
) -> None:
    made = instruct(lead, leader)
    from_docket = instruct(lead, leader, about_docket=True)
    there = make_department()
    act(lead, V.PASS_ON, officer, Words("职能调整", department=there))
    new = Assignment.objects.get(department=there)
    assert set(new.open_instructions()) == {made, from_docket}
    assert not Instruction.objects.visible_to(liaison).filter(pk=made.pk).exists()
    assert list(replay.differences()) == []
