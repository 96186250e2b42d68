"""回复批示: by a reply or with a report, settled or not, taken back, released."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from tests.database.tracker.instructions.giving import instruct, is_open, reply
from tests.factories import make_file
from tracker import replay
from tracker.acts import act, correct
from tracker.models import Assignment, Attachment, Instruction
from tracker.recording import Words
from tracker.workflow import NotAllowed, Verb

V = Verb


def shown(pk: int) -> Instruction:
    return Instruction.objects.for_list().get(pk=pk)


def test_a_reply_says_by_whom_and_when(
    lead: Assignment, leader: User, liaison: User
) -> None:
    made = instruct(lead, leader)
    reply(lead, liaison, made)
    found = shown(made.pk)
    assert not is_open(made) and not found.is_open
    assert found.answer is not None
    assert found.answer.who == "澄湖区住房和城乡建设局 宋致远"
    assert found.answer.on == timezone.localdate()


def test_several_replies_and_one_settles_it(
    lead: Assignment, leader: User, liaison: User
) -> None:
    made = instruct(lead, leader)
    reply(lead, liaison, made, settles=False)
    assert is_open(made) and shown(made.pk).answer is None
    reply(lead, liaison, made)
    assert not is_open(made) and made.replies.count() == 2
    with pytest.raises(NotAllowed, match="刚刚有人回复过"):
        reply(lead, liaison, made)


def test_one_tick_on_a_report_answers_and_nothing_is_typed_twice(
    lead: Assignment, leader: User, liaison: User
) -> None:
    first, second = instruct(lead, leader), instruct(lead, leader, about_docket=True)
    act(lead, V.SIGN_FOR, liaison)
    act(lead, V.REPORT, liaison, Words("没有勾选"))
    assert is_open(first)
    act(lead, V.REPORT, liaison, Words("完成八成", answers=[first]))
    assert not is_open(first) and is_open(second)
    answer = shown(first.pk).answer
    assert answer is not None and str(answer) == "完成八成" and answer.text == ""


def test_another_department_answers_nothing_here(
    lead: Assignment, leader: User, outsider: User
) -> None:
    made = instruct(lead, leader)
    other = lead.docket.assignments.get(role="responsible")
    with pytest.raises(NotAllowed):
        reply(other, outsider, made)
    with pytest.raises(NotAllowed):
        reply(lead, outsider, made)
    assert is_open(made)


def test_a_corrected_reply_leaves_it_open_and_a_corrected_instruction_ends_it(
    lead: Assignment, leader: User, liaison: User
) -> None:
    made = instruct(lead, leader)
    event = reply(lead, liaison, made)
    correct(event, liaison)
    assert is_open(made)
    correct(made.event, leader)
    assert not is_open(made) and not lead.open_instructions()
    assert not shown(made.pk).is_open
    assert list(replay.differences()) == []


def test_on_behalf_of_who_has_no_account_and_with_a_file(
    lead: Assignment, leader: User, officer: User, folder: Path
) -> None:
    made = instruct(lead, leader)
    call = {"channel": "phone", "caller": "小宋", "evidence": [make_file()]}
    reply(lead, officer, made, **call)
    answer = shown(made.pk).answer
    assert answer is not None
    assert answer.who == "澄湖区住房和城乡建设局 小宋(电话,陆明远代录)"
    assert Attachment.objects.get().reply == answer


def test_evidence_of_an_answering_report_opens_for_who_reads_the_instruction(
    lead: Assignment, leader: User, liaison: User, outsider: User, folder: Path
) -> None:
    made = instruct(lead, leader, about_docket=True)
    act(lead, V.SIGN_FOR, liaison)
    report = act(lead, V.REPORT, liaison, Words("已报", evidence=[make_file()]))
    assert not Attachment.objects.visible_to(outsider).exists()
    words = Words("已办", evidence=[make_file()], answers=[made])
    told = act(lead, V.REPORT, liaison, words)
    (seen,) = Attachment.objects.visible_to(outsider)
    assert seen.report == told.report != report.report
