"""A slip on its way: issued from a form, on top of a liaison's page, signed for."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department
from tests.database.tracker.visits import go, sent, url
from tests.ladder import give, make_late
from tracker.ladder import Form
from tracker.models import Notice
from tracker.workflow import Verb


@pytest.fixture
def slip(officer: User, bureau: Department) -> Notice:
    return give(make_late(officer, bureau, 20), Form.SLIP, officer)


def text(client: Client, address: str) -> str:
    got = client.get(address)
    assert got.status_code == 200, address
    return got.content.decode()


def test_a_slip_is_issued_from_its_form_with_the_text_filled_in(
    client: Client, officer: User, bureau: Department
) -> None:
    part = make_late(officer, bureau)
    go(client, officer)
    page = text(client, f"{url(part, Verb.URGE)}?step=3")
    assert "已逾期 2 天" in page and "发出督办单" in page and "列入通报" not in page
    data = {"step": "3", "text": "限三天办结", "channel": "system"}
    got = client.post(url(part, Verb.URGE), sent(part, **data), follow=True)
    slip = Notice.objects.get()
    assert f"已发出 {slip.code}" in got.content.decode()
    sheet = text(client, slip.get_absolute_url())
    assert slip.code in sheet and "限三天办结" in sheet and "代单位签收" in sheet


def test_a_liaison_sees_the_slip_on_top_signs_and_the_officer_sees_that(
    client: Client, slip: Notice, liaison: User, officer: User
) -> None:
    first = text(go(client, liaison), reverse("assignment-list"))
    assert "待签收的督办单" in first and slip.code in first
    got = client.post(url(slip.assignment, Verb.ACKNOWLEDGE), sent(slip.assignment))
    assert got.status_code == 302
    assert "待签收的督办单" not in text(client, reverse("assignment-list"))
    assert "宋致远" in text(client, slip.get_absolute_url())
    page = text(go(client, officer), f"{reverse('notice-list')}?signed=yes")
    assert slip.code in page and "已签收" in page


def test_an_officer_signs_for_a_department_that_rang_up(
    client: Client, slip: Notice, officer: User
) -> None:
    data = {"channel": "phone", "caller": "小宋"}
    go(client, officer).post(
        url(slip.assignment, Verb.ACKNOWLEDGE), sent(slip.assignment, **data)
    )
    assert "小宋(电话" in text(client, slip.get_absolute_url())


def test_an_approver_reads_the_slip_and_does_not_sign(
    client: Client, slip: Notice, approver: User
) -> None:
    go(client, approver)
    for address in (reverse("assignment-list"), slip.get_absolute_url()):
        page = text(client, address)
        assert slip.code in page and "/acknowledge/" not in page
