"""The pages of bulletins: drafting, issuing, reading, and what they refuse."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document

from meetings.models import Department
from tests.database.tracker.visits import go
from tests.database.tracker.yearbooks import this_year
from tests.factories import make_docket
from tracker.bulletins.draft import load
from tracker.models import Bulletin, Standing

TODAY = timezone.localdate


@pytest.fixture(autouse=True)
def docket(officer: User, bureau: Department) -> Any:
    return make_docket(officer, bureau, this_year(title="常务会议"))


def at(name: str, **more: Any) -> str:
    asked = {"year": TODAY().year, "cutoff": TODAY().isoformat(), **more}
    return reverse(name, query=asked)


def words(client: Client, **more: Any) -> dict[str, Any]:
    """What the form of the draft sends."""
    found = client.get(at("bulletin-draft")).context["found"]
    return {"to": "各单位", "requirements": "抓紧。", "seen": found.seen, **more}


def test_a_draft_shows_the_figures_and_the_words(client: Client, senior: User) -> None:
    page = go(client, senior).get(at("bulletin-draft"))
    assert "共1件" in page.text and "签发</button>" in page.text
    said = client.post(at("bulletin-draft"), words(client, requirements="一是快。"))
    assert "<p>一是快。</p>" in said.text


def test_a_bare_address_asks_what_about_and_blames_nothing(
    client: Client, officer: User
) -> None:
    page = go(client, officer).get(reverse("bulletin-draft"))
    assert page.context["found"].draft is None
    assert "必填项" not in page.text and TODAY().isoformat() in page.text


def test_an_officer_drafts_but_has_no_button_to_issue(
    client: Client, officer: User
) -> None:
    page = go(client, officer).get(at("bulletin-draft"))
    assert "签发</button>" not in page.text and "由高级督查员签发" in page.text
    file = client.post(at("bulletin-draft-document"), words(client))
    said = [one.text for one in Document(BytesIO(file.content)).paragraphs]
    assert "(草稿)" in said and "抓紧。" in said


def test_issuing_keeps_number_words_and_sum(client: Client, senior: User) -> None:
    go(client, senior)
    page = client.post(at("bulletin-issue"), words(client), follow=True)
    made = Bulletin.objects.get()
    assert f"督通〔{TODAY().year}〕1号" in page.text and made.sha256 in page.text
    assert load(made.text).body[-1].text == "抓紧。"
    file = client.get(reverse("bulletin-document", args=[made.pk]))
    said = [one.text for one in Document(BytesIO(file.content)).paragraphs]
    assert made.code in said


def test_figures_that_moved_meanwhile_are_shown_before_anything_is_issued(
    client: Client, senior: User, officer: User, bureau: Department
) -> None:
    go(client, senior)
    sent = words(client, requirements="这一段不能丢。")
    make_docket(officer, bureau, this_year())
    page = client.post(at("bulletin-issue"), sent)
    assert not Bulletin.objects.exists()
    assert "有了变化" in page.text and "共2件" in page.text
    assert "这一段不能丢。" in page.text
    assert client.post(at("bulletin-issue"), words(client)).status_code == 302


def test_figures_that_differ_are_refused_and_named(
    client: Client, senior: User
) -> None:
    sent = words(go(client, senior))
    Standing.objects.update(state="closed")
    for name in ("bulletin-draft", "bulletin-draft-document", "bulletin-issue"):
        page = client.post(at(name), sent)
        assert "■ 没有生成" in page.text and "总览 0 件" in page.text
    assert not Bulletin.objects.exists()


def test_a_year_without_dockets_and_a_day_to_come_are_refused(
    client: Client, officer: User
) -> None:
    go(client, officer)
    past = client.get(at("bulletin-draft", cutoff="2000-01-01"))
    assert "没有可通报的" in past.text
    ahead = client.get(at("bulletin-draft", cutoff="2999-01-01"))
    assert "数据截至日不能晚于今天" in ahead.text


def test_a_correction_names_what_it_corrects_both_ways(
    client: Client, senior: User, auditor: User
) -> None:
    go(client, senior)
    client.post(at("bulletin-issue"), words(client))
    wrong = Bulletin.objects.get()
    client.post(at("bulletin-issue"), words(client, corrects=wrong.pk))
    mended = Bulletin.objects.get(corrects=wrong)
    go(client, auditor)
    assert f"更正 {wrong.code}" in client.get(reverse("bulletin-list")).text
    assert mended.code in client.get(wrong.get_absolute_url()).text


def test_a_text_that_was_tampered_with_is_told(client: Client, senior: User) -> None:
    go(client, senior)
    client.post(at("bulletin-issue"), words(client))
    made = Bulletin.objects.get()
    Bulletin.objects.update(text=made.text.replace("抓紧", "放松"))
    assert "与签发时不符" in client.get(made.get_absolute_url()).text


def test_a_very_long_one_says_that_the_page_has_its_beginning(
    client: Client, senior: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post(at("bulletin-issue"), words(go(client, senior)))
    page = Bulletin.objects.get().get_absolute_url()
    assert "只显示开头" not in client.get(page).text
    monkeypatch.setattr("tracker.bulletins.beginning.ROWS", 1)
    shown = client.get(page).text
    assert "只显示开头" in shown and "略去后面" in shown and "每段只显示" not in shown
