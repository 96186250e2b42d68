"""Where a file was printed and when: told by itself, or asked for."""

from __future__ import annotations

from django.test import Client

from meetings.models import Arrival, Original, Source
from tests.database.meetings.pages import DAY, PAGE
from tests.unit.formats.files import document, pdf

from .uploading import ADD, DATED, file, html_of, outcomes, place


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
