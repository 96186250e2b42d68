"""The page on which a task force is dissolved: refused while undecided, once."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from meetings.models import Department
from tests.database.bodies import (
    make_part,
)
from tests.database.task_forces import address, make_over
from tests.database.tracker.visits import go
from tracker.bodies import members, task_forces
from tracker.models import BodyChange

TODAY = timezone.localdate()


def stage(force: Department) -> str:
    return task_forces.stage(task_forces.task_forces().get(pk=force.pk), TODAY)[1]


def test_undecided_it_stays_and_what_was_typed_too(
    client: Client, officer: User
) -> None:
    force = make_over(officer)
    go(client, officer)
    seen = client.get(address(force)).context["seen"]
    data = {"on": TODAY.isoformat(), "note": "任务完成", "rest": "", "seen": seen}
    page = client.post(address(force), data).content.decode()
    assert "还有没定去向的" in page and 'value="任务完成"' in page
    assert "撤销</option>" not in page  # a senior officer's choice
    assert not BodyChange.objects.exists()


def test_all_the_rest_goes_to_one(client: Client, officer: User) -> None:
    force = make_over(officer)
    member = members.members([force], TODAY)[force.pk][0]
    go(client, officer)
    seen = client.get(address(force)).context["seen"]
    data = {"on": TODAY.isoformat(), "note": "", "rest": str(member.pk), "seen": seen}
    page = client.post(address(force), data, follow=True).content.decode()
    assert "已解散" in page and str(member) in page
    again = client.post(address(force), data, follow=True).content.decode()
    assert "已经解散" in again and BodyChange.objects.count() == 1
    assert stage(force) == "已解散"


def test_what_moved_meanwhile_is_looked_at_again(client: Client, officer: User) -> None:
    force = make_over(officer)
    member = members.members([force], TODAY)[force.pk][0]
    go(client, officer)
    seen = client.get(address(force)).context["seen"]
    part = make_part(officer, force)
    data = {"on": TODAY.isoformat(), "note": "试", "rest": member.pk, "seen": seen}
    page = client.post(address(force), data).content.decode()
    assert "有人办理过" in page and part.docket.code in page and 'value="试"' in page
