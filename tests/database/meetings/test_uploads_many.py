"""Archives, files sent one after the other, and two hundred at once."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from meetings.models import Original, Source, Upload
from tests.database.meetings.pages import PAGE

from .uploading import ADD, ARCHIVE, DATED, SEND, file, html_of, outcomes, place


def test_an_archive_becomes_a_source_an_issue(page: Client) -> None:
    html = html_of(page, ADD, {"uploads": file("合订本.txt", ARCHIVE)})
    rows = Source.objects.order_by("published_on")
    assert [f"{row.published_on:%m-%d}" for row in rows] == ["09-19", "09-21", "09-22"]
    assert {row.publication for row in rows} == {"澄湖日报"}
    assert bytes(Original.objects.get().data) == ARCHIVE.encode()
    assert html.count("读出 1 场会议") == 3
    page.post(ADD, {"uploads": file("合订本.txt", ARCHIVE)})
    assert (Source.objects.count(), Original.objects.count()) == (3, 1)
    assert outcomes()[3:] == ["known"] * 3


def test_a_pasted_text_that_is_refused_is_kept_beside_files_that_came_in(
    page: Client, settings: Any
) -> None:
    settings.MAX_SOURCE_CHARS = len(PAGE)
    long = PAGE + "补充的一段"
    html = html_of(page, ADD, {"uploads": file("一.txt", PAGE), "text": long, **DATED})
    assert "补充的一段" in html and "文件已经录入" in html
    assert outcomes() == ["taken"]


def test_a_script_sends_file_after_file_to_one_list(page: Client) -> None:
    told: dict[str, Any] = {"upload": ""}
    for name, data in (("一.txt", PAGE), ("二.txt", ""), ("三.txt", PAGE)):
        sent = {"uploads": file(name, data), "upload": told["upload"], **DATED}
        told = json.loads(page.post(SEND, sent).content)
    assert outcomes() == ["taken", "refused", "known"]
    assert Upload.objects.count() == 1
    assert (told["label"], told["at"]) == ("已有", place())


def test_a_script_is_told_in_words_what_is_wrong(page: Client) -> None:
    answer = page.post(SEND, {"uploads": file("一.txt", PAGE), "published_on": "昨天"})
    assert answer.status_code == 400
    assert "2026-03-20" in json.loads(answer.content)["words"]


def test_nobody_adds_to_the_list_of_another(
    page: Client, client: Client, senior: User
) -> None:
    other = Upload.objects.create(by=senior)
    page.post(SEND, {"uploads": file("一.txt", PAGE), "upload": other.pk, **DATED})
    assert not other.arrivals.exists() and Source.objects.exists()


def test_two_hundred_files_at_once(page: Client, settings: Any) -> None:
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}
    }
    files = [file(f"{n}.txt", PAGE.replace("第九次", f"第{n}次")) for n in range(200)]
    html = html_of(page, ADD, {"uploads": files, **DATED})
    assert outcomes() == ["taken"] * 200
    assert "共 200 份" in html
    assert Source.objects.filter(reading=None).count() == 190
