"""Where an officer puts an inspection down, and who sees it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.database.tracker.inspections.looking import look, today
from tests.database.tracker.visits import go
from tracker.models import Assignment, Inspection
from tracker.workflow import Verb

V = Verb


def form(**more: Any) -> dict[str, Any]:
    return {
        "kind": "field",
        "on": today().isoformat(),
        "place": "东岸",
        "party": "陆明远",
        "finding": "正在施工。",
        "result": "true",
        **more,
    }


def test_an_officer_puts_it_down_from_the_dockets_page(
    client: Client, lead: Assignment, officer: User, liaison: User
) -> None:
    docket = lead.docket.get_absolute_url()
    address = reverse("inspect", args=[lead.docket_id])
    assert address in go(client, officer).get(docket).content.decode()
    assert client.get(address).status_code == 200
    client.post(address, form(parts=[lead.pk], asked="月底封顶。"))
    row = Inspection.objects.get()
    assert row.asked == "月底封顶。" and list(row.parts.all()) == [lead]
    for page in (docket, reverse("inspection-list")):
        shown = go(client, liaison).get(page).content.decode()
        assert "正在施工。" in shown and address not in shown
    assert "月底封顶。" in client.get(f"{docket}").content.decode()


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"on": "2099-01-01"}, "日期不能晚于今天"),
        ({"due_on": "2099-01-01"}, "请写明整改要求"),
        ({"asked": "改", "due_on": "2020-01-01"}, "不能早于这次督查"),
        ({"finding": ""}, "发现的情况"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(
    more: dict[str, Any], why: str, client: Client, lead: Assignment, officer: User
) -> None:
    address = reverse("inspect", args=[lead.docket_id])
    page = go(client, officer).post(address, form(**more)).content.decode()
    assert (why in page and "正在施工。" in page) or more.get("finding") == ""
    assert not Inspection.objects.exists()


def test_its_follow_up_is_settled_and_a_wrong_entry_taken_back(
    client: Client, lead: Assignment, officer: User
) -> None:
    row = look(lead.docket, officer)
    page = go(client, officer).get(reverse("inspection-list")).content.decode()
    done, revoke = (
        reverse(name, args=[row.pk])
        for name in ("inspection-done", "inspection-revoke")
    )
    assert done in page and revoke in page
    assert client.get(done).status_code == client.get(revoke).status_code == 200
    early = {"on": today(-1).isoformat(), "note": "已封堵"}
    assert "不能早于督查日期" in client.post(done, early).content.decode()
    client.post(done, {"on": today().isoformat(), "note": "已封堵"})
    client.post(revoke, {})
    row.refresh_from_db()
    assert row.done_note == "已封堵" and row.revoked_by == officer
