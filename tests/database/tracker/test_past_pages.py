"""Every board shows the past day that it is asked for, or says that it cannot."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.browser.pages import PAGES
from tracker import past_pages
from tracker.models import Docket

from .past_work import YEAR, on, work
from .visits import go

DAY = on(3, 31)
SAID = ("截至 2025 年 3 月 31 日", "2025-03-31 结束时", "3 月 31 日 结束时")
TABLES = (past_pages.KEEPS, past_pages.OF_A_TIME, past_pages.OF_TODAY)
# Pages of one thing, forms, desks, and what is of the reader: no boards.
OTHER = re.compile(
    r"(act|assignment|correct|docket-detail|docket-instruct|breakdown|bulk-done|charge.*"
    r"|body-.*|department-(succeed|rename)|desk|directive-.*|handover|inbox.*|inspect"
    r"|inspection-.*(done|revoke)|instruction-(reply|revoke)|ledger-import.*|log.*"
    r"|mail-choice|mark.*|meeting-(accept|change|detail|instruct|people|type)|merit-.*"
    r"|notice(-sheets)?|objection-.*|officer-.*|password_.*|post.*|register.*"
    r"|relay-(add|change)|reply-revoke|return.*|rule-.*|source-.*|styleguide.*"
    r"|settlement-(count|freeze|proof|rules|show|start)|task-force-dissolve|twin"
    r"|upload|view-.*|year-export)"
)


@pytest.fixture
def made(officer: User, senior: User, bureau: Department) -> dict[str, Docket]:
    return work(officer, senior, bureau)


def test_every_page_is_in_one_table_or_is_no_board() -> None:
    """A new board has to say which it is."""
    for name in PAGES:
        tables = [table for table in TABLES if name in table]
        assert len(tables) == (0 if OTHER.fullmatch(name) else 1), name


def arguments(name: str, docket: Docket) -> dict[str, Any]:
    """What its address needs."""
    body, meeting = docket.lead_department_id, docket.meeting_id
    year: dict[str, Any] = {"year": YEAR, "department": body, "month": 3}
    return {
        "department": {"pk": body},
        "matrix": {"year": YEAR},
        "matrix-month": year,
        "meeting-matrix": {"pk": meeting},
        "meeting-progress": {"pk": meeting},
        "month-evidence": year,
        "trends": {"year": YEAR},
    }.get(name, {})


SHEETS = {"assignment-workbook", "docket-workbook"}
PIECES = {"month-evidence"}


@pytest.mark.parametrize("name", sorted(past_pages.KEEPS - SHEETS - PIECES))
def test_it_prints_the_day_and_keeps_it(
    client: Client, leader: User, made: dict[str, Docket], name: str
) -> None:
    address = reverse(name, kwargs=arguments(name, made["silent"]))
    asked = {"on": str(DAY), "year": str(YEAR)}
    page = go(client, leader).get(address, asked)
    assert page.status_code == 200
    html = page.content.decode()
    assert any(said in html for said in SAID)
    assert "截至 " + f"{timezone.localdate():%Y}" not in html
    for href in re.findall(r'<a [^>]*href="([^"]+)"', html):
        assert f"on={DAY}" in href or _may_forget(href, address), href


def _may_forget(href: str, here: str) -> bool:
    """To the present on purpose, to another past day, or to what is no board."""
    path, _, query = href.partition("?")
    if path in ("", here):  # 现在, another set of columns, a chip that takes it away
        return True
    if "on=" in query or "month=" in query or re.search(r"/months/\d", path):
        return True
    sections = set(re.findall(r"^/(\w*)", path))
    return sections <= PRESENT or path == "#content"


# What the masthead, the reader's own menu and "存为视图" lead to.
PRESENT = {
    *(
        "",
        "accounts",
        "undecided",
        "inbox",
        "relayed",
        "meetings",
        "notices",
        "year",
        "rules",
    ),
    *("task-forces", "task", "views", "search", "inspections"),
}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("burden", "按它自己的日期统计,没有 2025-03-31 的"),
        ("month-list", "按它自己的日期统计,没有 2025-03-31 的"),
        ("year", "只有现在的情况,不是 2025-03-31 的"),
        ("meeting-list", "只有现在的情况,不是 2025-03-31 的"),
    ],
)
def test_what_cannot_show_the_day_says_so(
    client: Client, leader: User, made: dict[str, Docket], name: str, words: str
) -> None:
    page = go(client, leader).get(reverse(name), {"on": str(DAY)})
    assert words in page.content.decode()
    assert "▲ 请留意" not in client.get(reverse(name)).content.decode()


def test_one_docket_is_of_the_present(
    client: Client, leader: User, made: dict[str, Docket]
) -> None:
    own = made["silent"].get_absolute_url()
    page = go(client, leader).get(own, {"on": str(DAY)}).content.decode()
    assert "只有现在的情况,不是 2025-03-31 的" in page
