"""An import taken back on its page, by a senior officer alone."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.database.imports.conftest import Send, again
from tests.database.tracker.visits import go
from tests.office_ledgers import matter, plain
from tracker import imports
from tracker.acts import act
from tracker.imports import running
from tracker.models import Docket, LedgerImport
from tracker.recording import Words
from tracker.workflow import Verb

State = LedgerImport.State


@pytest.fixture
def taken(send: Send, officer: User) -> imports.Preview:
    seen = send(plain(matter(1), matter(2)))
    imports.start(seen, officer)
    return again(seen)


def back(seen: imports.Preview) -> str:
    return reverse("ledger-import-back", args=[seen.source.pk])


def test_all_of_it_is_taken_back_and_may_come_again(
    client: Client, senior: User, taken: imports.Preview
) -> None:
    page = go(client, senior).get(taken.source.get_absolute_url())
    assert "收回这次导入" in page.text
    answer = client.post(back(taken), {"reason": ""})
    assert "收回的理由" in answer.text and Docket.objects.charged().count() == 2
    page = client.post(back(taken), {"reason": "列对错了"}, follow=True)
    assert not Docket.objects.charged().exists()
    assert "导入 2 行" in page.text and "收回这次导入" not in page.text
    assert LedgerImport.objects.get().state == State.WAITING
    imports.start(again(taken), senior)
    assert Docket.objects.charged().count() == 2


def test_what_went_on_stays_and_is_named(
    client: Client, senior: User, liaison: User, taken: imports.Preview
) -> None:
    docket = Docket.objects.get(code="督〔2025〕001号")
    lead = docket.lead
    assert lead
    act(lead, Verb.REPORT, liaison, Words("又清走一处"))
    page = go(client, senior).post(back(taken), {"reason": "列对错了"}, follow=True)
    assert "1 件没有收回" in page.text and docket.code in page.text
    assert Docket.objects.charged().get() == docket
    assert LedgerImport.objects.get().state == State.DONE


def test_an_officer_does_not_take_back(
    client: Client, officer: User, taken: imports.Preview
) -> None:
    page = go(client, officer).get(taken.source.get_absolute_url())
    assert "收回这次导入" not in page.text
    assert client.post(back(taken), {"reason": "错"}).status_code == 403


def test_a_long_one_is_taken_back_by_the_worker(
    client: Client,
    senior: User,
    taken: imports.Preview,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(running, "BACK_DIRECTLY", 1)
    page = go(client, senior).post(back(taken), {"reason": "错"}, follow=True)
    assert "正在收回" in page.text and Docket.objects.charged().count() == 2
    running.leave.func(taken.source.pk, senior.pk, "错")
    assert not Docket.objects.charged().exists()
