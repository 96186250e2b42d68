"""The table of marks: saved per row, with and without scripts."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department
from tests.database.tracker.settling.test_marks import DUE, lead, responsible
from tests.database.tracker.visits import go
from tests.factories import TODAY, make_assignment
from tests.merits import make_mark
from tracker.models import Assignment, Mark

__all__ = ["lead", "responsible"]
LIST = f"/marks/{TODAY.year}/"
HX = {"HX-Request": "true"}


def test_a_row_is_saved_by_itself(
    client: Client, lead: Assignment, officer: User
) -> None:
    address = reverse("mark", args=[lead.pk])
    assert address in go(client, officer).get(LIST).content.decode()
    sent = {"office": "80", "seq-office": "0", "leader": "", "seq-leader": "0"}
    row = client.post(address, sent, headers=HX).content.decode()
    assert "已保存" in row and "陆明远" in row and "<html" not in row
    assert Mark.objects.get().value == 80
    back = client.post(address, {**sent, "office": "81", "seq-office": "1"})
    assert back.headers["Location"] == f"/marks/#row-m{lead.pk}"


def test_a_refused_row_keeps_what_was_typed_and_can_be_sent_again(
    client: Client, lead: Assignment, officer: User, senior: User
) -> None:
    make_mark(lead, senior, "office", 80)
    address = reverse("mark", args=[lead.pk])
    sent = {"office": "60", "seq-office": "0"}
    row = go(client, officer).post(address, sent, headers=HX).content.decode()
    assert "顾清如刚刚评了" in row and 'value="60"' in row
    assert 'name="seq-office" value="1"' in row
    page = client.post(address, sent).content.decode()
    assert "<html" in page and 'value="60"' in page
    wrong = client.post(address, {"office": "101"}, headers=HX).content.decode()
    assert 'value="101"' in wrong and Mark.objects.count() == 1


def test_a_lead_department_marks_the_others_and_sees_only_those(
    client: Client,
    lead: Assignment,
    responsible: Assignment,
    liaison: User,
    outsider: User,
) -> None:
    page = go(client, liaison).get(LIST).content.decode()
    assert f"row-m{responsible.pk}" in page and f"row-m{lead.pk}" not in page
    address = reverse("mark", args=[responsible.pk])
    client.post(address, {"lead": "70", "seq-lead": "0"})
    assert Mark.objects.get().judge == "lead"
    assert f"row-m{responsible.pk}" not in (
        go(client, outsider).get(LIST).content.decode()
    )
    assert client.post(address, {"lead": "0", "seq-lead": "1"}).status_code == 403


def test_a_lead_department_is_not_shown_what_others_gave(
    client: Client, responsible: Assignment, officer: User, liaison: User
) -> None:
    make_mark(responsible, officer, "office", "63.5")
    assert "63.5" in go(client, officer).get(LIST).content.decode()
    assert "63.5" not in go(client, liaison).get(LIST).content.decode()


@pytest.mark.parametrize("count", [1, 12])
def test_queries_do_not_grow_with_rows(
    count: int,
    client: Client,
    bureau: Department,
    officer: User,
    django_assert_max_num_queries: Any,
) -> None:
    for _ in range(count):
        make_mark(make_assignment(officer, bureau, due_on=DUE), officer, "office", 80)
    go(client, officer)
    with django_assert_max_num_queries(14):
        client.get(LIST)
