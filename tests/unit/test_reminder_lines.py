"""What is told of one part on one day, at the edges of the days."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tracker.reminding.lines import (
    RANK,
    Day,
    Part,
    for_approver,
    for_contact,
    for_officer,
)
from tracker.states import Duty, Kind, State

TODAY = datetime.date(2026, 9, 18)  # a Friday
DAY = Day(TODAY)


def days(count: int) -> datetime.date:
    return TODAY + datetime.timedelta(days=count)


def part(**more: Any) -> Part:
    """In hand, reported yesterday, nothing due: nothing to tell."""
    usual: dict[str, Any] = dict.fromkeys(Part._fields)
    usual |= {"pk": 7, "department": 3, "duty": Duty.LEAD, "state": State.IN_HAND}
    usual |= {"charged_on": days(-5), "pending": "", "returns": 0, "docket": 4}
    usual |= {"code": "督〔2026〕004号", "title": "修路", "kind": Kind.ACTION}
    usual |= {"officer": 1, "last_report_on": days(-1), "last_progress_on": days(-1)}
    return Part(**{**usual, **more})


def whys(one: Part, **more: Any) -> list[str]:
    return [note.why for note in for_contact(one, DAY, **more)]


def test_of_what_runs_well_nothing_is_told() -> None:
    assert whys(part(docket_due=days(8), next_report_due=days(1))) == []


@pytest.mark.parametrize(
    ("due", "told"),
    [(-400, "late"), (-1, "late"), (0, "today"), (1, "soon"), (7, "soon"), (8, None)],
)
def test_a_due_date_is_told_by_its_distance(due: int, told: str | None) -> None:
    assert whys(part(docket_due=days(due))) == ([told] if told else [])


def test_its_own_earlier_date_goes_first() -> None:
    assert whys(part(docket_due=days(30), own_due=days(-1))) == ["late"]


@pytest.mark.parametrize(("ago", "told"), [(29, []), (30, ["still"]), (31, ["still"])])
def test_thirty_days_without_progress_are_told(ago: int, told: list[str]) -> None:
    assert whys(part(last_progress_on=days(-ago))) == told
    assert whys(part(last_progress_on=None, charged_on=days(-ago))) == told


def test_what_is_late_is_not_called_still_as_well() -> None:
    quiet = {"last_progress_on": days(-40)}
    assert whys(part(docket_due=days(-1), **quiet)) == ["late"]
    assert whys(part(docket_due=days(3), **quiet)) == ["soon", "still"]


@pytest.mark.parametrize(
    ("due", "told"), [(1, []), (0, ["report"]), (-1, ["overdue_report"])]
)
def test_a_report_is_told_on_its_day_and_after(due: int, told: list[str]) -> None:
    assert whys(part(next_report_due=days(due))) == told


def test_a_day_of_rest_gives_a_report_grace() -> None:
    """Due on Sunday: on Monday it is due, on Tuesday overdue."""
    sunday, monday = days(2), days(3)
    one = part(next_report_due=sunday)
    for count, told in ((3, "report"), (4, "overdue_report")):
        day = Day(days(count), calendar=lambda day: max(day, monday))
        assert [note.why for note in for_contact(one, day)] == [told]


def test_one_reason_to_report_is_enough() -> None:
    owed = {"next_report_due": days(-1)}
    assert whys(part(last_urged_on=days(0), **owed)) == ["urged"]
    asked = {"last_urged_on": days(0), "instructed_on": days(-1)}
    assert whys(part(**asked, **owed)) == ["instructed"]


def test_an_urging_is_told_until_something_is_reported() -> None:
    assert whys(part(last_urged_on=days(-1), last_report_on=days(-1))) == []
    assert whys(part(last_urged_on=days(-1), last_report_on=None)) == ["urged"]


def test_a_return_says_why_in_one_line() -> None:
    (note,) = for_contact(part(), DAY, returned="没有验收单。\n请补。" + "长" * 90)
    assert note.why == "returned"
    assert "没有验收单" in note.words and "\n" not in note.words
    assert len(note.words) < 90


def test_what_nobody_signed_for_asks_for_that_and_for_no_report() -> None:
    one = part(state=State.UNSIGNED, next_report_due=days(-3), last_progress_on=None)
    assert whys(one) == ["unsigned"]
    assert whys(one._replace(docket_due=days(0))) == ["unsigned", "today"]


def test_for_information_only_a_signature_is_asked() -> None:
    one = part(kind=Kind.INFORMATION, docket_due=days(-9))
    assert whys(one) == []
    assert whys(one._replace(state=State.UNSIGNED)) == ["unsigned"]


@pytest.mark.parametrize("state", sorted(set(State) - {State.UNSIGNED, State.IN_HAND}))
def test_where_the_department_has_nothing_to_do_it_is_left_alone(state: State) -> None:
    assert whys(part(state=state, docket_due=days(-9))) == []


def test_while_the_approver_is_asked_no_report_is() -> None:
    one = part(pending="report", next_report_due=days(-1))
    assert whys(one) == []
    assert [note.why for note in for_approver(one, DAY)] == ["release"]
    assert list(for_approver(part(), DAY)) == []
    (late,) = for_contact(one._replace(pending="report_done", own_due=days(-1)), DAY)
    assert "正等本单位审签" in late.words and "请尽快" not in late.words


def test_only_the_lead_is_told_to_ask_for_more_time() -> None:
    (lead,) = for_contact(part(docket_due=days(3)), DAY)
    (other,) = for_contact(part(docket_due=days(3), duty=Duty.SUPPORT), DAY)
    assert "申请延期" in lead.words and "申请延期" not in other.words


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"state": State.CLAIMED, "claimed_on": days(-1)}, ["verify"]),
        (
            {"state": State.CLAIMED, "claimed_on": days(-2), "verified_on": days(-1)},
            ["close"],
        ),
        ({"state": State.REFUSED}, ["refused"]),
        ({"asked_until": days(20)}, ["extension"]),
        ({"state": State.UNSIGNED, "charged_on": days(-2)}, []),
        ({"state": State.UNSIGNED, "charged_on": days(-3)}, ["unanswered"]),
        ({"docket_due": days(-9)}, []),
    ],
)
def test_the_one_who_charged_is_told_what_waits(
    more: dict[str, Any], told: list[str]
) -> None:
    assert [note.why for note in for_officer(part(**more), DAY)] == told


def test_days_of_another_year_are_written_with_it() -> None:
    (late,) = for_contact(part(docket_due=datetime.date(2025, 12, 31)), DAY)
    assert "2025-12-31" in late.words


def test_what_is_late_is_the_most_urgent() -> None:
    assert min(RANK, key=lambda why: RANK[why]) == "late"
