"""What was read of a form is kept: the page does not read the workbook again."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from meetings.models import Department
from tests.database.returns.paper import fill, sent
from tests.database.tracker.visits import go
from tracker import returns
from tracker.models import Assignment, Return

REPORT = {"本次办理": "报进展", "进展说明": "六处已清走四处"}


@pytest.fixture
def source(officer: User, bureau: Department, parts: list[Assignment]) -> Return:
    data = sent(bureau, officer, fill(**REPORT))
    return returns.keep(data, "回填表.xlsx", timezone.localdate(), officer)


def test_the_preview_opens_no_workbook(
    client: Client, officer: User, source: Return, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = go(client, officer).get(source.get_absolute_url()).context["plan"]

    def opened(*given: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("tracker.returns.keeping.read", opened)
    page = client.get(source.get_absolute_url())
    assert "六处已清走四处" in page.text and "空着、不动的 2 行" in page.text
    assert page.context["plan"].print == before.print


def test_what_came_before_readings_were_kept_is_read_and_says_the_same(
    officer: User, source: Return
) -> None:
    kept = returns.check(returns.book_of(source), source, officer)
    source.book = None
    read = returns.check(returns.book_of(source), source, officer)
    assert (kept.ready, kept.untouched) == (read.ready, read.untouched)
    assert len(kept.ready) == 1 and kept.untouched == 2


def test_what_is_kept_is_what_was_written(source: Return) -> None:
    book, whole = returns.book_of(source), returns.read(bytes(source.data))
    assert book.rows == [row for row in whole.rows if row.filled]
    assert (book.sheet, book.head, book.columns) == (
        whole.sheet,
        whole.head,
        whole.columns,
    )
