"""What lies beside a part that is handed over: instructions go along, slips do not."""

from __future__ import annotations

from django.contrib.auth.models import User

from meetings.models import Department
from tests.database.bodies import make_part, merge, own, signed
from tests.factories import make_department
from tests.ladder import give, make_late
from tracker import replay
from tracker.acts import act
from tracker.ladder import Form
from tracker.models import Instruction
from tracker.recording import Words
from tracker.workflow import Verb


def test_an_open_instruction_waits_for_who_carries_on(
    bureau: Department, officer: User, leader: User
) -> None:
    part, into = signed(make_part(officer, bureau), officer), make_department()
    act(part, Verb.INSTRUCT, leader, Words("要抓紧"))
    merge(bureau, into, officer)
    taken = own(part, into)
    assert Instruction.objects.get().assignment_id == taken.pk
    assert taken.open_instructions().count() == 1


def test_a_slip_stays_with_whom_it_was_sent_to(
    bureau: Department, officer: User
) -> None:
    late, into = make_late(officer, bureau), make_department()
    slip = give(late, Form.SLIP, officer)
    merge(bureau, into, officer)
    taken = own(late, into)
    assert (slip.assignment_id, taken.slips) == (late.pk, 0)
    assert Verb.ACKNOWLEDGE not in taken.verbs_for(officer)
    assert not list(replay.differences())
