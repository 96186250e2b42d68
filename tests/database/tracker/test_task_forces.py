"""Task forces: their life, their members, what they owe, and the pages of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.database.bodies import (
    DAY,
    make_part,
    make_post,
    make_task_force,
    make_tenure,
    signed,
)
from tests.database.task_forces import address, make_over
from tests.database.tracker.visits import go
from tests.factories import make_department
from tracker.bodies import members, task_forces
from tracker.bodies.task_forces import overdue_task_forces
from tracker.charging.breakdown import tasks
from tracker.charging.directory import Directory

TODAY = timezone.localdate()


def stage(force: Department) -> str:
    return task_forces.stage(task_forces.task_forces().get(pk=force.pk), TODAY)[1]


def test_only_one_that_lives_is_offered_when_charging(officer: User) -> None:
    make_task_force(name="今班")
    make_task_force(name="往班", valid_to=TODAY - DAY)
    make_task_force(name="来班", valid_from=TODAY + DAY)
    there = Directory(TODAY)
    assert [d.name for d in there.departments] == ["今班"]
    _, wrong = there.read("往班、来班")
    assert len(wrong) == 2


def test_past_its_end_with_open_work_it_is_overdue(officer: User) -> None:
    force = make_over(officer)
    make_task_force(valid_to=TODAY - DAY)  # owes nothing
    make_part(officer, make_task_force(valid_to=TODAY))  # its last day is today
    assert list(overdue_task_forces(TODAY)) == [force]
    assert stage(force) == "已到期,工作未了"


def test_the_first_page_warns_the_office_alone(
    client: Client, officer: User, leader: User
) -> None:
    force = make_over(officer)
    page = go(client, officer).get("/today/").content.decode()
    assert f"{force}于" in page and address(force) in page
    assert address(force) not in go(client, leader).get("/board/").content.decode()


def test_the_page_tells_leader_members_life_and_debts(
    client: Client, leader: User, officer: User
) -> None:
    post = make_post(None, "副区长")
    make_tenure(post, "田砚秋")
    member = make_department("澄湖区水务局")
    force = make_task_force(member, leader_in_charge=post, valid_to=TODAY + DAY)
    part = make_part(officer, force)
    page = go(client, leader).get(reverse("task-force", args=[force.pk]))
    said = page.content.decode()
    for words in ("副区长 田砚秋", "澄湖区水务局", part.docket.code, "在办"):
        assert words in said
    assert address(force) not in said  # a leader looks


def test_the_sheet_shows_leader_and_members_of_a_task_force(officer: User) -> None:
    post = make_post(None, "副区长")
    make_tenure(post, "田砚秋")
    force = make_task_force(make_department("甲局"), leader_in_charge=post)
    docket = make_part(officer, force, responsible_post=post).docket
    assert docket.meeting is not None
    (task,) = tasks(docket.meeting, officer)
    assert (task.leader, task.members) == ("副区长 田砚秋", "甲局")


def test_members_come_and_go_by_date(client: Client, officer: User) -> None:
    force, member = make_task_force(), make_department("甲局")
    url = reverse("task-force-join", args=[force.pk])
    data = {"department": member.pk, "on": (TODAY - 9 * DAY).isoformat()}
    page = go(client, officer).post(url, data, follow=True).content.decode()
    assert "已加入甲局" in page
    assert "已是成员单位" in client.post(url, data, follow=True).content.decode()
    row = force.member_rows.get()
    url = reverse("task-force-leave", args=[row.pk])
    client.post(url, {"on": TODAY.isoformat()})
    assert members.members([force], TODAY - DAY) == {force.pk: [member]}
    assert members.members([force], TODAY) == {}
    with pytest.raises(ValidationError, match="晚于加入"):
        members.leave(row, TODAY - 20 * DAY, officer)


@pytest.mark.parametrize(("name", "count"), [("task-force-list", 9)])
def test_queries_do_not_grow(
    client: Client, officer: User, name: str, count: int, django_assert_num_queries: Any
) -> None:
    go(client, officer).get(reverse(name))
    for _ in range(2):
        for _ in range(3):
            make_over(officer)
        with django_assert_num_queries(count):
            client.get(reverse(name))


def test_queries_of_one_do_not_grow(
    client: Client, officer: User, django_assert_num_queries: Any
) -> None:
    force = make_task_force()
    go(client, officer)
    for _ in range(2):
        for _ in range(3):
            signed(make_part(officer, force), officer)
            members.join(force, make_department(), TODAY, officer)
        with django_assert_num_queries(12):
            client.get(reverse("task-force", args=[force.pk]))
        with django_assert_num_queries(12):
            client.get(address(force))
