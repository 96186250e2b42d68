"""待催办: the list holds what the ladder proposes, in a fixed number of queries."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_department
from tests.ladder import DAY, give, make_late
from tracker import todo
from tracker.acts import act
from tracker.ladder import Form
from tracker.models import Assignment, LadderStep, Office
from tracker.recording import Words
from tracker.workflow import Kind, Verb


@pytest.fixture
def parts(officer: User, bureau: Department) -> list[Assignment]:
    """On both sides of every boundary, in a supporting part too."""
    days = (-8, -7, -4, -3, -1, 0, 1, 2, 4, 5, 9, 10, 14, 15, 40)
    more = {"support": [make_department()], "responsible": [make_department()]}
    made = [make_late(officer, bureau, late, **more) for late in days]
    make_late(officer, bureau, kind=Kind.STANDING, due_on=None)
    return made


def listed() -> set[int]:
    rows = Assignment.objects.waiting_for("urge", timezone.localdate())
    return set(rows.values_list("pk", flat=True))


def proposed() -> set[int]:
    rows = Assignment.objects.select_related("docket")
    return {row.pk for row in rows if row.step_due}


def test_the_list_is_what_the_ladder_proposes(
    parts: list[Assignment], officer: User, senior: User, liaison: User
) -> None:
    assert listed() == proposed() and len(listed()) == 2 * 12
    today = timezone.localdate()
    give(parts[7], Form.SLIP, officer)  # today: the pause
    give(parts[9], Form.SLIP, officer, happened_on=today - 3 * DAY)  # over again
    give(parts[10], Form.SLIP, officer, happened_on=today - 4 * DAY)
    give(parts[11], Form.BULLETIN, officer, happened_on=today)
    act(parts[12], Verb.HOLD, senior, Words("等批复"))
    act(parts[13], Verb.SIGN_FOR, liaison)
    act(parts[13], Verb.REPORT_DONE, liaison, Words("已完成"))
    act(parts[3], Verb.ASK_EXTENSION, liaison, Words("雨季", due_on=today + 60 * DAY))
    assert listed() == proposed()
    gone = {parts[n].pk for n in (3, 7, 11, 12, 13)}
    assert gone.isdisjoint(listed()) and {parts[9].pk, parts[10].pk} <= listed()


def test_other_days_and_no_pause_are_followed_too(
    parts: list[Assignment], officer: User
) -> None:
    Office.objects.create(urge_days=0)
    LadderStep.objects.filter(form=Form.SLIP).update(days=2)
    LadderStep.objects.filter(form=Form.URGE).update(is_active=False)
    assert listed() == proposed()
    assert {parts[5].pk, parts[6].pk}.isdisjoint(listed())
    give(parts[9], Form.SLIP, officer)
    assert parts[9].pk in listed() == proposed()


def test_the_ladder_of_an_office_without_one_is_the_usual(
    parts: list[Assignment],
) -> None:
    before = listed()
    LadderStep.objects.all().delete()
    assert listed() == proposed() == before


def test_the_list_offers_the_step_and_its_queries_do_not_grow(
    client: Client,
    parts: list[Assignment],
    officer: User,
    bureau: Department,
    django_assert_num_queries: Any,
) -> None:
    client.force_login(officer)
    address = reverse("assignment-list") + "?todo=urge"
    page = client.get(address).content.decode()
    assert f"/assignments/{parts[7].pk}/urge/?step=3" in page and "该办:督办单" in page
    tab = next(t for t in todo.tabs(officer, timezone.localdate()) if t.key == "urge")
    assert tab.count == len(listed())
    for late in (3, 4, 6):
        make_late(officer, bureau, late)
    with django_assert_num_queries(QUERIES):
        client.get(address)


QUERIES = 34
