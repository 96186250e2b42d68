"""Taking in by form: each file on its own, and a list of what became of each."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from meetings.models import Arrival, Original, Source, Upload
from tests.database.meetings.pages import DAY, PAGE
from tests.unit.formats.files import document, pdf

ADD, SEND = reverse("source-add"), reverse("source-upload")
DATED = {"publication": "澄湖日报", "published_on": "2026-09-19"}
ARCHIVE = "".join(
    f"澄湖日报\n2026年9月{day}日 {week}\n{PAGE.replace('第九次', f'第{day}次')}\n"
    for day, week in ((19, "星期六"), (21, "星期一"), (22, "星期二"))
)


def html_of(client: Client, url: str, data: Any = None) -> str:
    answer = client.get(url) if data is None else client.post(url, data, follow=True)
    return answer.content.decode()


def file(name: str, data: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode())


def outcomes() -> list[str]:
    return list(Arrival.objects.values_list("outcome", flat=True))


def place() -> str:
    return Upload.objects.latest("pk").get_absolute_url()


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


def test_another_printed_date_is_pointed_out(page: Client) -> None:
    text = "澄湖日报\n2026年9月20日 星期日\n" + PAGE
    assert "文本里印的日期是 2026-09-20" in html_of(page, ADD, {"text": text, **DATED})


def test_files_of_every_format_come_in_together(page: Client) -> None:
    lines = [line for line in PAGE.replace("第九次", "第二次").split("\n") if line]
    files = [
        file("一.docx", document(PAGE)),
        file("二.pdf", pdf(lines)),
        file("三.html", "<p>" + PAGE.replace("第九次", "第三次").replace("\n", "<br>")),
        file("四.txt", PAGE.replace("第九次", "第四次").encode("utf-16")),
    ]
    html = html_of(page, ADD, {"uploads": files, **DATED})
    assert outcomes() == ["taken"] * 4
    assert html.count("读出 1 场会议") == 4
    kept = [bytes(one.original.data) for one in Source.objects.order_by("pk")]
    assert kept == [one.file.getvalue() for one in files]  # type: ignore[union-attr]


def test_the_name_of_a_file_tells_its_paper_and_day(page: Client) -> None:
    page.post(ADD, {"uploads": file("要闻2026.9.19.txt", PAGE)})
    source = Source.objects.get()
    assert (source.publication, source.published_on) == ("要闻", DAY)


def test_a_masthead_tells_before_the_name_of_the_file(page: Client) -> None:
    text = f"澄湖日报\n2026年9月19日 星期六\n{PAGE}"
    page.post(ADD, {"uploads": file("要闻2020.1.1.txt", text)})
    source = Source.objects.get()
    assert (source.publication, source.published_on) == ("澄湖日报", DAY)


def test_a_file_without_a_day_waits_for_it_and_is_not_sent_again(page: Client) -> None:
    text = "会议纪要\n" + PAGE
    html = html_of(page, ADD, {"uploads": file("纪要.docx", document(text))})
    assert "没有找到刊发日期" in html and 'value="会议纪要"' in html
    assert not Source.objects.exists()
    row = Arrival.objects.get()
    dated = {f"{row.pk}-publication": "区政府纪要", f"{row.pk}-published_on": str(DAY)}
    html = html_of(page, place(), dated)
    source = Source.objects.get()
    assert (source.publication, source.published_on) == ("区政府纪要", DAY)
    assert bytes(source.original.data) == document(text)
    assert "读出 1 场会议" in html
    row.refresh_from_db()
    assert (row.outcome, row.text, row.original) == ("taken", "", None)
    html_of(page, place(), dated)
    assert Source.objects.count() == 1


def test_a_wrong_day_is_told_and_the_file_waits_on(page: Client) -> None:
    page.post(ADD, {"uploads": file("纪要.txt", PAGE)})
    row = Arrival.objects.get()
    html = html_of(page, place(), {f"{row.pk}-published_on": "1226-09-19"})
    assert "检查年份" in html
    assert outcomes() == ["undated"]


def test_of_several_that_wait_each_may_be_dated_by_itself(page: Client) -> None:
    files = [file(f"{n}.txt", PAGE.replace("第九次", f"第{n}次")) for n in (2, 3)]
    html = html_of(page, ADD, {"uploads": files})
    assert "2 份要补刊发日期" in html
    _, second = Arrival.objects.all()
    html = html_of(page, place(), {f"{second.pk}-published_on": str(DAY)})
    assert outcomes() == ["undated", "taken"]
    assert "1 份要补刊发日期" in html
    assert "等着补刊发日期" in html_of(page, ADD)


def test_what_is_not_wanted_after_all_leaves_nothing(page: Client) -> None:
    page.post(ADD, {"uploads": file("纪要.txt", PAGE)})
    assert Original.objects.count() == 1
    page.post(place(), {"drop": Arrival.objects.get().pk})
    assert outcomes() == ["dropped"]
    assert not Original.objects.exists() and not Arrival.objects.get().text


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
