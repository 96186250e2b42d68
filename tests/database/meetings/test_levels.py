"""A level up or down, and numbers that run on."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from meetings import proofreading
from meetings.models import Directive, Meeting
from meetings.proofreading import demote, promote, renumber, undo
from meetings.refusals import Refused
from tests.database.meetings.proposals import (
    PROPOSED,
    done,
    proposed,
)
from tests.factories import make_meeting


def texts(meeting: Meeting, parent: Directive | None = None) -> list[str]:
    rows = meeting.directives.filter(parent=parent).order_by("order", "pk")
    return [row.text for row in rows]


@pytest.fixture
def four(item: Directive) -> list[Directive]:
    """Items of one meeting, called 甲 乙 丙 丁."""
    meeting = make_meeting(state=PROPOSED)
    return [proposed(meeting=meeting, text=name, order=0) for name in "甲乙丙丁"]


def test_a_demand_is_promoted_right_behind_its_item(
    four: list[Directive], officer: User
) -> None:
    inner = proposed(meeting=four[0].meeting, parent=four[1], text="乙一", order=0)
    promote(inner, officer)
    assert texts(four[0].meeting) == ["甲", "乙", "乙一", "丙", "丁"]
    assert promote(Directive.objects.get(pk=inner.pk), officer) is None


def test_an_item_is_demoted_with_its_demands(
    four: list[Directive], officer: User
) -> None:
    proposed(meeting=four[0].meeting, parent=four[0], text="甲一", order=9)
    proposed(meeting=four[0].meeting, parent=four[1], text="乙一", order=0)
    edit = done(demote(four[1], officer))
    assert texts(four[0].meeting) == ["甲", "丙", "丁"]
    assert texts(four[0].meeting, four[0]) == ["甲一", "乙", "乙一"]
    assert Directive.objects.get(text="乙").number is None
    undo(edit, officer)
    assert texts(four[0].meeting, four[1]) == ["乙一"]


def test_the_first_item_has_nothing_to_be_a_demand_of(
    four: list[Directive], officer: User
) -> None:
    with pytest.raises(Refused, match="前面没有条目"):
        demote(four[0], officer)


def test_numbers_run_on_from_here(four: list[Directive], officer: User) -> None:
    proofreading.reject(four[2], officer)
    edit = done(renumber(four[1], officer, 5, onwards=True))
    numbers = [Directive.objects.get(pk=row.pk).number for row in four]
    assert numbers == [four[0].number, 5, four[2].number, 6]
    undo(edit, officer)
    renumber(four[1], officer, None)
    four[1].refresh_from_db()
    assert four[1].number is None


def test_a_number_that_cannot_be_is_named(
    item: Directive, demand: Directive, officer: User
) -> None:
    with pytest.raises(Refused, match="第一层"):
        renumber(demand, officer, 1)
    for number in (-1, 99_999):
        with pytest.raises(ValidationError) as caught:
            renumber(item, officer, number)
        assert "number" in caught.value.message_dict
    with pytest.raises(ValidationError, match="起始的序号"):
        renumber(item, officer, None, onwards=True)
