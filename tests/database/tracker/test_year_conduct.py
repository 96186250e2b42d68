"""反馈及时率 and 退回率 of 按部门: counted by hand, read back from the book."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User

from meetings.models import Department
from tests.factories import make_department, make_directive, make_docket, make_meeting
from tracker.acts import act
from tracker.models import Assignment
from tracker.recording import Words
from tracker.rhythm import Interval
from tracker.workbooks.conduct import Conduct, conducts
from tracker.workbooks.ledgers import nobody
from tracker.workflow import Verb

from .yearbooks import reopened, rows

YEAR, CUTOFF = 2025, datetime.date(2025, 12, 31)
HELD = datetime.date(2025, 3, 3)


def charged(by: User, lead: Department, **more: Any) -> Assignment:
    """Of a meeting of that year; reports are owed each month from 3 March."""
    said = make_directive(make_meeting(held_on=HELD))
    known = {"charged_on": HELD, "interval": Interval.MONTH, **more}
    docket = make_docket(by, lead, said, **known)
    part = docket.assignments.get(role="lead")
    done(part, Verb.SIGN_FOR, by, HELD)
    return part


def done(part: Assignment, verb: Verb, by: User, on: datetime.date) -> None:
    call: dict[str, Any] = (
        {} if verb == Verb.RETURN else {"channel": "phone", "caller": "小宋"}
    )
    part.refresh_from_db()
    act(part, verb, by, Words("情况如此", happened_on=on, **call))


def claimed(part: Assignment, officer: User, senior: User) -> None:
    """Claimed twice; returned the first time."""
    done(part, Verb.REPORT_DONE, officer, datetime.date(2025, 5, 20))
    done(part, Verb.RETURN, senior, datetime.date(2025, 5, 22))
    done(part, Verb.REPORT_DONE, officer, datetime.date(2025, 5, 28))


def counted(user: User, cutoff: datetime.date = CUTOFF) -> dict[int, Conduct]:
    return conducts(user, YEAR, cutoff, nobody)


def test_reports_in_time_are_told_from_those_late_and_those_missed(
    officer: User, bureau: Department
) -> None:
    part = charged(officer, bureau)
    for on in (datetime.date(2025, 4, 1), datetime.date(2025, 5, 20)):
        done(part, Verb.REPORT, officer, on)
    found = counted(officer, datetime.date(2025, 7, 1))
    # Of 3 April and 1 June met in time, of 1 May late; of 20 June not at all.
    assert found == {bureau.pk: Conduct(owed=4, in_time=2)}


def test_a_claim_that_is_returned_counts_with_all_that_were_made(
    officer: User, senior: User, bureau: Department
) -> None:
    claimed(charged(officer, bureau, interval=Interval.NONE), officer, senior)
    own = counted(officer)[bureau.pk]
    assert (own.claims, own.returns) == (2, 1)
    assert own.return_rate.words(unit="次") == "2 次中 1 次"


def test_the_sheet_has_counts_rates_and_their_sums(
    officer: User, senior: User, bureau: Department
) -> None:
    other = make_department()
    claimed(charged(officer, bureau, interval=Interval.NONE), officer, senior)
    charged(officer, other)
    table = {row["单位"]: row for row in rows(reopened(officer, YEAR), "按部门")}
    heads = ["申请办结(次)", "退回次数", "退回率", "反馈及时率"]
    assert [table[bureau.name][head] for head in heads] == [2, 1, "2 次中 1 次", "—"]
    owed = table[other.name]["应反馈(期)"]
    assert owed >= 5 and table[other.name]["反馈及时率"] == "0%"
    assert table["合计"]["应反馈(期)"] == owed and table["合计"]["退回次数"] == 1


def test_what_was_withdrawn_owes_nothing(
    officer: User, senior: User, bureau: Department
) -> None:
    part = charged(officer, bureau)
    act(part, Verb.WITHDRAW, senior, Words("不再需要", happened_on=CUTOFF))
    assert counted(officer) == {}


def test_each_body_answers_for_the_time_in_which_it_had_the_part(
    officer: User, senior: User, bureau: Department
) -> None:
    part, into = charged(officer, bureau), make_department()
    moved = Words("职责调整", department=into, happened_on=datetime.date(2025, 5, 10))
    act(part, Verb.PASS_ON, senior, moved)
    found = counted(officer, datetime.date(2025, 7, 1))
    assert {pk: one.owed for pk, one in found.items()} == {bureau.pk: 2, into.pk: 1}
    named = [row["单位"] for row in rows(reopened(officer, YEAR), "按部门")]
    assert bureau.name in named and into.name in named
