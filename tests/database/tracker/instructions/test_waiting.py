"""How long an instruction waits, and that the office counts just those that do."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import User
from django.utils import timezone

from tests.database.tracker.instructions.giving import instruct, is_open, reply
from tracker import todo
from tracker.acts import act
from tracker.models import Assignment, Instruction, Office
from tracker.recording import Words
from tracker.workflow import Verb

V = Verb


def shown(pk: int) -> Instruction:
    return Instruction.objects.for_list().get(pk=pk)


def test_an_answer_counts_once_the_approver_has_released_it(
    lead: Assignment, leader: User, liaison: User, approver: User
) -> None:
    Office.objects.create(release=Office.Release.ALL)
    made = instruct(lead, leader)
    act(lead, V.SIGN_FOR, liaison)
    act(lead, V.REPORT, liaison, Words("完成八成", answers=[made]))
    assert is_open(made)
    act(lead, V.RELEASE, approver)
    assert not is_open(made)


def test_what_has_ended_waits_no_longer_and_waits_again_when_reopened(
    lead: Assignment, leader: User, liaison: User, officer: User, senior: User
) -> None:
    made = instruct(lead, leader)
    for verb, who in (
        *((V.SIGN_FOR, liaison), (V.REPORT_DONE, liaison)),
        *((V.VERIFY, senior), (V.CLOSE, officer)),
    ):
        act(lead, verb, who, Words("情况如此"))
    assert not is_open(made)
    assert list(Instruction.objects.in_state("ended")) == [made]
    act(lead, V.REOPEN, senior, Words("有反弹"))
    assert is_open(made)


def test_the_offices_figure_is_the_list(
    lead: Assignment, leader: User, liaison: User, officer: User
) -> None:
    today = timezone.localdate()

    def figure() -> int:
        return next(t.count for t in todo.tabs(officer, today) if t.key == "instructed")

    other = lead.docket.assignments.get(role="responsible")
    made = [instruct(lead, leader), instruct(lead, leader, about_docket=True)]
    made.append(instruct(other, leader))
    assert figure() == Assignment.objects.waiting_for("instructed", today).count() == 2
    for instruction in made[:2]:
        reply(lead, liaison, instruction)
    assert figure() == 1
    row = Assignment.objects.with_instructed().get(pk=other.pk)
    assert row.instructed_on == today


def test_age_is_counted_until_the_answer(
    lead: Assignment, leader: User, liaison: User
) -> None:
    made = instruct(lead, leader)
    early = timezone.localdate() - datetime.timedelta(days=9)
    Instruction.objects.filter(pk=made.pk).update(given_on=early)
    assert shown(made.pk).days == 9
    reply(lead, liaison, made)
    assert shown(made.pk).days == 9
