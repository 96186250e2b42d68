"""An officer's first page: every count opens its list; the longest wait comes first."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_department, make_docket, make_user
from tracker.acts import act
from tracker.recording import Words
from tracker.roles import Role
from tracker.today import ORDER, Errand, errands
from tracker.workflow import Verb

QUERIES = 29  # counts at once, then the few of each list that has any


def go(client: Client, user: User) -> Client:
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def found(user: User, word: str, mine: bool = False) -> Errand:
    rows = errands(user, timezone.localdate(), mine)
    return next(row for row in rows if row.word == word)


def test_an_officer_opens_on_what_is_to_be_done_today(
    client: Client, officer: User
) -> None:
    page = go(client, officer).get("/", follow=True)
    assert page.redirect_chain[-1][0] == reverse("today")
    assert "今天没有要办的" in page.content.decode()


def test_what_waits_for_an_answer_comes_before_what_is_only_watched() -> None:
    places = [ORDER.index(key) for key in ("verify", "refused", "urge")]
    assert places == [0, 1, 2] and ORDER[-1] == "release"


def test_the_longest_wait_is_named_first(
    officer: User, liaison: User, bureau: Department
) -> None:
    days = [timezone.localdate() - datetime.timedelta(days=n) for n in (1, 5, 3, 9)]
    for day in days:
        make_docket(officer, bureau, charged_on=day)
    errand = found(officer, "待签收")
    assert errand.count == 4 and errand.more == 1
    assert [line.since for line in errand.lines] == sorted(days)[:3]
    assert errand.lines[0].who == bureau.name


@pytest.mark.parametrize("mine", [False, True])
def test_every_count_is_that_of_the_list_it_opens(
    client: Client, officer: User, bureau: Department, liaison: User, mine: bool
) -> None:
    other = make_user(Role.OFFICER)
    for by in (officer, other):
        part = make_docket(by, bureau).assignments.get()
        act(part, Verb.REFUSE, liaison, Words(text="不归我们"))
        make_docket(by, make_department())
    go(client, officer)
    for errand in errands(officer, timezone.localdate(), mine):
        context: Any = client.get(errand.url).context
        counted = context.get("total", context["page"].paginator.count)
        assert counted == errand.count, errand.word
    assert found(officer, "退签待改派", mine).count == (1 if mine else 2)


def test_a_leader_has_no_such_page(db: None, client: Client) -> None:
    leader = make_user(Role.LEADER)
    assert go(client, leader).get(reverse("today")).status_code == 403


def test_queries_do_not_grow_with_rows(
    client: Client, officer: User, bureau: Department, django_assert_num_queries: Any
) -> None:
    for _ in range(12):
        make_docket(officer, bureau, responsible=[make_department()])
    go(client, officer).get(reverse("today"))
    with django_assert_num_queries(QUERIES):
        client.get(reverse("today"))
