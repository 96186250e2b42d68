"""Taking in by form: each file on its own, and a list of what became of each."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Arrival, Source
from tests.database.meetings.pages import PAGE

from .uploading import ADD, DATED, file, html_of, outcomes


def test_a_pasted_text_leads_to_its_desk(page: Client, officer: User) -> None:
    answer = page.post(ADD, {"text": PAGE, **DATED})
    source = Source.objects.get()
    assert answer["Location"] == reverse("desk", args=[source.pk])
    assert (source.added_by, source.publication) == (officer, "澄湖日报")
    assert "读出 1 场会议" in html_of(page, answer["Location"])


def test_pasting_what_was_uploaded_changes_nothing(page: Client) -> None:
    page.post(ADD, {"uploads": file("要闻.txt", PAGE), **DATED})
    html = html_of(page, ADD, {"text": PAGE.replace("\n", "\r\n"), **DATED})
    assert "已经录入过" in html
    assert Source.objects.get().file_name == "要闻.txt"


def test_of_several_files_each_is_told(page: Client) -> None:
    files = [
        file("一.txt", PAGE),
        file("二.docx", PAGE),
        file("三.txt", ""),
        file("四.txt", PAGE.replace("第九次", "第十次")),
    ]
    html = html_of(page, ADD, {"uploads": files, **DATED})
    assert Source.objects.count() == 2
    assert outcomes() == ["taken", "refused", "refused", "taken"]
    assert "另存一份再上传" in html and "里面没有文字" in html
    assert html.count("读出 1 场会议") == 2


@pytest.mark.parametrize(
    ("posted", "words"),
    [
        ({"text": " \u200b ", **DATED}, "里面没有文字"),
        ({"text": PAGE, **DATED, "published_on": "昨天"}, "还不能保存"),
        ({**DATED}, "请选择文件,或把文字粘贴"),
    ],
)
def test_a_refusal_keeps_what_was_typed(
    page: Client, posted: dict[str, str], words: str
) -> None:
    html = html_of(page, ADD, posted)
    assert words in html
    assert ("霍启明主持召开" in html) == (posted.get("text") == PAGE)
    assert 'value="澄湖日报"' in html
    assert not Source.objects.exists()


def test_a_secret_text_is_not_sent_back(page: Client) -> None:
    html = html_of(page, ADD, {"text": "秘密★1年\n" + PAGE, **DATED})
    assert "带有密级标志" in html and 'value="澄湖日报"' in html
    assert "防汛" not in html and "霍启明" not in html
    html = html_of(page, ADD, {"uploads": file("防汛.txt", "机密\n" + PAGE), **DATED})
    assert "带有密级标志" in html and "防汛" not in html
    assert not Source.objects.exists() and not Arrival.objects.exists()


def test_too_much_at_once_is_told(page: Client, settings: Any) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 200
    html = html_of(page, ADD, {"uploads": file("大.txt", PAGE), **DATED})
    assert "一次上传合计不能超过" in html
