"""What acts keep of months: each difference is found, and mended."""

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db.models import F
from django.utils import timezone

from meetings.models import Department
from tests.database.tracker.together import at_once, on_disk
from tests.factories import make_assignment
from tracker import figure_proof
from tracker.acts import act
from tracker.models import Assignment, MonthCount
from tracker.monthly import keeping
from tracker.monthly.part import Of, number
from tracker.monthly.sums import sums
from tracker.recording import Words
from tracker.workflow import Verb

__all__ = ["on_disk"]  # used by its name


@pytest.fixture
def part(officer: User, bureau: Department) -> Assignment:
    return make_assignment(officer, bureau, charged_on=timezone.localdate())


def here() -> range:
    month = number(timezone.localdate())
    return range(month, month + 1)


def count(what: str) -> int:
    return sum(sums([what], here()).values())


def test_the_command_finds_and_mends_parts_and_sums(part: Assignment) -> None:
    assert not list(figure_proof.differences())
    Assignment.objects.update(months="", in_hand_until=7)
    MonthCount.objects.filter(what="charge").update(count=F("count") + 2)
    words = [wrong.words for wrong in figure_proof.differences()]
    assert any("逐月计入与办理不符" in one for one in words)
    assert any("“charge”的计数与重数的差" in one for one in words)
    call_command("check_figures", mend=True, stderr=StringIO(), stdout=StringIO())
    assert count("charge") == 1 and count(Of.ALIVE) == 1


def test_rows_of_a_department_are_put_together(
    part: Assignment, liaison: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "EVERY", 1)
    for verb in (Verb.SIGN_FOR, Verb.REPORT, Verb.REPORT):
        act(Assignment.objects.get(), verb, liaison, Words("已完成六成"))
    keys = MonthCount.objects.values_list("department", "what", "duty", "month")
    assert len(keys) == len(set(keys)) and count(Verb.REPORT) == 2


def test_what_lasts_holds_in_later_months_and_no_row_is_written_for_them(
    part: Assignment,
) -> None:
    first = here().start
    kept = sums([Of.OPEN, Verb.CHARGE], range(first, first + 24))
    open_ = [n for (_, what, _, _), n in kept.items() if what == Of.OPEN]
    assert open_ == [1] * 24
    assert sum(n for (_, what, *_), n in kept.items() if what == Verb.CHARGE) == 1
    assert not sums([Of.OPEN], range(first - 1, first))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("on_disk")
def test_two_acts_at_once_are_two(officer: User, bureau: Department) -> None:
    parts = [make_assignment(officer, bureau) for _ in range(2)]

    def urge(part: Assignment) -> None:
        act(part, Verb.URGE, officer, Words("快", channel="phone"))

    done = at_once(lambda: urge(parts[0]), lambda: urge(parts[1]))
    assert done == [None, None] and count(Verb.URGE) == 2
    assert not list(figure_proof.differences())
