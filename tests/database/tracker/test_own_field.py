"""A leader opens on the own field: the departments that answer to the leader's post."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department, Post
from tests.factories import make_department, make_docket, make_user
from tracker import boards
from tracker.acts import act
from tracker.models import Membership
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import Verb


@pytest.fixture
def post(bureau: Department) -> Post:
    made = Post.objects.create(title="副区长(城建)")
    bureau.leader_in_charge = made
    bureau.save()
    return made


@pytest.fixture
def deputy_head(post: Post) -> User:
    user = make_user(Role.LEADER, first_name="骆长河")
    Membership.objects.filter(user=user).update(post=post)
    return user


def go(client: Client, user: User) -> Client:
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def test_the_own_field_is_the_first_page_and_the_whole_one_click_away(
    client: Client, deputy_head: User, post: Post, officer: User, bureau: Department
) -> None:
    make_docket(officer, bureau)
    make_docket(officer)
    opened = go(client, deputy_head).get("/", follow=True)
    assert opened.redirect_chain[-1][0] == f"{reverse('board')}?leader={post.pk}"
    assert opened.context["whole"].total == 1
    assert "我分管的" in opened.content.decode()
    assert client.get(reverse("board")).context["whole"].total == 2


def test_every_figure_of_the_own_field_opens_its_list(
    client: Client, deputy_head: User, post: Post, officer: User, bureau: Department
) -> None:
    today = timezone.localdate()
    late = today - datetime.timedelta(days=3)
    begun = late - datetime.timedelta(days=3)
    for lead in (bureau, bureau, make_department()):
        make_docket(officer, lead, due_on=late, charged_on=begun)
    page = go(client, deputy_head).get(f"{reverse('board')}?leader={post.pk}")
    assert page.context["whole"].late == 2
    for one in (*page.context["figures"], *page.context["departments"]):
        value = getattr(one, "value", getattr(one, "count", 0))
        listed = client.get(one.href).context["page"].paginator.count
        assert listed == value, one
    (row,) = page.context["departments"]
    assert (row.name, row.count) == (bureau.name, 2)


def test_others_open_on_the_whole(
    client: Client, leader: User, officer: User, post: Post
) -> None:
    assert go(client, leader).get("/").headers["Location"] == reverse("board")
    for user in (leader, officer):
        assert boards.own_fields(user, timezone.localdate()) == []
    asked = client.get(f"{reverse('board')}?leader={post.pk}")
    assert asked.context["scope"].field is None


def test_an_instruction_waits_in_the_offices_list_until_it_is_answered(
    client: Client, deputy_head: User, officer: User, liaison: User, bureau: Department
) -> None:
    part = make_docket(officer, bureau).assignments.get()
    act(part, Verb.SIGN_FOR, liaison)
    address = reverse("act", args=[part.pk, Verb.INSTRUCT])
    assert go(client, deputy_head).get(address).status_code == 200
    client.post(address, {"text": "请说明原因", "seq": part.docket.last_seq + 1})
    todo = f"{reverse('assignment-list')}?todo=instructed"
    assert go(client, officer).get(todo).context["page"].paginator.count == 1
    page = go(client, liaison).get(part.docket.get_absolute_url()).content.decode()
    assert "请说明原因" in page and "骆长河" in page
    act(part, Verb.REPORT, liaison, Words("已复工"))
    assert go(client, officer).get(todo).context["page"].paginator.count == 1
    waiting = list(part.open_instructions())
    act(part, Verb.REPORT, liaison, Words("因汛期停工,已复工", answers=waiting))
    assert go(client, officer).get(todo).context["page"].paginator.count == 0
