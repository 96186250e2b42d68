"""Boards and lists as pages: figures, filters, and their queries."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_assignment, make_department, make_docket
from tracker import boards
from tracker.models import Assignment
from tracker.workflow import Kind


@pytest.fixture
def assignment(officer: User, bureau: Department) -> Assignment:
    return make_assignment(officer, bureau)


def go(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    "query", ["", "standing=late", "standing=ok&standing=soon", "kind=action"]
)
def test_every_figure_of_the_board_is_its_list(
    client: Client, officer: User, bureau: Department, query: str
) -> None:
    today = timezone.localdate()
    for days in (-5, 3, 60):
        due = today + datetime.timedelta(days=days)
        day = today - datetime.timedelta(days=9)
        make_docket(officer, bureau, due_on=due, charged_on=day)
    make_docket(officer, bureau, kind=Kind.INFORMATION)
    (row,) = boards.by_department(officer, None, today)
    figures = {
        "": row.tally.total + 1,  # the list without a filter shows 阅知 too
        "standing=late": row.tally.late,
        "standing=ok&standing=soon": row.tally.ok + row.tally.soon,
        "kind=action": row.tally.total,
    }
    address = f"{reverse('docket-list')}?department={bureau.pk}&{query}"
    page = go(client, officer).get(address)
    assert page.context["page"].paginator.count == figures[query]


def test_lists_find_by_code_title_and_words_of_the_text(
    client: Client, officer: User, bureau: Department
) -> None:
    made = make_docket(officer, bureau)
    go(client, officer)
    for words in (made.code[-4:], made.title[:4], "限期完成"):
        page = client.get(reverse("docket-list"), {"q": words})
        assert page.context["page"].paginator.count == 1
    page = client.get(reverse("docket-list"), {"q": "没有的字"})
    assert "没有符合这些条件的事项" in page.content.decode()


@pytest.mark.parametrize("name", ["docket-list", "assignment-list"])
def test_lists_filter_and_sort_without_fault(
    client: Client, officer: User, assignment: Assignment, name: str
) -> None:
    go(client, officer)
    meeting = assignment.docket.meeting
    assert meeting is not None
    query: dict[str, str | int] = {
        "year": meeting.year,
        "meeting": meeting.pk,
        "department": assignment.department_id,
        "due_after": "2020-01-01",
        "sort": "-due",
        "page": "99",
    }
    assert client.get(reverse(name), query).status_code == 200
    assert (
        client.get(reverse(name), {"sort": "nonsense", "year": "x"}).status_code == 200
    )


@pytest.mark.parametrize(
    ("query", "said"), [("", "还没有交办任务"), ("role=lead", "去掉一两个条件再看")]
)
def test_an_empty_list_says_why(
    client: Client, officer: User, query: str, said: str
) -> None:
    page = go(client, officer).get(f"{reverse('assignment-list')}?{query}")
    assert said in page.text


def test_days_behind_a_figure_leave_no_mark_in_the_form(
    client: Client, officer: User, assignment: Assignment
) -> None:
    page = go(client, officer).get(reverse("assignment-list"))
    form = page.text.split('<form class="filters"')[1].split("</form>")[0]
    assert 'name="charged_after"' in form
    assert re.sub("<[^>]*>", "", form).split().count("-") == 0


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("board", 24),  # a stretch of an index for each call, not all that runs
        ("board-departments", 13),
        ("board-meetings", 11),
        ("docket-list", 26),
        ("assignment-list", 33),
    ],
)
def test_query_counts_do_not_grow(
    client: Client,
    officer: User,
    bureau: Department,
    name: str,
    count: int,
    django_assert_num_queries: Any,
) -> None:
    for _ in range(12):
        make_docket(officer, bureau, responsible=[make_department()])
    go(client, officer).get(reverse(name))
    with django_assert_num_queries(count):
        client.get(reverse(name))
