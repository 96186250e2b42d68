"""An import that was a mistake: taken back as far as nobody has gone on from it."""

from __future__ import annotations

import datetime
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError

from meetings.models import Department, Directive, Meeting
from tests.factories import make_department, make_directive, make_meeting
from tests.ledgers import HELD, make_entry, make_source, proven
from tracker import boards, charging
from tracker.acts import act
from tracker.imports.entry import Entry
from tracker.imports.taking import Taken, take_over
from tracker.imports.taking_back import take_back
from tracker.models import Docket, ImportedRow, LedgerImport, Report
from tracker.models.search import Kind
from tracker.recording import Words
from tracker.search import index
from tracker.search.pairs import words
from tracker.workflow import Duty, State, Verb

DAY = datetime.timedelta(days=1)


@pytest.fixture
def source(officer: User, bureau: Department) -> LedgerImport:
    """One closed by two departments, one in hand, and a saying that is record alone."""
    both = ((bureau, Duty.LEAD), (make_department(), Duty.RESPONSIBLE))
    closed = {"state": State.CLOSED, "closed_on": HELD + DAY, "duties": both}
    made = make_source(officer)
    take_over(entries(bureau, **closed), made, officer)
    return made


def entries(bureau: Department, **closed: Any) -> list[Entry]:
    return [
        make_entry(bureau, 1, code="督〔2024〕007号", progress="已经验收", **closed),
        make_entry(bureau, 2, code="督〔2024〕008号", progress="正在推进"),
        make_entry(None, 3, state=None),
    ]


def test_nothing_is_left_that_counts_and_the_ledger_can_come_again(
    source: LedgerImport, officer: User, senior: User, bureau: Department
) -> None:
    back = take_back(source, senior, "列对错了")
    assert (back.dockets, back.left) == (2, {})
    assert boards.by_department(officer, None, HELD) == []
    assert not charging.undecided().exists() and not ImportedRow.objects.exists()
    assert not Meeting.objects.confirmed().exists()
    assert not Report.objects.counting().exists()
    assert index.count(Kind.DOCKET, words("督〔2024〕007号")) == 0
    assert proven()
    assert take_over(entries(bureau), source, officer) == Taken(dockets=2, meetings=1)
    codes = Docket.objects.charged().values_list("code", flat=True)
    assert sorted(codes) == ["督〔2024〕007号", "督〔2024〕008号"]
    assert proven()


def test_what_was_gone_on_with_stays_and_is_named(
    source: LedgerImport, liaison: User, senior: User
) -> None:
    runs = Docket.objects.get(code="督〔2024〕008号")
    act(runs.assignments.get(), Verb.REPORT, liaison, Words("已过半"))
    back = take_back(source, senior, "列对错了")
    assert back.dockets == 1 and list(back.left) == [runs.code]
    assert "已有办理" in back.left[runs.code]
    assert Meeting.objects.confirmed().count() == 1
    standing = Directive.objects.confirmed().exclude(locked_at=None)
    assert standing.get() == runs.origin
    assert source.rows.filter(docket=runs).exists()
    assert proven()


def test_what_the_record_had_before_stays(
    officer: User, senior: User, bureau: Department
) -> None:
    there = make_meeting(title="澄湖区政府第53次常务会议", held_on=HELD)
    said = make_directive(there, text="原有的要求")
    made = make_source(officer)
    take_over([make_entry(bureau, 1, text="原有的要求")], made, officer)
    take_back(made, senior, "列对错了")
    there.refresh_from_db()
    assert there.is_confirmed
    assert list(charging.undecided()) == [said]


def test_it_is_no_departments_to_take_back(source: LedgerImport, liaison: User) -> None:
    back = take_back(source, liaison, "不想办")
    assert back.dockets == 0 and len(back.left) == 2
    assert Meeting.objects.confirmed().exists() and source.rows.count() == 3


def test_what_was_broken_off_goes_on_where_it_stopped(
    source: LedgerImport, officer: User, senior: User, bureau: Department
) -> None:
    other = make_entry(bureau, 9, meeting="专题会议", text="另一场会议的事")
    take_over([other], source, officer)

    def stop(percent: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_back(source, senior, "列对错了", stop)
    assert Meeting.objects.confirmed().count() == 1 and proven()
    assert take_back(source, senior, "列对错了").dockets == 1
    assert not Meeting.objects.confirmed().exists() and proven()


def test_by_command(source: LedgerImport, officer: User, senior: User) -> None:
    def run(pk: int, by: User, reason: str) -> str:
        out = StringIO()
        asked = {"by": by.username, "reason": reason}
        call_command("take_back_ledger", pk, stdout=out, **asked)
        return out.getvalue()

    for pk, by, reason, words_of in (
        (0, senior, "列对错了", "没有这次导入"),
        (source.pk, officer, "列对错了", "高级督查员"),
        (source.pk, senior, " ", "理由"),
    ):
        with pytest.raises(CommandError, match=words_of):
            run(pk, by, reason)
    part = Docket.objects.get(code="督〔2024〕008号").assignments.get()
    act(part, Verb.REPORT, officer, Words("已过半", channel="phone"))
    with pytest.raises(CommandError, match="1 件没有收回"):
        run(source.pk, senior, "列对错了")
    assert Docket.objects.charged().count() == 1
