"""What an officer puts down for a leader, and what is written on a meeting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.database.tracker.instructions.giving import instruct
from tests.factories import make_file, make_meeting
from tracker import meeting_instructions, replay
from tracker.leaders import leaders
from tracker.models import Assignment, Instruction
from tracker.recording import Words
from tracker.workflow import Verb

V = Verb


def test_an_officer_puts_a_leaders_note_down_with_a_photo(
    lead: Assignment, leader: User, officer: User, folder: Path
) -> None:
    (chosen,) = leaders(timezone.localdate())
    note = {"leader": chosen, "channel": "paper", "evidence": [make_file()]}
    made = instruct(lead, officer, "请说明原因。", **note)
    assert (made.leader, made.recorded_by) == (leader, officer)
    assert (made.channel, made.recorder_name) == ("paper", "陆明远")
    assert made.attachments.get().name == "验收单.pdf"
    assert list(replay.differences()) == []


@pytest.mark.parametrize("more", [{}, {"leader": True, "channel": "system"}])
def test_an_officer_says_whose_it_is_and_how_it_came(
    more: dict[str, Any], lead: Assignment, leader: User, officer: User
) -> None:
    if more:
        more["leader"] = leaders(timezone.localdate())[0]
    with pytest.raises(ValidationError):
        instruct(lead, officer, **more)
    assert not Instruction.objects.exists()


def test_on_a_meeting_it_is_the_offices(
    leader: User, officer: User, liaison: User, db: None
) -> None:
    meeting = make_meeting()
    made = meeting_instructions.give(meeting, leader, Words("请列入下次会议。"))
    assert made.event is None and list(Instruction.objects.open()) == [made]
    assert list(Instruction.objects.concerning(officer)) == [made]
    assert not Instruction.objects.visible_to(liaison).exists()
    with pytest.raises(ValidationError, match="填写批示内容"):
        meeting_instructions.give(meeting, leader, Words("  "))
