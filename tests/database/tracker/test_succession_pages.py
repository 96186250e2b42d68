"""更名 and 并入 on their page."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Alias, Department
from tests.database.bodies import DAY, make_desk, make_part, signed
from tests.database.tracker.visits import go
from tests.factories import make_department
from tracker.bodies import succession
from tracker.charging.directory import Directory
from tracker.models import BodyChange

TODAY = timezone.localdate()


@pytest.fixture
def into(db: None) -> Department:
    return make_department("澄湖区城市管理局")


def address(body: Department) -> str:
    return reverse("department-succeed", args=[body.pk])


def asked(into: Department, **more: Any) -> dict[str, Any]:
    return {"into": into.pk, "on": TODAY.isoformat(), "note": "改革方案", **more}


def test_a_preview_says_what_goes_and_what_is_joined(
    client: Client, bureau: Department, into: Department, officer: User
) -> None:
    make_desk(bureau)
    make_part(officer, bureau)
    make_part(officer, bureau, support=[into])
    page = go(client, officer).get(address(bureau), asked(into)).content.decode()
    assert "未办结的 2 件次" in page and "照原样承接" in page
    assert "本来就在这一件(配合),合为一项:分工牵头" in page
    assert "宋致远(联络员)" in page
    assert not BodyChange.objects.exists()


def test_confirmed_it_is_done_and_the_receipt_lists_all(
    client: Client, bureau: Department, into: Department, officer: User
) -> None:
    part = make_part(officer, bureau)
    go(client, officer)
    seen = client.get(address(bureau), asked(into)).context["seen"]
    data = asked(into, seen=seen)
    page = client.post(address(bureau), data, follow=True).content.decode()
    assert part.docket.code in page and "由澄湖区城市管理局承接" in page
    page = client.post(address(bureau), data, follow=True).content.decode()
    assert "已并入" in page and BodyChange.objects.count() == 1
    docket = client.get(part.docket.get_absolute_url()).content.decode()
    assert "改革方案" in docket and "承接自澄湖区住房和城乡建设局" in docket


def test_what_moved_since_the_preview_is_looked_at_again(
    client: Client, bureau: Department, into: Department, officer: User
) -> None:
    part = make_part(officer, bureau)
    go(client, officer)
    seen = client.get(address(bureau), asked(into)).context["seen"]
    signed(part, officer)
    answer = client.post(address(bureau), asked(into, seen=seen))
    page = answer.content.decode()
    assert "有人办理过" in page and 'value="改革方案"' in page
    assert not BodyChange.objects.exists()
    client.post(address(bureau), asked(into, seen=answer.context["seen"]))
    assert BodyChange.objects.exists()


def test_a_renamed_body_answers_to_both_names(
    client: Client, bureau: Department, officer: User
) -> None:
    url = reverse("department-rename", args=[bureau.pk])
    data = {"name": "澄湖区住建局", "on": TODAY.isoformat(), "note": ""}
    page = go(client, officer).post(url, data, follow=True).content.decode()
    assert "成为别名" in page
    old = Alias.objects.get(department=bureau)
    assert (old.name, old.valid_to) == ("澄湖区住房和城乡建设局", TODAY - DAY)
    found, wrong = Directory(TODAY).read("澄湖区住房和城乡建设局")
    assert [d.name for d in found] == ["澄湖区住建局"] and not wrong


def test_a_name_that_is_taken_is_refused_and_kept(
    client: Client, bureau: Department, into: Department, officer: User
) -> None:
    url = reverse("department-rename", args=[bureau.pk])
    data = {"name": into.name, "on": TODAY.isoformat(), "note": "试"}
    page = go(client, officer).post(url, data).content.decode()
    assert "已有单位叫" in page and 'value="试"' in page


def test_a_merged_body_is_not_renamed(
    bureau: Department, into: Department, officer: User
) -> None:
    succession.merge(bureau, into, TODAY, "", officer)
    with pytest.raises(ValidationError, match="已并入"):
        succession.rename(bureau, "新名", TODAY, "", officer)


def test_an_old_name_is_charged_to_the_successor(
    bureau: Department, into: Department, officer: User
) -> None:
    succession.merge(bureau, into, TODAY, "", officer)
    found, wrong = Directory(TODAY).read(bureau.name)
    assert found == [into] and not wrong


def test_queries_of_the_preview_do_not_grow(
    client: Client,
    bureau: Department,
    into: Department,
    officer: User,
    django_assert_num_queries: Any,
) -> None:
    go(client, officer).get(address(bureau), asked(into))
    for _ in range(2):
        for _ in range(4):
            make_part(officer, bureau, support=[into])
        with django_assert_num_queries(16):
            client.get(address(bureau), asked(into))
