"""The pages on which posts are handed over."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department, Post
from tests.database.bodies import make_desk, make_part, make_stranger
from tests.database.tracker.visits import go
from tests.factories import make_department
from tracker.models import Handover

TODAY = timezone.localdate()


@pytest.fixture
def desk(bureau: Department, officer: User) -> Post:
    make_part(officer, bureau)
    return make_desk(bureau)[0]


def typed(post: Post, **more: Any) -> dict[str, Any]:
    former = post.tenures.get().pk
    return {"former": former, "name": "新来", "on": TODAY.isoformat(), **more}


def send(client: Client, post: Post, **more: Any) -> str:
    url = reverse("post-hand-over", args=[post.pk])
    return client.post(url, typed(post, **more), follow=True).content.decode()


def test_what_goes_along_is_shown_before_it_goes(
    client: Client, officer: User, desk: Post
) -> None:
    account = make_stranger()
    page = send(go(client, officer), desk, account=account.pk)
    assert "还没有交接" in page and "未办结的任务" in page and "新登记到名册" in page
    assert not Handover.objects.exists()
    page = send(client, desk, account=account.pk, confirm=1)
    assert "交接单" in page and "宋致远 → 新来" in page and "撤销这次交接" in page


def test_the_administrator_hands_over_and_sees_no_business(
    client: Client, administrator: User, desk: Post
) -> None:
    page = send(go(client, administrator), desk)
    assert "还没有交接" in page and "未办结的任务" not in page
    assert "未办结的任务" not in send(client, desk, confirm=1)
    page = client.get(reverse("posts")).content.decode()
    assert "更名或并入" not in page and "督查员移交" not in page


def test_somebody_else_was_faster(client: Client, officer: User, desk: Post) -> None:
    data = typed(desk, name="甲", confirm=1)
    send(go(client, officer), desk, confirm=1)
    answer = client.post(reverse("post-hand-over", args=[desk.pk]), data)
    page = answer.content.decode()
    assert Handover.objects.count() == 1
    assert 'value="甲"' in page and "刚刚有变动" in page  # what was typed is kept


def test_an_empty_form_says_what_is_missing(
    client: Client, officer: User, desk: Post
) -> None:
    page = send(go(client, officer), desk, name="")
    assert "还不能保存" in page and "请填写" in page


def test_it_is_taken_back_from_its_receipt(
    client: Client, officer: User, desk: Post
) -> None:
    send(go(client, officer), desk, confirm=1)
    url = reverse("handover-undo", args=[Handover.objects.get().pk])
    page = client.post(url, follow=True).content.decode()
    assert "原任照旧" in page
    assert "已经撤销" in client.post(url, follow=True).content.decode()


def test_a_post_is_found_by_department_title_or_person(
    client: Client, officer: User, desk: Post
) -> None:
    go(client, officer)
    for words in ("住房", "联络", "宋致"):
        page = client.get(reverse("posts"), {"q": words}).content.decode()
        assert "宋致远" in page
    assert "没有符合的岗位" in client.get("/posts/", {"q": "无此人"}).content.decode()


def test_queries_do_not_grow_with_the_posts(
    client: Client, officer: User, desk: Post, django_assert_num_queries: Any
) -> None:
    go(client, officer).get(reverse("posts"))
    for count in (13, 13):
        with django_assert_num_queries(count):
            client.get(reverse("posts"))
        for _ in range(5):
            make_desk(make_department())
