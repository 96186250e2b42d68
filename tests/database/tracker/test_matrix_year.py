"""Departments by month: each cell is what the events say, and lists what it counts."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_assignment, make_department, make_docket
from tests.matrix_pages import grid
from tracker import figure_proof
from tracker.acts import act, correct
from tracker.matrix.keeping import Counts, counts
from tracker.matrix.months import What, Year
from tracker.matrix.telling import told
from tracker.matrix.year import grid as cells
from tracker.models import Assignment, Docket, Event
from tracker.recording import Words
from tracker.rhythm import Interval
from tracker.workflow import Kind, Verb

from .visits import go

CALL: dict[str, Any] = {"channel": "phone", "caller": "小宋"}
TODAY = datetime.date(2025, 9, 18)
YEAR = Year(2025, TODAY)


def on(month: int, day: int = 10) -> dict[str, Any]:
    """When something happened, and was written down the same morning."""
    date = datetime.date(2025, month, day)
    moment = datetime.datetime.combine(date, datetime.time(9))
    return {"happened_on": date, "recorded_at": timezone.make_aware(moment)}


def charged(by: User, lead: Department, month: int = 1, **more: Any) -> Assignment:
    at = on(month)
    days = {"charged_on": at["happened_on"], "recorded_at": at["recorded_at"]}
    return make_assignment(by, lead, **days, **more)


def tell(part: Assignment, verb: Verb, by: User, month: int, day: int = 10) -> Event:
    return act(part, verb, by, Words("六成", **CALL, **on(month, day)))


def asked_of_all(year: Year) -> Counts:
    """What the kept counts say, from the course of each part."""
    found: Counts = Counter()
    for one in told(Docket.objects.counted(), year):
        for month, what in year.months(one.life):
            found[one.department, month, one.is_lead, what.value] += 1
    return found


def letters(department: Department) -> str:
    found = counts(YEAR)
    assert found == asked_of_all(YEAR) and not list(figure_proof.differences())
    months = cells(found).get(department.pk, {})
    return " ".join(
        f"{months[n].sign[:2]}{months[n].number}" if n in months else "-"
        for n in range(12)
    )


@pytest.fixture
def told_once(officer: User, bureau: Department) -> Assignment:
    """Charged in January; progress in February, no change in April, claimed in June."""
    own = charged(officer, bureau)
    tell(own, Verb.SIGN_FOR, officer, 1, 12)
    tell(own, Verb.REPORT, officer, 2)
    tell(own, Verb.NO_CHANGE, officer, 4)
    tell(own, Verb.REPORT_DONE, officer, 6)
    return own


def test_a_year_by_hand(
    told_once: Assignment, officer: User, senior: User, bureau: Department
) -> None:
    assert letters(bureau) == "qu1 mo1 no1 sa1 no1 mo1 qu1 qu1 qu1 - - -"
    tell(told_once, Verb.VERIFY, senior, 7)
    tell(told_once, Verb.CLOSE, officer, 7, 11)
    assert letters(bureau) == "qu1 mo1 no1 sa1 no1 mo1 qu1 - - - - -"


def test_of_two_parts_the_silent_one_is_counted(
    told_once: Assignment, officer: User, bureau: Department
) -> None:
    charged(officer, bureau)
    assert letters(bureau) == "qu2 so1 no2 so1 no2 so1 no1 no1 qu2 - - -"


def test_what_was_corrected_was_not_told(
    officer: User, senior: User, bureau: Department
) -> None:
    own = charged(officer, bureau)
    tell(own, Verb.SIGN_FOR, officer, 1, 12)
    event = tell(own, Verb.REPORT, officer, 3)
    assert "mo1" in letters(bureau)
    correct(event, senior, "记错了")
    assert "mo1" not in letters(bureau)


def test_support_information_and_other_rhythms_owe_nothing(
    officer: User, bureau: Department
) -> None:
    other, helper = make_department(), make_department()
    charged(officer, bureau, interval=Interval.QUARTER)
    charged(officer, other, kind=Kind.INFORMATION)
    charged(officer, make_department(), support=[helper])
    assert letters(bureau) == " ".join(["qu1"] * 9 + ["-"] * 3)
    assert set(letters(other) + letters(helper)) == {"-", " "}


def test_a_cell_lists_the_parts_that_it_counts(
    client: Client, told_once: Assignment, leader: User, officer: User
) -> None:
    charged(officer, told_once.department, 2)
    found = grid(go(client, leader).get(reverse("matrix", args=[2025])))
    row = found[told_once.department.name]
    for n, cell in cells(counts(Year(2025, timezone.localdate())))[
        told_once.department_id
    ].items():
        shown = row[f"{n + 1} 月"]
        assert shown and "lead" in shown.look
        listed = client.get(shown.href).context["groups"]
        assert sum(cell.counts.values()) == sum(len(parts) for _, parts in listed)
        beside = client.get(f"{shown.href}evidence/", headers={"HX-Request": "true"})
        assert [len(p) for _, p in beside.context["groups"]] == [
            cell.counts[what]
            for what in (What.SILENT, What.MOVED, What.SAME, What.QUIET)
            if cell.counts[what]
        ]


def test_a_responsible_department_has_no_frame(
    client: Client, officer: User, bureau: Department
) -> None:
    day = datetime.date(2025, 1, 10)
    other = make_department("区甲局")
    make_docket(officer, bureau, responsible=[other], charged_on=day)
    found = grid(go(client, officer).get(reverse("matrix", args=[2025])))
    cell = found["区甲局"]["3 月"]
    assert cell and "lead" not in cell.look


@pytest.mark.parametrize("parts", [1, 12])
def test_queries_do_not_grow_with_the_parts(
    client: Client,
    officer: User,
    leader: User,
    django_assert_num_queries: Any,
    parts: int,
) -> None:
    for _ in range(parts):
        own = charged(officer, make_department())
        tell(own, Verb.SIGN_FOR, officer, 1, 12)
        tell(own, Verb.REPORT, officer, 2)
    go(client, leader)
    with django_assert_num_queries(9):
        client.get(reverse("matrix", args=[2025]))


def test_an_empty_year_says_so(
    client: Client, leader: User, told_once: Assignment
) -> None:
    page = go(client, leader).get(reverse("matrix", args=[2019])).content.decode()
    assert "这一年没有在办的任务" in page and "<table" not in page
    assert client.get(reverse("matrix", args=[12026])).status_code == 404
    month = reverse("matrix-month", args=[2025, told_once.department_id, 13])
    assert client.get(month).status_code == 404


def test_a_long_month_has_pages(
    client: Client,
    told_once: Assignment,
    leader: User,
    officer: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    charged(officer, told_once.department, 2)
    monkeypatch.setattr("tracker.views.matrix.PER_PAGE", 1)
    found = grid(go(client, leader).get(reverse("matrix", args=[2025])))
    row = found[told_once.department.name]
    name, cell = next((name, cell) for name, cell in row.items() if cell)
    page = client.get(cell.href)
    total = sum(len(keys) for _, keys in page.context["groups"])
    seen = []
    for number in range(1, total + 1):
        shown = client.get(cell.href, {"page": number}).context["rows"]
        seen += [part.pk for _, _, parts in shown for part in parts]
    assert seen == [pk for _, keys in page.context["groups"] for pk in keys], name
    beside = client.get(f"{cell.href}evidence/", headers={"HX-Request": "true"})
    assert (f"全部 {total} 件次" in beside.content.decode()) == (total > 1)
