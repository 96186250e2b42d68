"""Marks 0–100: who may give which, every change kept, two people at once."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from meetings.models import Department
from tests.factories import TODAY, make_assignment, make_department, make_docket
from tests.merits import make_mark
from tracker.models import Assignment, Mark
from tracker.settling import marks
from tracker.workflow import NotAllowed

DUE = datetime.date(TODAY.year, 11, 30)


@pytest.fixture
def lead(officer: User, bureau: Department) -> Assignment:
    return make_assignment(officer, bureau, due_on=DUE)


@pytest.fixture
def responsible(officer: User, bureau: Department) -> Assignment:
    """Another department's part in a docket that the bureau leads."""
    docket = make_docket(officer, bureau, due_on=DUE, responsible=[make_department()])
    return docket.assignments.get(role="responsible")


def test_the_leads_own_part_is_not_marked_by_the_lead(
    lead: Assignment, responsible: Assignment, officer: User
) -> None:
    assert marks.judges(lead, officer) == ["leader", "office"]
    assert marks.judges(responsible, officer) == ["leader", "office", "lead"]


def test_each_gives_the_own_mark(
    lead: Assignment,
    responsible: Assignment,
    leader: User,
    liaison: User,
    outsider: User,
    auditor: User,
) -> None:
    assert marks.judges(responsible, leader) == ["leader"]
    assert marks.judges(responsible, liaison) == ["lead"]
    assert marks.judges(lead, liaison) == []
    assert marks.judges(responsible, outsider) == []
    assert marks.judges(responsible, auditor) == []
    with pytest.raises(NotAllowed, match="由别人评"):
        make_mark(responsible, liaison, "office", 100)


def test_the_newest_mark_counts_and_the_others_stay(
    lead: Assignment, officer: User, senior: User
) -> None:
    make_mark(lead, officer, "office", 80)
    make_mark(lead, senior, "office", "85.5")
    rows = list(Mark.objects.order_by("seq"))
    assert [(row.words, row.recorder_name) for row in rows] == [
        ("80", "陆明远"),
        ("85.5", "顾清如"),
    ]
    newest = Mark.objects.all().present()[lead.pk, "office"]
    assert newest.value == Decimal("85.5")


def test_saving_the_same_again_adds_nothing(lead: Assignment, officer: User) -> None:
    make_mark(lead, officer, "office", 80)
    assert marks.give(lead, {"office": Decimal(80)}, {"office": 1}, officer) == []


def test_a_form_made_before_another_persons_mark_is_refused(
    lead: Assignment, officer: User, senior: User
) -> None:
    make_mark(lead, senior, "office", 80)
    with pytest.raises(NotAllowed, match="顾清如刚刚评了督查室分 80"):
        marks.give(lead, {"office": Decimal(60)}, {"office": 0}, officer)


def test_a_mark_lies_between_0_and_100(lead: Assignment, officer: User) -> None:
    make_mark(lead, officer, "office", 100)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_mark(lead, officer, "office", 101)


def test_what_lacks_a_mark_is_found_also_when_it_was_taken_away(
    lead: Assignment, officer: User
) -> None:
    def lacking() -> list[Assignment]:
        return list(marks.lacking(marks.listed(TODAY.year, officer), "office"))

    assert lacking() == [lead]
    make_mark(lead, officer, "office", 90)
    assert lacking() == []
    marks.give(lead, {"office": None}, {"office": 1}, officer)
    assert lacking() == [lead]


def test_an_item_is_marked_in_its_score_year(officer: User, bureau: Department) -> None:
    next_year = make_assignment(officer, bureau, due_on=DUE.replace(DUE.year + 1))
    undated = make_assignment(officer, bureau, due_on=None)
    Assignment.objects.filter(pk=undated.pk).update(closed_on=TODAY)
    assert list(marks.parts_of(TODAY.year)) == [undated]
    assert list(marks.parts_of(TODAY.year + 1)) == [next_year]
