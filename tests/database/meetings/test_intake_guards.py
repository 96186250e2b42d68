"""Intake: refusals say what to do and keep nothing; long texts wait."""

from __future__ import annotations

import datetime
import logging
from typing import Any

import pytest
from django.contrib.auth.models import User

from meetings import readings
from meetings.models import (
    Edit,
    Meeting,
    Reading,
)
from meetings.refusals import IntakeRefused
from meetings.tasks import read_source
from tests.database.meetings.pages import DAY, PAGE

from .taking import nothing_kept, take

pytestmark = pytest.mark.django_db


def test_the_date_may_stand_in_the_text() -> None:
    taken = take("澄湖日报\n2026年9月19日 星期六\n" + PAGE, published_on=None)
    assert taken.source.published_on == DAY
    assert taken.printed_on == DAY


@pytest.mark.parametrize(
    ("text", "more", "field", "words"),
    [
        ("", {}, "text", "没有文字"),
        (" \n\u200b ", {}, "text", "没有文字"),
        (PAGE, {"published_on": None}, "published_on", "请填上刊发日期"),
        (PAGE, {"published_on": datetime.date(226, 9, 1)}, "published_on", "年份"),
        (PAGE, {"file_name": "纪要.docx"}, "uploads", "另存"),
        (PAGE * 9, {}, "text", "分成几份"),
        (PAGE + "字" * 999, {}, "text", "分成几份"),
    ],
)
def test_refusals_say_what_to_do_and_keep_nothing(
    text: str,
    more: dict[str, Any],
    field: str,
    words: str,
    settings: Any,
) -> None:
    settings.MAX_SOURCE_BYTES = len(PAGE.encode()) * 8
    settings.MAX_SOURCE_CHARS = len(PAGE) + 900
    with pytest.raises(IntakeRefused, match=words) as caught:
        take(text, **more)
    assert caught.value.field == field
    assert nothing_kept()


def test_a_secret_text_leaves_no_trace(
    caplog: pytest.LogCaptureFixture, mailoutbox: list[Any]
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(IntakeRefused) as caught:
        take("机密★5年\n" + PAGE, file_name="防汛.txt", publication="澄湖内参")
    assert caught.value.secret
    told = str(caught.value) + caplog.text
    assert not any(word in told for word in ("防汛", "霍启明", "澄湖", "机密"))
    assert caught.value.__context__ is None
    assert nothing_kept()
    assert mailoutbox == []


def test_nothing_is_kept_when_the_proposals_fail(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*args: Any) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(readings, "propose", fail)
    with pytest.raises(RuntimeError):
        take()
    assert nothing_kept()


def test_queries_do_not_grow_with_the_text(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(52):
        take()
    other = PAGE.replace("第九次", "第十次")
    with django_assert_max_num_queries(52):
        take("\n\n".join([PAGE, other, *[PAGE.replace("18日", "17日")] * 3]))


def test_a_long_text_is_stored_now_and_read_later(
    officer: User,
    settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.READ_AT_ONCE_CHARS = 100
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}
    }
    with django_capture_on_commit_callbacks() as callbacks:
        taken = take(by=officer)
    assert (taken.reading, len(callbacks)) == (None, 1)
    assert not Meeting.objects.exists()
    read_source.func(taken.source.pk)
    read_source.func(taken.source.pk)
    assert Meeting.objects.count() == Reading.objects.count() == 1
    assert Edit.objects.get().by == officer
