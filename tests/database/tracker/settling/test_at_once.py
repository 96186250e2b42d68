"""Two people at the same moment, on either engine."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from meetings.models import Department
from tests.database.tracker.together import at_once, on_disk
from tests.factories import make_user
from tests.merits import make_merit
from tests.settling import YEAR, later, make_preview
from tracker.models import Assignment, Merit, Settlement, SettlementStep
from tracker.roles import Role
from tracker.settling import merits, steps

__all__ = ["on_disk"]  # used by its name
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("on_disk"),
]


def outcomes(done: list[object]) -> list[str]:
    return sorted(type(one).__name__ for one in done)


def test_of_two_who_start_a_year_one_does(
    late: Assignment, officer: User, senior: User
) -> None:
    done = at_once(
        lambda: steps.start(YEAR, officer), lambda: steps.start(YEAR, senior)
    )
    assert outcomes(done) == ["NotAllowed", "Settlement"], done
    assert Settlement.objects.count() == 1


def test_of_two_who_freeze_one_does(late: Assignment, senior: User) -> None:
    made = make_preview(senior)
    other = make_user(Role.SENIOR)
    with later(6):
        done = at_once(
            lambda: steps.freeze(made, made.seq, senior),
            lambda: steps.freeze(made, made.seq, other),
        )
    assert outcomes(done) == ["NotAllowed", "Settlement"], done
    assert SettlementStep.objects.filter(verb="freeze").count() == 1


def test_of_two_who_decide_on_an_entry_one_does(
    bureau: Department, officer: User, senior: User
) -> None:
    merit, other = make_merit(officer, bureau), make_user(Role.SENIOR)
    done = at_once(
        lambda: merits.decide(merit, True, "", senior),
        lambda: merits.decide(merit, False, "依据不足", other),
    )
    assert outcomes(done) == ["Merit", "NotAllowed"], done
    assert Merit.objects.get().decided_by is not None
