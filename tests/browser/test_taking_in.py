"""Taking in as an officer does it: choose, drag, two hundred at once, hostile files."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from meetings.models import Arrival, Source
from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.people import Person
from tests.browser.test_every_page import WAYS, complaints, look
from tests.database.meetings.pages import PAGE
from tests.unit.formats.files import document, package, pdf
from tests.unit.formats.test_hostile import ENTITIES

DROP = """([files]) => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name));
  for (const type of ["dragover", "drop"]) {
    document.querySelector(".drop").dispatchEvent(
      new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}));
  }
}"""
numbers: Iterator[int] = iter(range(20, 10_000))


def text(dated: bool = True) -> str:
    """A page that nobody took in yet."""
    head = "澄湖日报\n2026年9月19日 星期六\n" if dated else ""
    return head + PAGE.replace("第九次", f"第{next(numbers)}次")


def named(name: str, data: str | bytes) -> Any:
    raw = data if isinstance(data, bytes) else data.encode()
    return {"name": name, "mimeType": "application/octet-stream", "buffer": raw}


def add(visit: Visit, width: int = DESK) -> Page:
    return visit(Person.OFFICER, "/sources/add/", width=width)


def send(page: Page, *files: Any) -> None:
    page.get_by_label("上传文件").set_input_files(list(files))
    page.get_by_role("button", name="录入并读取").click()


def row(page: Page, name: str) -> Any:
    return page.get_by_role("row").filter(has_text=name)


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_each_file_is_told_and_a_missing_day_is_asked_for(
    visit: Visit, width: int
) -> None:
    page = add(visit, width)
    lines = [line for line in text().split("\n") if line]
    known = text()
    send(
        page,
        named("甲.docx", document(text())),
        named("乙.pdf", pdf(lines)),
        named("丙.txt", text(dated=False)),
        named("丁.pdf", pdf([])),
        named("戊.txt", known),
        named("己.html", "<p>" + known.replace("\n", "<br>")),
    )
    page.wait_for_url("**/uploads/*/")
    for name, words in {
        "甲.docx": "已录入",
        "乙.pdf": "已录入",
        "丙.txt": "缺刊发日期",
        "丁.pdf": "扫描件",
        "戊.txt": "已录入",
    }.items():
        expect(row(page, name)).to_contain_text(words)
    assert not (wrong := look(page, WAYS)), "\n".join(wrong)
    page.get_by_label("丙.txt的刊发日期").fill("2026-09-19")
    page.get_by_role("button", name="按填好的日期录入").click()
    expect(row(page, "丙.txt")).to_contain_text("读出 1 场会议")
    page.get_by_role("link", name="丙.txt", exact=True).click()
    page.wait_for_url("**/desk/")


def test_files_are_dragged_onto_the_page(visit: Visit) -> None:
    page = add(visit)
    page.evaluate(DROP, [[["拖一.txt", text()], ["拖二.txt", text()]]])
    expect(page.get_by_role("list", name="选中的文件")).to_contain_text("拖二.txt")
    page.get_by_role("button", name="录入并读取").click()
    page.wait_for_url("**/uploads/*/")
    expect(row(page, "拖一.txt")).to_contain_text("读出 1 场会议")
    expect(row(page, "拖二.txt")).to_contain_text("读出 1 场会议")


def test_two_hundred_files_at_once(visit: Visit) -> None:
    page = add(visit)
    page.set_default_timeout(300_000)  # they are read, on a busy machine
    send(page, *(named(f"第{n}份.txt", text()) for n in range(200)))
    page.wait_for_url("**/uploads/*/")
    expect(page.get_by_text("共 200 份")).to_be_visible()
    assert page.locator("tr.taken").count() == 200


def test_without_script_they_come_in_by_one_request(
    visit: Visit, browser: Any, site: str
) -> None:
    cookies = add(visit).context.cookies()
    context = browser.new_context(base_url=site, java_script_enabled=False)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto("/sources/add/")
    send(page, *(named(f"无脚本{n}.txt", text()) for n in range(3)))
    expect(page.locator("tr.taken")).to_have_count(3)
    context.close()


def test_hostile_files_cost_only_themselves(visit: Visit) -> None:
    page = add(visit)
    said = complaints(page)
    script = "<</S/JavaScript/JS(app.alert\\('run'\\))>>"
    lines = [line for line in text().split("\n") if line]
    words = text().replace("\n", "<br>")
    page_of_script = f"<script>document.title='run'</script><p>{words}"
    send(
        page,
        named("炸弹.docx", package({"word/document.xml": ENTITIES})),
        named("大包.docx", package({"word/document.xml": b"<w:p/>" * 6_000_000})),
        named("脚本.pdf", pdf(lines, extra=script)),
        named("脚本.html", page_of_script),
        named("../../好的.txt", text()),
    )
    page.wait_for_url("**/uploads/*/")
    expect(row(page, "炸弹.docx")).to_contain_text("实体定义")
    expect(row(page, "大包.docx")).to_contain_text("展开后太大")
    for name in ("脚本.pdf", "脚本.html", "好的.txt"):
        expect(row(page, name)).to_contain_text("已录入")
    assert "run" not in Source.objects.latest("pk").text + page.title()
    assert Arrival.objects.latest("pk").file_name == "好的.txt"
    assert said == []


def test_another_day_shows_what_moves_before_it_moves(visit: Visit) -> None:
    page = add(visit)
    send(page, named("改期.txt", text()))
    page.wait_for_url("**/desk/")
    page.get_by_role("link", name="刊名、日期").click()
    page.get_by_label("刊发日期").fill("2025-09-19")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url("**/difference/")
    expect(page.get_by_text("2025-10-31")).to_be_visible()
    page.get_by_role("button", name="采用勾选的").click()
    page.wait_for_url("**/desk/")
    expect(page.get_by_text("已按新的读取更新")).to_be_visible()
    source = Source.objects.latest("pk")
    assert source.published_on == datetime.date(2025, 9, 19)


def test_a_source_is_taken_from_the_queue(visit: Visit) -> None:
    page = add(visit)
    send(page, named("分派.txt", text()))
    page.wait_for_url("**/desk/")
    other = visit(Person.SENIOR, "/sources/?state=waiting")
    expect(other.get_by_text("正在校核").first).to_be_visible()
    line = other.get_by_role("row").filter(has_text="分派.txt")
    line.get_by_role("button", name="由我来校核").click()
    expect(other.get_by_text("1 份分派给")).to_be_visible()
    assert other.url.endswith("?state=waiting")
