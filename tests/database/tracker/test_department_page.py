"""The page of a department: every figure lists as many, each sees what is theirs."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department, Person, Post
from tests.factories import make_department, make_docket
from tracker.acts import act
from tracker.departments import Page
from tracker.models import Assignment
from tracker.recording import Words
from tracker.workflow import Kind, Verb

from .visits import go
from .yearbooks import DAY, close, this_year, today


def shown(client: Client, user: User, body: Department, **query: Any) -> Page:
    page = go(client, user).get(reverse("department", args=[body.pk]), query)
    found: Page = page.context["page"]
    return found


def html(client: Client, user: User, body: Department) -> str:
    page = go(client, user).get(reverse("department", args=[body.pk]))
    return str(page.content.decode())


@pytest.fixture
def busy(officer: User, senior: User, liaison: User, bureau: Department) -> Department:
    """Late and fresh as lead, closed as lead, in hand as the two other duties."""
    other, days = make_department(), {"charged_on": today() - 9 * DAY}
    make_docket(officer, bureau, this_year(), due_on=today() - DAY, **days)
    make_docket(officer, bureau, this_year(), **days)
    make_docket(officer, bureau, this_year(), kind=Kind.INFORMATION, **days)
    closed = make_docket(officer, bureau, this_year(), due_on=today(), **days)
    close(closed.assignments.get(), liaison, senior)
    make_docket(officer, other, this_year(), responsible=[bureau], **days)
    make_docket(officer, other, this_year(), support=[bureau], **days)
    return bureau


def test_what_it_owes_stands_by_duty_and_light(
    client: Client, leader: User, busy: Department
) -> None:
    page = shown(client, leader, busy)
    assert [line.total.value for line in page.owing] == [2, 1, 1]
    for line in page.owing:
        assert sum(one.value for one in line.figures) == line.total.value
    assert [one.value for one in page.owing[0].figures] == [1, 0, 0, 1, 0, 0]
    assert [vars(part)["light"] for part in page.urgent] == ["late", "ok", "ok", "ok"]


@pytest.mark.parametrize("reader", ["leader", "liaison"])
def test_every_figure_opens_a_list_of_as_many(
    reader: str, request: Any, client: Client, busy: Department
) -> None:
    user = request.getfixturevalue(reader)
    page = shown(client, user, busy)
    found = [line.total for line in page.owing]
    found += [one for line in page.owing for one in line.figures]
    found += [one.closed for one in page.done]
    pairs = [(one.value, one.href) for one in found]
    pairs += [(v.count, v.href) for m in page.year.months for v in m.values]
    pairs += [(one.count, one.href) for one in page.year.totals]
    assert sum(count > 0 for count, _ in pairs) > 8
    for count, href in pairs:
        listed = client.get(href).context["page"]
        assert listed.paginator.count == count, href


def test_what_it_has_done_counts_by_duty_and_says_how_much_was_in_time(
    client: Client, leader: User, busy: Department
) -> None:
    lead, responsible, support = shown(client, leader, busy).done
    assert (lead.closed.value, lead.on_time.words()) == (1, "1 件中 1 件")
    assert responsible.closed.value == support.closed.value == 0
    assert responsible.on_time.words() == "—"


def test_the_office_and_leaders_see_all_a_liaison_the_own_department_alone(
    client: Client, leader: User, liaison: User, outsider: User, busy: Department
) -> None:
    url = reverse("department", args=[busy.pk])
    assert go(client, leader).get(url).status_code == 200
    assert go(client, liaison).get(url).status_code == 200
    assert go(client, outsider).get(url).status_code == 404


def test_a_liaison_gets_no_link_to_what_is_closed_to_it(
    client: Client, liaison: User, busy: Department
) -> None:
    Department.objects.filter(pk=busy.pk).update(successor=make_department("区新局"))
    page = html(client, liaison, busy)
    assert "区新局" in page
    main = page[page.index("<main") :]
    for href in set(re.findall(r'href="(/[^"]*)"', main)):
        assert client.get(unescape(href)).status_code == 200, href


@pytest.mark.parametrize(
    "board", ["board-departments", "docket-list", "assignment-list", "year"]
)
def test_a_department_on_a_board_leads_to_its_page(
    board: str, client: Client, leader: User, busy: Department
) -> None:
    page = go(client, leader).get(reverse(board)).content.decode()
    assert f'href="{reverse("department", args=[busy.pk])}">{busy}</a>' in page


def test_people_are_named_without_their_telephones(
    client: Client, leader: User, liaison: User, busy: Department
) -> None:
    held = Person.objects.create(name="匡正", phone="0555-1234567")
    post = Post.objects.create(title="局长", department=busy)
    post.tenures.create(person=held)
    page = html(client, leader, busy)
    assert "局长" in page and "匡正" in page and liaison.first_name in page
    assert "1234567" not in page


def test_a_department_with_nothing_says_so(client: Client, leader: User) -> None:
    empty = make_department("区闲局")
    page = html(client, leader, empty)
    assert "没有欠的" in page and "这一年没有任务" in page and "没有它的岗位" in page


def test_open_instructions_and_slips_lead_to_their_lists(
    client: Client, leader: User, busy: Department
) -> None:
    part = Assignment.objects.open().filter(department=busy, role="lead")[0]
    act(part, Verb.INSTRUCT, leader, Words("要抓紧"))
    page = shown(client, leader, busy)
    assert [card.text for card in page.instructions] == ["要抓紧"]
    listed = f"{reverse('instruction-list')}?state=open&department={busy.pk}"
    assert len(client.get(listed).context["cards"]) == 1


def test_a_year_that_it_has_not_is_the_present_one(
    client: Client, leader: User, busy: Department
) -> None:
    for asked in ("1999", "9999", "x", ""):
        assert shown(client, leader, busy, year=asked).year.number == today().year


def test_queries_do_not_grow_with_its_work(
    client: Client,
    leader: User,
    officer: User,
    busy: Department,
    django_assert_num_queries: Any,
) -> None:
    go(client, leader)
    for _ in range(2):
        with django_assert_num_queries(23):
            client.get(reverse("department", args=[busy.pk]))
        make_docket(officer, busy, this_year(), charged_on=today())
