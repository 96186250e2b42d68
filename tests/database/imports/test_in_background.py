"""Many rows go down by the worker, in batches, with progress; nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models.jobs import SILENT
from tests.database.imports.conftest import Send, again
from tests.database.tracker.visits import go
from tests.office_ledgers import matter, plain
from tracker import imports
from tracker.imports import running, taking
from tracker.models import Docket, LedgerImport

HX = {"HX-Request": "true"}
State = LedgerImport.State


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "DIRECTLY", 2)
    monkeypatch.setattr(running, "BATCH", 2)


@pytest.fixture
def seen(send: Send) -> imports.Preview:
    return send(plain(*(matter(n) for n in range(1, 6))))


def stored(seen: imports.Preview) -> LedgerImport:
    seen.source.refresh_from_db()
    return seen.source


def test_the_page_says_how_far_it_is(
    client: Client, officer: User, seen: imports.Preview
) -> None:
    imports.start(seen, officer)
    source = stored(seen)
    source.beat(40)
    answer = go(client, officer).get(source.get_absolute_url())
    assert "已办 40%" in answer.text and "hx-get" in answer.text
    part = client.get(source.get_absolute_url(), headers=HX)
    assert "<html" not in part.text and "40%" in part.text
    for act in ("take", "drop", "columns"):
        address = reverse(f"ledger-import-{act}", args=[source.pk])
        assert client.post(address).status_code == 404
    running.take.func(source.pk, officer.pk)
    done = client.get(source.get_absolute_url(), headers=HX)
    assert done.headers["HX-Refresh"] == "true"
    assert "5 件督办件" in client.get(source.get_absolute_url()).text


def test_it_goes_down_in_batches(
    officer: User, seen: imports.Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(
        LedgerImport,
        "beat",
        lambda self, percent: told.append((percent, Docket.objects.count())),
    )
    assert imports.start(seen, officer) is None
    running.take.func(seen.source.pk, officer.pk)
    assert told == [(0, 0), (40, 2), (80, 4)]
    assert stored(seen).state == State.DONE and Docket.objects.count() == 5


def test_what_breaks_off_goes_on_where_it_was(
    officer: User, seen: imports.Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = taking.take_over, []

    def breaking(*args: Any, **more: Any) -> Any:
        calls.append(args)
        if len(calls) == 2:
            raise OSError("disk")
        return real(*args, **more)

    monkeypatch.setattr(running, "take_over", breaking)
    imports.start(seen, officer)
    with pytest.raises(OSError, match="disk"):
        running.take.func(seen.source.pk, officer.pk)
    assert stored(seen).state == State.FAILED and "管理员" in seen.source.why
    left = again(seen)
    assert (len(left.known), len(left.ready)) == (2, 3)
    imports.start(left, officer)
    running.take.func(seen.source.pk, officer.pk)
    assert stored(seen).state == State.DONE and Docket.objects.count() == 5


def test_a_worker_that_fell_silent_is_begun_again(
    officer: User, seen: imports.Preview
) -> None:
    imports.start(seen, officer)
    with pytest.raises(imports.Busy):
        imports.start(seen, officer)
    silent = timezone.now() - 2 * SILENT
    LedgerImport.objects.update(beat_at=silent)
    assert not stored(seen).is_running
    imports.start(seen, officer)
    assert stored(seen).is_running


def test_a_refusal_is_told_and_takes_nothing(
    client: Client, officer: User, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = send(plain(matter(1)))

    def refused(*args: Any) -> Any:
        raise imports.Refused({2: "编号刚刚用掉了。", 3: "也是。"})

    monkeypatch.setattr(running, "take_over", refused)
    address = reverse("ledger-import-take", args=[few.source.pk])
    page = go(client, officer).post(address, {"seen": few.print}, follow=True)
    assert "一行也没有导入" in page.text
    assert "第 2 行:编号刚刚用掉了。另有 1 行。" in page.text
    assert stored(few).state == State.FAILED and not Docket.objects.exists()


def test_a_row_without_a_code_takes_none_that_a_later_batch_brings(
    officer: User, send: Send
) -> None:
    without = [matter(n, 事项编号=None) for n in range(1, 4)]
    seen = send(plain(*without, matter(4, 事项编号="督〔2025〕001号")))
    imports.start(seen, officer)
    running.take.func(seen.source.pk, officer.pk)
    assert stored(seen).state == State.DONE, seen.source.why
    assert Docket.objects.count() == 4
