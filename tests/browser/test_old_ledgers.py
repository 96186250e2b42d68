"""An old ledger as an officer takes it over: a column said, a name answered, done."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from meetings.models import Department
from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.people import Person
from tests.browser.test_every_page import faults
from tests.office_ledgers import DAY, workbook
from tracker.models import Docket

HEADS = ["会议名称", "会议时间", "编号", "干什么", "牵头单位", "状态", "联系电话"]


def ledger(width: int) -> bytes:
    """Of a meeting of its own; the second body is called as nobody else calls it."""
    body = Department.objects.order_by("pk")[0].name
    meeting = f"澄湖区政府第{width}次旧账会议"
    rows: list[list[Any]] = [
        [
            meeting,
            DAY,
            f"旧〔2025〕{width}号",
            "整治背街小巷",
            body,
            "推进中",
            "13800001234",
        ],
        [
            meeting,
            DAY,
            f"旧〔2025〕{width + 1}号",
            "修复管网",
            "城改大队",
            "推进中",
            "",
        ],
    ]
    return workbook([["2025年旧账"], HEADS, *rows])


def send(page: Page, data: bytes) -> None:
    page.get_by_label("台账文件").set_input_files(
        {"name": "2025年旧账.xlsx", "mimeType": "application/zip", "buffer": data}
    )
    page.get_by_role("button", name="上传,看预览").click()
    page.wait_for_url("**/imports/*/")


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_a_ledger_is_taken_over(visit: Visit, width: int) -> None:
    page = visit(Person.OFFICER, "/imports/", width=width)
    send(page, ledger(width))
    if width == DESK:  # the phone's ledger has the same heads
        expect(page.get_by_text("没有一列是“事项内容”")).to_be_visible()
        page.get_by_label("干什么").select_option(label="事项内容")
        page.get_by_role("button", name="按这样对应").click()
    expect(page.get_by_text("不导入:联系电话")).to_be_visible()
    expect(page.get_by_role("button", name="导入 1 行")).to_be_visible()
    other = Department.objects.order_by("pk")[1]
    page.get_by_label("“城改大队”是?").select_option(label=other.name)
    page.get_by_role("button", name="确定").click()
    expect(page.get_by_text("都答过了,可以改")).to_be_visible()
    assert not faults(page, width)
    page.get_by_role("button", name="导入 2 行").click()
    page.locator("#confirm-dialog").get_by_role("button", name="确定").click()
    expect(page.get_by_text(re.compile("已导入.*2 件督办件"))).to_be_visible()
    page.get_by_role("link", name=f"旧〔2025〕{width + 1}号").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("修复管网")
    docket = Docket.objects.get(code=f"旧〔2025〕{width + 1}号")
    assert docket.lead_department == other
    assert not faults(page, width)
