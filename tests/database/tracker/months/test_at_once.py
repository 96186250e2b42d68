"""Two sign the same month at the same moment; and one signs while others act."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from meetings.models import Department
from tests.database.tracker.months.calendar_days import MARCH, at, charged
from tests.database.tracker.together import at_once, on_disk
from tests.factories import make_user
from tracker.models import MonthCheck
from tracker.months.signing import sign
from tracker.roles import Role
from tracker.workflow import NotAllowed

__all__ = ["on_disk"]  # used by its name
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("on_disk"),
]


def test_of_two_who_sign_one_does(
    bureau: Department, officer: User, senior: User
) -> None:
    charged(officer, bureau, 3, 2)
    other = make_user(Role.SENIOR)
    now = at(6, 20)
    done = at_once(
        lambda: sign(MARCH, senior, now=now), lambda: sign(MARCH, other, now=now)
    )
    assert sorted(type(one).__name__ for one in done) == ["MonthCheck", "NotAllowed"]
    (refused,) = [one for one in done if isinstance(one, NotAllowed)]
    assert "签过" in str(refused)
    assert MonthCheck.objects.count() == 1
