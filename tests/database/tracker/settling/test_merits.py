"""加减分: one proposes, another decides; a further entry takes one back."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from meetings.models import Department
from tests.factories import TODAY, make_user
from tests.merits import make_approved, make_merit
from tracker.models import Merit
from tracker.roles import Role
from tracker.settling import merits
from tracker.workflow import NotAllowed

YEAR = TODAY.year


def counted(cutoff: datetime.date = TODAY) -> list[Merit]:
    return list(Merit.objects.counting(YEAR, cutoff))


def test_only_what_another_person_approved_counts(
    bureau: Department, senior: User
) -> None:
    merit = make_merit(senior, bureau)
    assert counted() == []
    with pytest.raises(NotAllowed, match="另一位高级督查员"):
        merits.decide(merit, True, "", senior)
    merits.decide(merit, True, "属实", make_user(Role.SENIOR))
    assert counted() == [merit]


def test_nobody_can_store_an_entry_decided_by_who_proposed_it(
    bureau: Department, senior: User
) -> None:
    merit = make_merit(senior, bureau)
    with pytest.raises(IntegrityError), transaction.atomic():
        Merit.objects.filter(pk=merit.pk).update(state="approved", decided_by=senior)


def test_an_officer_proposes_and_does_not_decide(
    bureau: Department, officer: User, senior: User
) -> None:
    merit = make_merit(senior, bureau)
    with pytest.raises(NotAllowed, match="由高级督查员审核"):
        merits.decide(merit, True, "", officer)


def test_what_was_returned_counts_not_and_may_be_proposed_again(
    bureau: Department, officer: User, senior: User
) -> None:
    merits.decide(make_merit(officer, bureau), False, "依据不足", senior)
    assert counted() == []
    make_approved(officer, senior, bureau)
    assert len(counted()) == 1


def test_of_two_who_decide_the_second_is_told(
    bureau: Department, officer: User, senior: User
) -> None:
    merit = make_approved(officer, senior, bureau)
    with pytest.raises(NotAllowed, match="顾清如已经审过:同意"):
        merits.decide(merit, False, "", make_user(Role.SENIOR))


def test_a_button_pressed_twice_makes_one_entry(
    bureau: Department, officer: User
) -> None:
    make_merit(officer, bureau)
    with pytest.raises(NotAllowed, match="没有再登记一次"):
        make_merit(officer, bureau)
    assert Merit.objects.count() == 1


def test_a_further_entry_takes_one_back_once_it_is_approved(
    bureau: Department, officer: User, senior: User
) -> None:
    merit = make_approved(officer, senior, bureau)
    back = merits.withdraw(merit, "获奖单位写错了", officer)
    assert counted() == [merit]
    with pytest.raises(NotAllowed):
        merits.withdraw(merit, "再撤一次", officer)
    merits.decide(back, True, "", senior)
    assert counted() == []
    assert Merit.objects.count() == 2  # both are still there


def test_a_withdrawal_that_was_returned_changes_nothing(
    bureau: Department, officer: User, senior: User
) -> None:
    merit = make_approved(officer, senior, bureau)
    merits.decide(merits.withdraw(merit, "写错了", officer), False, "没有错", senior)
    assert counted() == [merit]
    merits.withdraw(merit, "确实写错了", officer)


def test_what_happened_after_the_cut_off_waits_for_the_next_version(
    bureau: Department, officer: User, senior: User
) -> None:
    merit = make_approved(officer, senior, bureau, on=TODAY)
    assert counted(TODAY - datetime.timedelta(days=1)) == []
    assert counted() == [merit]


def test_only_bonus_and_malus_bring_points_of_their_own(
    bureau: Department, officer: User
) -> None:
    assert make_merit(officer, bureau, kind="praised", points=None).sign == "按规则"
    assert make_merit(officer, bureau, points=Decimal("1.50")).sign == "+1.5"
    assert make_merit(officer, bureau, kind="malus").sign == "-2"
    with pytest.raises(IntegrityError), transaction.atomic():
        make_merit(officer, bureau, kind="malus", points=None)
