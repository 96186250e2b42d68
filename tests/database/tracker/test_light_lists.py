"""The list of one light is found by what runs, and in the order of the whole list."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.db.models import F, Q
from django.utils import timezone

from tests.factories import make_assignment
from tracker import lights
from tracker.listing.assignments import start, urgent_first
from tracker.models import Assignment, Office

DAY = datetime.timedelta(days=1)
RUNNING = (lights.LATE, lights.STILL, lights.SOON, lights.OK)


@pytest.fixture(autouse=True)
def parts(officer: User) -> None:
    """Of each light some, dated and undated, in no order; those at the edges too."""
    today, office = timezone.localdate(), Office.present()
    for ago in (0, office.still_days, office.still_days + 9):
        for due in (None, -1, 0, office.soon_days, office.soon_days + 1, 300, 2):
            on = None if due is None else today + due * DAY
            part = make_assignment(officer, due_on=on)
            charged = today - ago * DAY
            Assignment.objects.filter(pk=part.pk).update(charged_on=charged)


@pytest.mark.parametrize("light", RUNNING)
def test_a_light_has_its_parts_in_the_order_of_all(light: str, officer: User) -> None:
    today, rows = timezone.localdate(), start(officer)
    order = (F("due").asc(nulls_last=True), "pk")
    wanted = rows.filter(Q(light=light)).order_by(*order).values_list("pk", flat=True)
    shown = lights.showing([light], today, Office.present().soon_days)
    chain = urgent_first(rows.filter(shown), {"light": [light]})
    found = [pk for run in chain.runs for pk in run.values_list("pk", flat=True)]
    assert found == list(wanted) and found
    assert chain.bounded(99) == len(found)


def test_only_lights_of_what_runs_are_told_by_its_stage() -> None:
    assert lights.runs({lights.STILL, lights.OK})
    assert not lights.runs({lights.OK, lights.WAITING})
    assert not lights.runs({lights.DONE}) and not lights.runs(())
