"""Lists, dockets and verbs as people use them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_assignment
from tracker.models import Assignment
from tracker.workflow import State


@pytest.fixture
def assignment(officer: User, bureau: Department) -> Assignment:
    return make_assignment(officer, bureau)


def go(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def url_of(assignment: Assignment, verb: str) -> str:
    return reverse("act", args=[assignment.pk, verb])


def seq(assignment: Assignment) -> int:
    assignment.docket.refresh_from_db()
    return assignment.docket.last_seq


def test_home_opens_on_the_readers_own_page(
    client: Client, officer: User, liaison: User
) -> None:
    assert go(client, officer).get("/").headers["Location"] == reverse("today")
    assert go(client, liaison).get("/").headers["Location"] == reverse(
        "assignment-list"
    )


def test_a_liaison_signs_with_one_click(
    client: Client, assignment: Assignment, liaison: User
) -> None:
    page = go(client, liaison).get(reverse("assignment-list"))
    assert "签收" in page.content.decode()
    sent = client.post(url_of(assignment, "sign_for"), {"seq": seq(assignment)})
    assert sent.status_code == 302
    assignment.refresh_from_db()
    assert assignment.state == State.IN_HAND


def test_an_outsider_finds_nothing(
    client: Client, assignment: Assignment, outsider: User
) -> None:
    go(client, outsider)
    assert client.get(url_of(assignment, "sign_for")).status_code == 404
    assert client.get(assignment.docket.get_absolute_url()).status_code == 404
    listed = client.get(reverse("assignment-list"))
    assert assignment.docket.code not in listed.content.decode()
    assert client.get(reverse("docket-list")).status_code == 403


def test_a_leader_reads_and_never_acts(
    client: Client, assignment: Assignment, leader: User
) -> None:
    page = go(client, leader).get(assignment.docket.get_absolute_url())
    assert page.status_code == 200 and "签收</button>" not in page.content.decode()
    refused = client.post(
        url_of(assignment, "sign_for"),
        {"seq": seq(assignment), "channel": "phone", "caller": "小宋"},
    )
    assert "不能办理" in refused.content.decode()
    assignment.refresh_from_db()
    assert assignment.state == State.UNSIGNED


def test_a_stale_form_keeps_the_words_and_says_what_changed(
    client: Client, assignment: Assignment, liaison: User
) -> None:
    go(client, liaison).post(url_of(assignment, "sign_for"), {"seq": seq(assignment)})
    old = seq(assignment)
    words = {"text": "已完成摸底", "happened_on": timezone.localdate(), "seq": old}
    client.post(url_of(assignment, "report"), words)
    again = client.post(
        url_of(assignment, "report"), {**words, "text": "整改了九个"}
    ).content.decode()
    assert "报进展" in again and "整改了九个" in again
    assert f'value="{seq(assignment)}"' in again
    assert assignment.reports.count() == 1


def test_a_report_too_long_says_by_how_much(
    client: Client, assignment: Assignment, liaison: User
) -> None:
    go(client, liaison).post(url_of(assignment, "sign_for"), {"seq": seq(assignment)})
    page = client.post(
        url_of(assignment, "report"), {"text": "长" * 301, "seq": seq(assignment)}
    )
    assert "最多 300 字,现有 301 字" in page.content.decode()


def test_what_is_pasted_reaches_the_office_uncut_or_is_refused(
    client: Client, assignment: Assignment, liaison: User
) -> None:
    """A browser cuts what is pasted at `maxlength` without a word."""
    go(client, liaison).post(url_of(assignment, "sign_for"), {"seq": seq(assignment)})
    page = client.get(url_of(assignment, "report")).content.decode()
    assert "<textarea" in page and "maxlength" not in page
    sent = {"text": "摸底", "problems": "难" * 301, "seq": seq(assignment)}
    again = client.post(url_of(assignment, "report"), sent).content.decode()
    assert "最多 300 字,现有 301 字" in again and "难" * 301 in again


def test_a_line_break_counts_as_one_character(
    client: Client, assignment: Assignment, liaison: User
) -> None:
    go(client, liaison).post(url_of(assignment, "sign_for"), {"seq": seq(assignment)})
    lines = "\r\n".join(["一二三四"] * 60)  # 299 as people count, 358 as sent
    client.post(url_of(assignment, "report"), {"text": lines, "seq": seq(assignment)})
    assert assignment.reports.get().text == "\n".join(["一二三四"] * 60)


def test_a_verb_that_is_over_says_so_before_anything_is_typed(
    client: Client, assignment: Assignment, liaison: User
) -> None:
    page = go(client, liaison).get(url_of(assignment, "report"), follow=True)
    assert page.redirect_chain[-1][0] == assignment.docket.get_absolute_url()
    assert "当前状态是“待签收”,不能“报进展”" in page.content.decode()


def test_the_last_report_is_prefilled(
    client: Client, assignment: Assignment, liaison: User
) -> None:
    go(client, liaison).post(url_of(assignment, "sign_for"), {"seq": seq(assignment)})
    client.post(
        url_of(assignment, "report"), {"text": "已完成摸底", "seq": seq(assignment)}
    )
    page = client.get(url_of(assignment, "report")).content.decode()
    assert "已完成摸底</textarea>" in page


def test_a_wrong_click_is_corrected_from_the_history(
    client: Client, assignment: Assignment, liaison: User
) -> None:
    go(client, liaison).post(url_of(assignment, "sign_for"), {"seq": seq(assignment)})
    event = assignment.events.get(verb="sign_for")
    page = client.get(assignment.docket.get_absolute_url()).content.decode()
    assert reverse("correct", args=[event.pk]) in page
    client.post(reverse("correct", args=[event.pk]))
    assignment.refresh_from_db()
    assert assignment.state == State.UNSIGNED
    page = client.get(assignment.docket.get_absolute_url()).content.decode()
    assert "struck" in page


def test_next_never_leads_off_the_site(
    client: Client, assignment: Assignment, liaison: User
) -> None:
    sent = go(client, liaison).post(
        url_of(assignment, "sign_for"),
        {"seq": seq(assignment), "next": "https://elsewhere.example/"},
    )
    assert sent.headers["Location"] == assignment.docket.get_absolute_url()


def test_charge_is_no_button(
    client: Client, assignment: Assignment, officer: User
) -> None:
    assert go(client, officer).get(url_of(assignment, "charge")).status_code == 404
    assert client.get(url_of(assignment, "nonsense")).status_code == 404


def test_health_is_open_to_a_monitor(client: Client, db: None) -> None:
    assert client.get(reverse("healthz")).content == b"ok"


def test_who_may_not_correct_is_told_before_a_form(
    client: Client, assignment: Assignment, liaison: User, leader: User
) -> None:
    go(client, liaison).post(url_of(assignment, "sign_for"), {"seq": seq(assignment)})
    event = assignment.events.get(verb="sign_for")
    page = go(client, leader).get(reverse("correct", args=[event.pk]), follow=True)
    assert "高级督查员更正" in page.content.decode()
    assert reverse("correct", args=[event.pk]) not in page.content.decode()


def test_a_liaison_reads_the_own_house_in_the_masthead(
    client: Client, liaison: User, bureau: Department
) -> None:
    page = go(client, liaison).get(reverse("assignment-list"))
    assert f"{bureau.name} · " in page.content.decode()
