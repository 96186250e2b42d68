"""The pages of old ledgers: sent in, its columns and names said, taken over."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from meetings.intake import SECRET
from meetings.models import Department, Meeting
from tests.database.tracker.visits import go
from tests.office_ledgers import (
    DAY,
    HEADS,
    HOUSING,
    MEETING,
    SHAPES,
    matter,
    plain,
    workbook,
)
from tracker.models import Docket, KeptMapping, LedgerImport

LIST = reverse("ledger-import-list")
ODD = ["会议名称", "会议时间", "干什么", "牵头单位"]


def upload(client: Client, data: bytes, name: str = "2025年台账.xlsx") -> str:
    file = SimpleUploadedFile(name, data)
    return client.post(LIST, {"workbook": file}, follow=True).content.decode()


def to(act: str) -> str:
    return reverse(f"ledger-import-{act}", args=[LedgerImport.objects.latest("pk").pk])


def page(client: Client) -> Any:
    return client.get(LedgerImport.objects.latest("pk").get_absolute_url())


def take(client: Client, **more: str) -> str:
    seen = {"seen": page(client).context["seen"].print, **more}
    return client.post(to("take"), seen, follow=True).content.decode()


@pytest.fixture(autouse=True)
def office(client: Client, officer: User, bureau: Department) -> None:
    go(client, officer)


def test_a_ledger_is_sent_in_seen_and_taken_over(client: Client) -> None:
    assert "还没有传过" in client.get(LIST).text
    shown = upload(client, plain())
    assert "导入 2 行" in shown and "督〔2025〕001号" in shown
    assert not Docket.objects.exists()
    shown = take(client)
    assert "2 件督办件" in shown and "1 次会议" in shown
    docket = Docket.objects.get(code="督〔2025〕001号")
    assert docket.get_absolute_url() in shown
    assert "2 行" in client.get(LIST).text


def test_the_same_file_again_changes_nothing(client: Client) -> None:
    data = plain()
    upload(client, data)
    take(client)
    shown = upload(client, data, "另一个名字.xlsx")
    assert LedgerImport.objects.count() == 1
    assert "都在库中了" in shown and "删除" not in shown
    assert "预览以后有变动" in take(client)
    assert (Docket.objects.count(), Meeting.objects.count()) == (2, 1)


def test_rows_of_another_file_that_are_known_are_left_out(client: Client) -> None:
    upload(client, plain())
    take(client)
    upload(client, plain(matter(2), matter(3)))
    seen = page(client).context["seen"]
    assert (len(seen.ready), len(seen.known)) == (1, 1)
    take(client)
    assert Docket.objects.count() == 3


def test_a_column_is_said_once_for_all_ledgers_with_these_heads(client: Client) -> None:
    shown = upload(client, workbook([ODD, [MEETING, DAY, "整治背街小巷", HOUSING]]))
    assert "没有一列是“事项内容”" in shown and "导入 1 行" not in shown
    mapping = {"0": "meeting", "1": "held_on", "2": "text", "3": "lead"}
    client.post(to("columns"), {f"column-{n}": name for n, name in mapping.items()})
    assert "导入 1 行" in page(client).text
    assert KeptMapping.objects.get().mapping == mapping
    shown = upload(client, workbook([ODD, [MEETING, DAY, "修复管网", HOUSING]]))
    assert "导入 1 行" in shown
    client.post(to("columns"), {"anew": "1"})
    assert "没有一列是“事项内容”" in page(client).text
    assert not KeptMapping.objects.exists()


def test_two_columns_for_one_field_are_told_on_the_page(client: Client) -> None:
    upload(client, plain())
    same = {"column-0": "meeting", "column-1": "meeting"}
    client.post(to("columns"), same)
    assert "有两列都对应了“会议名称”" in page(client).text


def test_the_meeting_of_the_whole_file_is_asked_for(client: Client) -> None:
    heads = ["议定事项", "牵头单位", "状态"]
    upload(client, workbook([heads, ["整治背街小巷", HOUSING, "办理中"]]))
    mapping = {"column-0": "text", "column-1": "lead", "column-2": "state"}
    whole = {"meeting": MEETING, "held_on": "2025-03-05"}
    answer = client.post(to("columns"), {**mapping, "held_on": "2099-01-01"})
    assert "日期不能晚于今天" in answer.text
    client.post(to("columns"), {**mapping, **whole})
    (line,) = page(client).context["seen"].ready
    assert (line.entry.meeting, line.entry.held_on) == (MEETING, DAY)


def test_a_blank_meeting_is_ticked(client: Client) -> None:
    shown = upload(client, SHAPES["blanks_below"]())
    assert "有 1 行没有写会议" in shown and "导入 1 行" in shown
    names = page(client).context["seen"].mapping
    said = {f"column-{place}": name for place, name in names.items()}
    client.post(to("columns"), {**said, "fills_down": "on"})
    assert "导入 2 行" in page(client).text


def test_another_sheet_is_chosen(client: Client) -> None:
    shown = upload(client, SHAPES["several_sheets"]())
    assert "二〇二四年" in shown and "填报说明" not in shown
    client.post(to("sheet"), {"sheet": "二〇二四年"})
    assert "导入 2 行" in page(client).text
    shown = client.post(to("sheet"), {"sheet": "汇总"}, follow=True).text
    assert "没有找到台账的表头" in shown


def test_a_name_is_asked_for_and_answered(client: Client, bureau: Department) -> None:
    shown = upload(client, plain(matter(1, 牵头单位="城改办")))
    assert "“城改办”是?" in shown and "不是库里的单位" in shown
    (field,) = (f for f in page(client).context["questions_form"].fields if "-" in f)
    client.post(to("answer"), {field: bureau.pk})
    assert LedgerImport.objects.get().names == {"城改办": bureau.pk}
    assert "导入 1 行" in page(client).text and "都答过了" in page(client).text
    client.post(to("answer"), {field: "none"})
    assert "“城改办”不是库里的单位" in page(client).text
    answer = client.post(to("answer"), {field: "77"})
    assert "还不能保存" in answer.text


def test_a_preview_that_is_no_longer_true_takes_nothing(client: Client) -> None:
    upload(client, plain())
    assert "预览以后有变动" in take(client, seen="of before")
    assert not Docket.objects.exists()


def test_the_wrong_rows_come_as_a_file_that_maps_at_once(client: Client) -> None:
    upload(client, plain(matter(1), matter(2, 状态="差不多了", 会议时间="三月")))
    book = load_workbook(io.BytesIO(client.get(to("failed")).content))
    sheet = book.worksheets[0]
    heads, row, *more = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert not more and heads == [*HEADS, "检查结果"]
    assert row[3] == matter(2)[3] and "状态:看不出" in row[-1]
    assert sheet["B2"].comment and sheet["B2"].fill.fgColor.rgb == "00F9E6E3"
    sheet["B2"], sheet["H2"] = datetime.date(2025, 3, 5), "办理中"
    buffer = io.BytesIO()
    book.save(buffer)
    assert "导入 1 行" in upload(client, buffer.getvalue())


def test_what_is_mended_keeps_rows_that_share_a_matter(client: Client) -> None:
    first = matter(1, 状态="差不多了", 事项内容="=1+1 的事")
    second = matter(1, 牵头单位="城改办")
    second[:4] = [None] * 4
    merges = ["A2:A3", "B2:B3", "C2:C3", "D2:D3"]
    data = io.BytesIO(workbook([HEADS, first, second], merges))
    book = load_workbook(data)
    book.worksheets[0]["D2"].data_type = "s"
    book.save(data := io.BytesIO())
    upload(client, data.getvalue())
    client.post(to("answer"), {})
    copy = load_workbook(io.BytesIO(client.get(to("failed")).content)).worksheets[0]
    assert "D2:D3" in {str(one) for one in copy.merged_cells.ranges}
    assert copy["D2"].data_type == "s" and copy["E3"].value == "城改办"


def test_the_original_and_the_template_are_fetched(client: Client) -> None:
    upload(client, plain())
    assert client.get(to("file")).content == bytes(LedgerImport.objects.get().data)
    empty = client.get(reverse("ledger-import-template")).content
    assert load_workbook(io.BytesIO(empty)).sheetnames == ["台账"]


def test_an_upload_that_nothing_was_taken_from_is_dropped(client: Client) -> None:
    upload(client, plain())
    assert "已删除" in client.post(to("drop"), follow=True).text
    upload(client, plain())
    take(client)
    assert "不能删除" in client.post(to("drop"), follow=True).text


@pytest.mark.parametrize("cell", ["机密", "秘密★3年", "密级:秘密"])
def test_a_secret_ledger_is_refused_and_nothing_kept(client: Client, cell: str) -> None:
    shown = upload(client, plain(matter(1, 进展情况=cell)))
    assert SECRET in shown and not LedgerImport.objects.exists()


def test_what_is_no_ledger_says_what_to_do(client: Client) -> None:
    assert "不是 .xlsx" in upload(client, b"words")
    assert "没有找到表头" in upload(client, workbook([["姓名", "职务"]]))


def test_rows_are_shown_by_outcome_a_page_at_a_time(client: Client) -> None:
    rows = [matter(n) for n in range(1, 41)]
    upload(client, plain(*rows, matter(41, 状态="?")))
    first = page(client)
    assert first.context["current"].fate == "wrong"
    answer = client.get(first.request["PATH_INFO"], {"show": "ready", "page": "2"})
    assert len(answer.context["page"].object_list) == 10
    assert "show=ready" in answer.text


def test_a_longer_ledger_asks_no_more(client: Client) -> None:
    def queries(*rows: list[Any]) -> int:
        upload(client, plain(*rows))
        with CaptureQueriesContext(connection) as found:
            page(client)
        return len(found)

    few = queries(matter(1), matter(2))
    assert queries(*(matter(n) for n in range(1, 30))) == few
    assert few <= 34
