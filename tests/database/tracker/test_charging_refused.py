"""What the charging page refuses: it says why, and nothing typed is lost."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department, Meeting
from tests.charging import row, send
from tests.factories import make_department, make_directive, make_docket, make_meeting
from tracker import charging
from tracker.charging import Decision
from tracker.models import Docket

HELD = datetime.date(2026, 9, 18)


@pytest.fixture
def meeting(db: None) -> Meeting:
    return make_meeting(held_on=HELD)


@pytest.fixture
def page(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"lead": ""}, "请选一个牵头单位"),
        ({"lead": "不存在局"}, "名册里没有“不存在局”"),
        ({"responsible": "不存在局"}, "名册里没有“不存在局”"),
        ({"due_on": "2026-09-01"}, "时限不能早于开会日期"),
        ({"title": ""}, "必填"),
        ({"decision": "join", "docket": ""}, "请写并入哪一件"),
        ({"decision": "join", "docket": "督〔2099〕001号"}, "没有找到"),
        ({"decision": "dismiss", "reason": " "}, "请写明不立项的理由"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    page: Client,
    meeting: Meeting,
    bureau: Department,
    typed: dict[str, str],
    words: str,
) -> None:
    wrong, right = make_directive(meeting), make_directive(meeting)
    data = {
        **row(wrong, **{"lead": bureau.name, **typed}),
        **row(right, lead=bureau.name, criterion="写了很久的完成标准"),
    }
    for do in ("preview", "confirm"):
        html = send(page, meeting, do, data)
        assert words in html
        assert "写了很久的完成标准" in html
    assert not Docket.objects.exists()


def test_the_lead_is_one_department(
    page: Client, meeting: Meeting, bureau: Department
) -> None:
    other = make_department("区水务局")
    data = row(make_directive(meeting), lead=f"{bureau}、{other}")
    assert "只能是一个" in send(page, meeting, "preview", data)


def test_a_row_that_somebody_decided_is_named_and_the_rest_waits(
    page: Client, meeting: Meeting, bureau: Department, senior: User
) -> None:
    taken, free = make_directive(meeting), make_directive(meeting)
    data = {
        **row(taken, lead=bureau.name),
        **row(free, lead=bureau.name, criterion="写了很久的完成标准"),
    }
    docket = make_docket(senior, directive=taken)
    html = send(page, meeting, "confirm", data)
    assert f"“{taken.heading}”已经立项,见{docket.code}" in html
    assert "什么都没有保存" in html
    assert "写了很久的完成标准" in html
    assert Docket.objects.count() == 1


def test_who_comes_too_late_for_every_row_is_told(
    page: Client, meeting: Meeting, bureau: Department, senior: User
) -> None:
    taken = make_directive(meeting)
    docket = make_docket(senior, directive=taken)
    html = send(page, meeting, "confirm", row(taken, lead=bureau.name))
    assert f"“{taken.heading}”已经立项,见{docket.code}" in html
    assert "都已有决定" in html


def test_back_from_the_preview_keeps_what_was_typed(
    page: Client, meeting: Meeting
) -> None:
    data = row(make_directive(meeting), lead="写到一半", due_on="2026-12-01")
    html = send(page, meeting, "back", data)
    assert 'value="写到一半"' in html and 'value="2026-12-01"' in html
    assert "名册里没有" not in html


def test_the_day_of_charging_lies_between_meeting_and_today(
    page: Client, meeting: Meeting, bureau: Department
) -> None:
    data = row(make_directive(meeting), lead=bureau.name)
    for day, words in (
        ("2026-09-01", "不能早于开会日期"),
        ("2999-01-01", "不能晚于今天"),
    ):
        typed = {**data, "charged_on": day}
        assert words in send(page, meeting, "confirm", typed)
    assert not Docket.objects.exists()


@pytest.mark.parametrize("person", ["leader", "liaison", "auditor", "administrator"])
def test_only_officers_charge(
    client: Client, meeting: Meeting, person: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(person))
    url = reverse("charge", args=[meeting.pk])
    assert client.get(url).status_code == 403
    assert client.post(url, {"do": "confirm"}).status_code == 403


def test_an_unconfirmed_meeting_has_no_page(page: Client) -> None:
    proposed = make_meeting(state="proposed")
    assert page.get(reverse("charge", args=[proposed.pk])).status_code == 404


def test_a_row_decided_between_the_check_and_the_save_is_named_too(
    page: Client,
    meeting: Meeting,
    bureau: Department,
    senior: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken, free = make_directive(meeting), make_directive(meeting)
    settle = charging.settle

    def slower(decisions: Sequence[Decision], answers: Any, by: User) -> list[Any]:
        make_docket(senior, directive=taken)
        return list(settle(decisions, answers, by))

    monkeypatch.setattr(charging, "settle", slower)
    typed = {**row(taken, lead=bureau.name), **row(free, lead=bureau.name)}
    html = send(page, meeting, "confirm", typed)
    assert html.count(f"“{taken.heading}”已经立项") == 1
    assert Docket.objects.count() == 1
