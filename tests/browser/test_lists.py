"""Lists at work: chips, instant results, columns, ticks, kept views, sheets."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.hands import answered
from tests.browser.people import Person, account
from tests.factories import make_department, make_docket
from tracker.models import Assignment, Event, SavedView
from tracker.workflow import Verb

LIST = "/assignments/"


def main(page: Page) -> Locator:
    return page.get_by_role("main")


def made(title: str, count: int = 1) -> list[Assignment]:
    """Parts of a department of this test's own, found by their title."""
    officer, body = account(Person.OFFICER), make_department()
    assert officer is not None
    return [
        make_docket(officer, body, title=f"{title}{n}").assignments.get()
        for n in range(count)
    ]


def rows(page: Page) -> Locator:
    return main(page).locator("#rows tbody tr")


def test_a_chip_names_a_filter_and_takes_it_away(site: str, visit: Visit) -> None:
    page = visit(Person.LEADER, f"{LIST}?light=late&role=lead")
    chips = main(page).get_by_label("已用的筛选条件")
    expect(chips.get_by_role("link")).to_have_count(3)
    chips.get_by_role("link", name="亮灯:逾期").click()
    page.wait_for_url("**/assignments/?role=lead")
    expect(main(page).locator(".told")).to_contain_text("分工:牵头")


def test_rows_come_while_one_types_and_the_address_says_it(
    site: str, visit: Visit
) -> None:
    made("清淤鸬鹚荡")
    page = visit(Person.OFFICER, f"{LIST}?sort=-code&columns=leader")
    main(page).get_by_label("查找").fill("鸬鹚")
    expect(rows(page)).to_have_count(1)
    page.wait_for_url("**q=%E9%B8%AC%E9%B9%9A**")
    assert "sort=-code" in page.url and "columns=leader" in page.url
    expect(main(page).locator(".told")).to_contain_text("查找:鸬鹚")
    expect(main(page).get_by_role("columnheader", name="分工")).to_have_count(0)


def test_a_list_is_filtered_without_scripts(site: str, visit: Visit) -> None:
    page = visit(Person.OFFICER, LIST)
    page.route("**/*.js", lambda route: route.abort())
    page.reload()
    main(page).get_by_role("checkbox", name="久无进展").check()
    main(page).get_by_role("button", name="筛选").click()
    expect(main(page).locator(".told")).to_contain_text("亮灯:久无进展")


def test_ticked_rows_reach_the_preview_and_no_others(site: str, visit: Visit) -> None:
    parts = made("修补栗子桥", 3)
    page = visit(Person.OFFICER, f"{LIST}?q=栗子桥&sort=code")
    for n in (0, 2):
        rows(page).nth(n).get_by_role("checkbox").check()
    expect(main(page).locator("[data-picked]")).to_have_text("2")
    expect(main(page).get_by_label("勾选的")).to_be_checked()
    main(page).get_by_role("button", name="看会办哪些").click()
    expect(main(page).get_by_role("heading", name="会办 2 件次")).to_be_visible()
    with answered(page):
        main(page).get_by_role("button", name="确认催办").click()
    urged = Event.objects.filter(verb=Verb.URGE, assignment__in=parts)
    assert {row.assignment_id for row in urged} == {parts[0].pk, parts[2].pk}


def test_the_page_or_all_are_picked_at_once(site: str, visit: Visit) -> None:
    made("加固芦花闸", 3)
    page = visit(Person.OFFICER, f"{LIST}?q=芦花闸")
    main(page).get_by_role("radio", name="选中本页 3 件次").check()
    expect(main(page).locator("[data-picked]")).to_have_text("3")
    main(page).get_by_role("checkbox", name="选中本页").uncheck()
    expect(main(page).get_by_label("选中全部 3 件次")).to_be_checked()
    expect(main(page).locator("[data-picked]")).to_have_text("0")
    main(page).get_by_role("button", name="看会办哪些").click()
    expect(main(page).get_by_role("heading", name="会办 3 件次")).to_be_visible()


def test_a_view_is_kept_found_renamed_and_brought_back(site: str, visit: Visit) -> None:
    page = visit(Person.SENIOR, f"{LIST}?light=still&sort=-due")
    main(page).get_by_role("link", name="存为视图").click()
    main(page).get_by_label("名称").fill("没动静的")
    main(page).get_by_role("button", name="保存").click()
    tab = main(page).get_by_label("我的视图").get_by_role("link", name="没动静的")
    expect(tab).to_have_attribute("aria-current", "true")
    expect(main(page).locator(".told")).to_contain_text("按时限从后到前")
    main(page).get_by_role("link", name="改名、删除").click()
    with answered(page):
        kept = main(page).get_by_role("row").filter(has_text="没动静的")
        kept.get_by_role("button", name="删除").click()
    assert SavedView.objects.get(name="没动静的").deleted_at
    with answered(page):
        gone = main(page).get_by_role("listitem").filter(has_text="没动静的")
        gone.get_by_role("button", name="恢复").click()
    assert SavedView.objects.get(name="没动静的").deleted_at is None


def test_the_sheet_is_the_list_as_it_is_seen(
    site: str, visit: Visit, tmp_path: Path
) -> None:
    page = visit(Person.LEADER, "/dockets/?standing=late&sort=due")
    with page.expect_download() as got:
        main(page).get_by_role("link", name="导出表格").click()
    data = Path(got.value.path()).read_bytes()
    cells = list(load_workbook(BytesIO(data)).active.iter_rows(values_only=True))
    codes = [str(row[0]) for row in cells if str(row[0]).startswith("督〔")]
    seen = rows(page).locator("td:first-child").all_inner_texts()
    assert seen and codes == [one.strip() for one in seen]
    assert "亮灯:逾期" in " ".join(str(row[0]) for row in cells[:4])


def test_the_head_stays_in_sight(site: str, visit: Visit) -> None:
    page = visit(Person.OFFICER, LIST)
    page.mouse.wheel(0, 1500)
    head = main(page).get_by_role("columnheader", name="时限")
    expect(head).to_be_in_viewport()
