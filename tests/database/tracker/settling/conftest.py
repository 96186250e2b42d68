"""A bureau with an item that is overdue: what its score is made of."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from meetings.models import Department
from tests.factories import make_assignment
from tests.settling import YEAR, day
from tracker.models import Assignment


@pytest.fixture
def late(officer: User, bureau: Department) -> Assignment:
    due = max(day(-20), day().replace(month=1, day=1))
    assert due.year == YEAR
    charged = {"charged_on": day(-40), "due_on": due}
    return make_assignment(officer, bureau, **charged)
