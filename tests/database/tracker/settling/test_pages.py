"""The year's account as pages: steps, own scores, the leader's page, comparisons."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department
from tests.database.tracker.settling.test_objecting import overdue
from tests.database.tracker.visits import go
from tests.merits import make_approved
from tests.settling import (
    YEAR,
    day,
    later,
    make_draft,
    make_frozen,
    make_preview,
    score_of,
)
from tracker.models import Assignment, Objection, Settlement
from tracker.rulebooks import keeping
from tracker.scoring.presets import preset

HOME = f"/settlements/{YEAR}/"


def text(client: Client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def test_a_year_from_its_start_to_its_freezing(
    client: Client, late: Assignment, senior: User
) -> None:
    assert "还没有结账" in text(go(client, senior), HOME)
    start = client.post(f"{HOME}start/", {"cutoff": day().isoformat()}, follow=True)
    assert "草稿" in start.content.decode()
    made = Settlement.objects.get()
    until = {"seq": made.seq, "until": day(5).isoformat()}
    client.post(f"{HOME}1/show/", until)
    assert "公示中" in text(client, HOME)
    made.refresh_from_db()
    sent = {"seq": made.seq, "note": "同意"}
    assert "以后才能定稿" in client.post(f"{HOME}1/freeze/", sent).content.decode()
    with later(6):
        go(client, senior).post(f"{HOME}1/freeze/", sent)
    page = text(go(client, senior), HOME)
    assert "✓ 定稿" in page and "更正:另起一版" in page and "重新统计" not in page


def test_a_stale_form_keeps_what_was_typed_and_can_be_sent_again(
    client: Client, late: Assignment, senior: User
) -> None:
    made = make_draft(senior)
    sent = {"seq": made.seq - 1, "until": day(9).isoformat()}
    page = go(client, senior).post(f"{HOME}1/show/", sent).content.decode()
    assert "请看过后再办" in page and day(9).isoformat() in page
    assert f'name="seq" value="{made.seq}"' in page


def test_a_department_sees_its_own_lines_from_the_preview_on(
    client: Client, late: Assignment, senior: User, liaison: User, outsider: User
) -> None:
    made = make_draft(senior)
    own = score_of(made, late.department_id)
    address = own.get_absolute_url()
    assert go(client, liaison).get(address).status_code == 404
    assert "还没有公示的得分" in text(client, "/settlements/")
    make_shown = {"seq": made.seq, "until": day(5).isoformat()}
    go(client, senior).post(f"{HOME}1/show/", make_shown)
    page = text(go(client, liaison), address)
    assert own.shown in page and late.docket.code in page
    assert reverse("assignment", args=[late.pk]) in page
    assert own.shown in text(client, "/settlements/")
    assert client.get(f"{HOME}1/").status_code == 403
    assert go(client, outsider).get(address).status_code == 404


def test_a_departments_page_names_no_rank_and_no_other_body(
    client: Client, late: Assignment, senior: User, liaison: User, outsider: User
) -> None:
    own = score_of(make_preview(senior), late.department_id)
    page = text(go(client, liaison), own.get_absolute_url())
    assert "名次" not in page and "澄湖区水务局" not in page


def test_an_objection_from_the_line_to_the_answer(
    client: Client, late: Assignment, senior: User, liaison: User, officer: User
) -> None:
    score = score_of(make_preview(senior), late.department_id)
    address = f"{score.get_absolute_url()}object/?line={overdue(score)}"
    assert address in text(go(client, liaison), score.get_absolute_url())
    client.post(address, {"reason": "时限前已送达"})
    assert "时限前已送达" in text(client, score.get_absolute_url())
    row = Objection.objects.get()
    assert "待答复 1" in text(go(client, officer), HOME)
    answer = reverse("objection-answer", args=[row.pk])
    client.post(answer, {"verdict": "no", "words": "送达在时限以后"})
    page = text(go(client, liaison), score.get_absolute_url())
    assert "不采纳" in page and "送达在时限以后" in page


def test_the_difference_shows_department_and_lines(
    client: Client, bureau: Department, late: Assignment, officer: User, senior: User
) -> None:
    make_frozen(senior)
    make_approved(officer, senior, bureau, kind="malus", on=day(), year=YEAR)
    make_draft(senior, reason="漏计一次扣分")
    page = text(go(client, officer), f"{HOME}2/difference/")
    assert bureau.name in page and "老旧小区改造经验" in page and "漏计一次扣分" in page
    assert client.get(f"{HOME}1/difference/").status_code == 404


def test_other_rules_show_who_moves_and_change_nothing(
    client: Client, bureau: Department, late: Assignment, officer: User
) -> None:
    made = make_draft(officer)
    before = made.head
    page = text(go(client, officer), f"{HOME}1/rules/?by=jiamusi")
    assert bureau.name in page and "家有变" in page
    book = keeping.keep(YEAR, preset("default"), "", officer, 0)
    assert "没有单位变动" in text(client, f"{HOME}1/rules/?by={book.pk}")
    made.refresh_from_db()
    assert made.head == before


def test_the_proof_page_says_what_today_would_give(
    client: Client, bureau: Department, late: Assignment, officer: User, senior: User
) -> None:
    make_frozen(senior)
    assert "得分、名次、等次都一样" in text(go(client, officer), f"{HOME}1/proof/")
    make_approved(officer, senior, bureau, kind="malus", on=day(), year=YEAR)
    page = text(client, f"{HOME}1/proof/")
    assert "✓ 全部相符" in page and "请另起一版" in page


def test_the_leaders_page_has_every_group_and_band(
    client: Client, bureau: Department, late: Assignment, leader: User, senior: User
) -> None:
    make_frozen(senior)
    page = text(go(client, leader), f"{HOME}1/bands/")
    assert bureau.name in page and "还没有定稿" not in page


@pytest.mark.parametrize("count", [1, 12])
def test_queries_do_not_grow_with_departments(
    count: int,
    client: Client,
    late: Assignment,
    officer: User,
    django_assert_max_num_queries: Any,
) -> None:
    for n in range(count):
        Department.objects.create(name=f"区第{n}中心", order=n)
    make_draft(officer)
    go(client, officer)
    with django_assert_max_num_queries(20):
        client.get(f"{HOME}1/")
