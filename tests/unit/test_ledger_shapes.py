"""Ledgers of many shapes: their heads, what each column is, which rows count."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.office_ledgers import DAY, HEADS, MEETING, SHAPES, matter, plain, workbook
from tracker.imports import fields, heads, matching, rows, sheets, whole
from tracker.imports.heads import Head
from tracker.imports.sheets import Table, read
from tracker.imports.template import template
from tracker.workbooks.ledger import LEDGER
from tracker.workbooks.opening import Unreadable

ALL = (
    *("meeting", "held_on", "code", "text", "lead", "due", "progress", "state"),
    "closed_on",
)
# What each shape has: the row of its heads, its fields, the rows of its matters.
EXPECTED: dict[str, tuple[int, tuple[str, ...], list[int]]] = {
    "plain": (1, ALL, [2, 3]),
    "titled": (3, ALL, [4, 5]),
    "two_rows_of_heads": (
        1,
        ("meeting", "held_on", "text", "lead", "support", "due", "state"),
        [3],
    ),
    "merged_meetings": (1, ALL, [2, 3, 4, 5]),
    "blanks_below": (1, ALL, [2, 3]),
    "several_sheets": (1, ALL, [2]),
    "yes_or_no": (
        1,
        ("meeting", "held_on", "text", "responsible", "due", "state", "closed_on"),
        [2, 3],
    ),
    "one_column_of_bodies": (
        1,
        ("meeting", "held_on", "text", "responsible", "due"),
        [2],
    ),
    "printed_pages": (1, ALL, [2, 5]),
    "grouped": (1, ALL, [3, 5]),
    "shared_matter": (1, ALL, [2]),
    "by_sections": (1, ("text", "lead", "due"), [3]),
    "in_the_title": (2, ("text", "lead", "support", "due", "state"), [3]),
    "meetings_alone": (
        1,
        ("meeting", "held_on", "kind", "ordinal", "venue", "chair", "attendees"),
        [2],
    ),
    "wide_words": (
        1,
        ("meeting", "held_on", "text", "lead", "percent", "state"),
        [2],
    ),
}


def looked_at(data: bytes) -> tuple[Table, Head, matching.Fields]:
    table, head = heads.choose(read(data))
    return table, head, matching.suggested(table, head)


def found(data: bytes, fills_down: bool = True) -> rows.Rows:
    table, head, mapping = looked_at(data)
    return rows.read(table, head, mapping, fills_down)


def test_every_shape_is_expected() -> None:
    assert SHAPES.keys() == EXPECTED.keys()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_understood(shape: str) -> None:
    first, names, numbers = EXPECTED[shape]
    table, head, mapping = looked_at(SHAPES[shape]())
    assert head.first == first
    assert [mapping[place] for place in sorted(mapping)] == list(names)
    read_rows = rows.read(table, head, mapping, True)
    assert [row.number for row in read_rows.rows] == numbers
    assert {row.cells.get("meeting", MEETING) for row in read_rows.rows} == {MEETING}


def test_rows_that_are_no_matter_are_told() -> None:
    assert found(SHAPES["printed_pages"]()).skipped == {
        "合计": [3, 6],
        "重复的表头": [4],
    }
    assert found(SHAPES["grouped"]()).skipped == {"小标题、说明": [2, 4]}
    assert found(SHAPES["titled"]()).skipped == {"落款": [6]}


def test_a_merged_meeting_is_that_of_its_rows_whatever_is_ticked() -> None:
    merged = found(SHAPES["merged_meetings"](), fills_down=False)
    assert merged.merges and not merged.blank
    assert all(row.cells["held_on"] == DAY for row in merged.rows)


def test_a_blank_meeting_is_that_of_the_row_above_only_where_it_is_ticked() -> None:
    left = found(SHAPES["blanks_below"](), fills_down=False)
    assert left.blank == [3] and "meeting" not in left.rows[1].cells
    taken = found(SHAPES["blanks_below"]()).rows[1]
    assert taken.above and taken.cells["meeting"] == MEETING
    assert taken.cells["held_on"] == DAY


def test_rows_that_share_a_matter_are_one() -> None:
    (row,) = found(SHAPES["shared_matter"]()).rows
    assert row.numbers == [2, 3]
    assert row.text("lead").split("\n") == ["澄湖区住房和城乡建设局", "澄湖区水务局"]
    assert "管网已查清" in row.text("progress")


def test_shared_rows_are_closed_only_where_all_are() -> None:
    second = matter(1, 状态="办理中")
    second[:4] = [None] * 4
    merges = ["A2:A3", "B2:B3", "C2:C3", "D2:D3"]
    data = workbook([HEADS, matter(1, 状态="已办结"), second], merges)
    assert found(data).rows[0].text("state") == "办理中"


def test_as_above_is_what_the_row_above_has() -> None:
    again = matter(2, 会议名称="同上", 会议时间="〃", 牵头单位="同上")
    first, second = found(workbook([HEADS, matter(1), again]), False).rows
    for name in ("meeting", "held_on", "lead"):
        assert second.cells[name] == first.cells[name]


def test_the_name_of_a_meeting_may_say_its_day() -> None:
    heads_of = ["来源", "督办事项", "牵头单位"]
    row = ["区政府第3次常务会(2025.3.5)", "整治背街小巷", "区住建局"]
    table, head, mapping = looked_at(workbook([heads_of, row]))
    assert matching.names_days(table, head, mapping)
    assert not matching.names_days(*looked_at(plain()))


def test_a_hidden_row_is_read_and_told() -> None:
    first, second = found(workbook([HEADS, matter(1), matter(2)], hidden=[3])).rows
    assert not first.notes and second.notes == ["这一行在表里是隐藏的。"]


def test_numbers_of_blank_rows_are_no_matter() -> None:
    data = workbook([["序号", *HEADS], [1, *matter(1)], [2], [3], [None, "合计"]])
    assert [row.number for row in found(data).rows] == [2]


def test_a_title_may_name_the_meeting() -> None:
    table, head, _ = looked_at(SHAPES["in_the_title"]())
    assert whole.meeting_of(table, head) == (MEETING, DAY)
    table, head, _ = looked_at(SHAPES["titled"]())
    assert whole.meeting_of(table, head) == ("", None)
    assert whole.year_of(table, head, "") == 2025


def test_every_column_of_our_own_ledger_is_known() -> None:
    unknown = [
        column.heading
        for column in LEDGER
        if not fields.ranks(column.heading) and not fields.is_made_here(column.heading)
    ]
    assert unknown == []


def test_every_column_of_the_template_is_a_field_of_its_own() -> None:
    buffer = io.BytesIO()
    template().save(buffer)
    table, head, mapping = looked_at(buffer.getvalue())
    assert len(mapping) == len(head.names) == len(set(mapping.values()))
    assert not rows.read(table, head, mapping, True).rows
    assert load_workbook(buffer).sheetnames == ["台账"]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("会议名称(全称)", "meeting"),
        ("会议召开的时间", "held_on"),
        ("责 任\n单 位", "responsible"),
        ("牵头（主办）单位", "lead"),
        ("完成时限要求", "due"),
        ("截至目前进展情况", "progress"),
        ("是否已办结销号", "state"),
        ("分管区领导", "post"),
        ("下步工作措施", "next_step"),
        ("责任、配合单位", "responsible"),
        ("责任单位/牵头", "lead"),
        ("序时进度/进展情况", "progress"),
    ],
)
def test_a_head_is_read_through_its_dress(head: str, name: str) -> None:
    ranks = fields.ranks(head)
    assert min(ranks, key=lambda one: ranks[one]) == name


def test_what_the_system_makes_itself_is_no_progress() -> None:
    assert fields.is_made_here("无进展(天)") and not fields.ranks("无进展(天)")


def test_only_sheets_with_matters_are_offered() -> None:
    assert heads.ledgers(read(SHAPES["several_sheets"]())) == [
        "二〇二五年",
        "二〇二四年",
    ]


def test_a_vague_head_is_what_stands_below_it() -> None:
    def named(*values: Any) -> str:
        lines = [[MEETING, DAY, "整治背街小巷", value] for value in values]
        data = workbook([["会议名称", "会议时间", "事项", "落实情况"], *lines])
        return looked_at(data)[2][3]

    assert named("已完成", "推进中") == "state"
    assert named("已完成", "已铺设管网 3 公里,余下的 10 月完成") == "progress"


def test_a_head_that_asks_for_the_state_goes_before_a_vague_one() -> None:
    heads = ["会议名称", "会议时间", "事项", "落实情况", "是否办结"]
    rows = [("已完成招标", "是"), ("推进中", "否"), ("已完成", "办结")]
    lines = [[MEETING, DAY, f"整治背街小巷{said}", *said] for said in rows]
    _, _, mapping = looked_at(workbook([heads, *lines]))
    assert (mapping[3], mapping[4]) == ("progress", "state")


def test_two_columns_for_one_field_are_told() -> None:
    lines = [[*HEADS, "进展"], [*matter(1), "又清走一处"]]
    _, head, mapping = looked_at(workbook(lines))
    (words,) = matching.doubled(head, mapping)
    assert "“进展”和“进展情况”" in words
    assert matching.troubles({**mapping, 9: "progress"}, False, False)


def test_a_column_that_is_missing_is_told() -> None:
    _, _, mapping = looked_at(SHAPES["in_the_title"]())
    assert len(matching.troubles(mapping, whole=False, day=False)) == 2
    assert matching.troubles(mapping, whole=True, day=True) == []


def test_heads_are_the_same_whatever_stands_around_them() -> None:
    one = looked_at(plain())[1]
    other = looked_at(workbook([["2026年台账"], [*HEADS, "检查结果"], matter(3)]))[1]
    assert one.print == other.print
    assert one.print != looked_at(SHAPES["yes_or_no"]())[1].print


def test_what_is_no_ledger_is_refused_in_words() -> None:
    with pytest.raises(Unreadable, match="没有找到表头"):
        read_heads = workbook([["姓名", "电话"], ["王明", "无"]])
        heads.choose(read(read_heads))
    with pytest.raises(Unreadable, match="没有内容"):
        read(workbook([]))
    with pytest.raises(Unreadable, match="超过 5000 行"):
        read(workbook([HEADS, *[["会议"]] * 5000]))


def test_blank_rows_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_SEEN", 9)
    blank: list[list[Any]] = [[""] for _ in range(10)]
    with pytest.raises(Unreadable, match="太多空行"):
        read(workbook([HEADS, matter(1), *blank]))


CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.datetimes(datetime.datetime(1900, 3, 1), datetime.datetime(2199, 1, 1)),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=30),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(CELL, max_size=12), max_size=6))
def test_no_contents_raise(lines: list[list[Any]]) -> None:
    safe = [[f"'{c}" if str(c)[:1] == "=" else c for c in line] for line in lines]
    read_rows = found(workbook([HEADS, matter(1), *safe]))
    assert read_rows.rows[0].number == 2
