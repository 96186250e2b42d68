"""Rows of a ledger as entries: whom they charge, how far they are, what is asked."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from meetings.models import Department, Post
from tests.database.imports.conftest import Send, again
from tests.factories import make_department
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
from tracker import imports
from tracker.imports import names
from tracker.imports.lines import Fate, Line
from tracker.workflow import Duty, Kind, State

L, R, S = Duty.LEAD, Duty.RESPONSIBLE, Duty.SUPPORT
BODIES = ["会议名称", "会议时间", "事项", "牵头单位", "责任单位", "配合单位"]


def told(line: Line) -> list[tuple[str, Duty]]:
    assert line.entry is not None, line.errors
    return [(body.name, duty) for body, duty in line.entry.duties]


def only(send: Send, **cells: Any) -> Line:
    (line,) = send(plain(matter(1, **cells))).lines
    return line


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_becomes_entries(send: Send, shape: str) -> None:
    make_department("澄湖区财政局")
    seen = send(SHAPES[shape]())
    assert not seen.troubles and not seen.unknown
    wrong = [3] if shape == "blanks_below" else []  # nobody ticked that it is as above
    assert [line.row.number for line in seen.lines if line.fate != Fate.READY] == wrong
    entries = [line.entry for line in seen.ready if line.entry]
    assert {(one.meeting, one.held_on) for one in entries} == {(MEETING, DAY)}


def test_the_first_of_the_leading_bodies_leads(send: Send, towns: Any) -> None:
    rows = [
        [MEETING, DAY, "甲事", "区住建局", "水务局", "各镇街"],
        [MEETING, DAY, "乙事", "水务局、区住建局", "", ""],
        [MEETING, DAY, "丙事", "", "水务局、区住建局", ""],
        [MEETING, DAY, "丁事", "区住建局、水务局(牵头)", "", "石桥镇(责任)"],
    ]
    lines = send(workbook([BODIES, *rows])).lines
    water, other = "澄湖区水务局", [("云浦镇", S), ("石桥镇", S)]
    assert told(lines[0]) == [(HOUSING, L), (water, R), *other]
    assert told(lines[1]) == [(water, L), (HOUSING, R)]
    assert told(lines[2]) == [(water, L), (HOUSING, R)]
    assert told(lines[3]) == [(water, L), (HOUSING, R), ("石桥镇", R)]


def test_a_group_does_not_lead(send: Send, towns: Any) -> None:
    line = only(send, 牵头单位="各镇街")
    assert line.errors == {"lead": "没有写牵头单位。"}


def test_an_unknown_name_is_asked_once_for_the_file(
    send: Send, bureau: Department
) -> None:
    seen = send(plain(matter(1, 牵头单位="城改办"), matter(2, 牵头单位="城改办")))
    (question,) = seen.unknown
    assert question.rows == [2, 3] and seen.open_questions == [question]
    assert {line.fate for line in seen.lines} == {Fate.ASKED}
    imports.answer(seen.source, {"城改办": bureau.pk}, None)
    seen = again(seen)
    assert [told(line) for line in seen.ready] == 2 * [[(HOUSING, L)]]
    assert not seen.open_questions
    imports.answer(seen.source, {"城改办": None}, None)
    assert {line.errors["lead"] for line in again(seen).wrong} == {
        "“城改办”不是库里的单位。"
    }


def test_a_name_may_be_passed_over(send: Send) -> None:
    seen = send(plain(matter(1, 牵头单位="区住建局、市电力公司")))
    imports.answer(seen.source, {"市电力公司": names.LEFT_OUT}, None)
    (line,) = again(seen).ready
    assert told(line) == [(HOUSING, L)]
    assert line.row.notes == ["“市电力公司”略过了,没有带过去。"]
    assert again(seen).unknown and not again(seen).open_questions


def test_who_is_not_named_is_not_asked_about(send: Send) -> None:
    rows = [[MEETING, DAY, "甲事", "区住建局和水务局", "", "各有关单位"]]
    (line,) = send(workbook([BODIES, *rows])).ready
    assert told(line) == [(HOUSING, L), ("澄湖区水务局", R)]
    assert line.row.notes == ["“各有关单位”略过了,没有带过去。"]
    assert only(send, 牵头单位="各相关部门").errors == {"lead": "没有写牵头单位。"}


def test_the_nearest_names_are_offered(send: Send) -> None:
    make_department("澄湖区教育局")
    (question,) = send(plain(matter(1, 牵头单位="教体局"))).unknown
    assert question.near[0].name == "澄湖区教育局"


@pytest.mark.parametrize("name", ["市水务局", "开发区水务局", "江州市水务局"])
def test_a_body_of_another_level_is_not_taken_for_ours(send: Send, name: str) -> None:
    assert only(send, 牵头单位=name).fate == Fate.ASKED
    assert told(only(send, 牵头单位="区水务局"))[0] == ("澄湖区水务局", L)


def test_states_and_days_as_entries(send: Send) -> None:
    entry = only(send, 状态="已办结", 办结时间="5月20日").entry
    assert entry and entry.state == State.CLOSED
    assert entry.closed_on == datetime.date(2025, 5, 20)
    standing = only(send, 状态="推进中", 完成时限="长期坚持").entry
    assert standing and standing.nature == Kind.STANDING
    assert standing.due_on is None and standing.due_by == "长期坚持"
    silent = only(send, 状态=None, 完成时限="立行立改").entry
    assert silent and silent.state is None and silent.due_by == "立行立改"


def test_closed_without_any_day_is_asked(send: Send) -> None:
    seen = send(plain(matter(1, 状态="已办结", 完成时限="立行立改")))
    assert [line.row.number for line in seen.undated] == [2]
    imports.answer(seen.source, {}, datetime.date(2025, 12, 1))
    (line,) = again(seen).ready
    assert line.entry and line.entry.closed_on == datetime.date(2025, 12, 1)


def test_closed_by_its_deadline_is_told(send: Send) -> None:
    line = only(send, 状态="已办结")
    assert line.fate == Fate.READY
    assert line.row.notes == ["没有写办结时间,按完成时限算。"]


def test_a_leader_is_found_by_post_or_by_name(send: Send, deputy_head: Post) -> None:
    rows = [
        [*matter(n), words]
        for n, words in enumerate(("霍启明", "副区长(城建) 霍启明", "张三"), 1)
    ]
    lines = send(workbook([[*HEADS, "责任领导"], *rows])).lines
    posts = [line.entry.post for line in lines if line.entry]
    assert posts == [deputy_head, deputy_head, None]
    assert lines[2].row.notes == ["责任领导“张三”名册里对不上,没有带过去。"]


@pytest.mark.parametrize(
    ("cells", "name", "words"),
    [
        ({"会议名称": None}, "meeting", "没有写会议名称"),
        ({"会议时间": "2025年3月"}, "held_on", "看不出是哪一天"),
        ({"会议时间": "/"}, "held_on", "没有写会议时间"),
        ({"会议时间": "2099-3-5"}, "held_on", "不能晚于今天"),
        ({"事项内容": None}, "text", "没有写事项内容"),
        ({"牵头单位": None}, "lead", "没有写牵头单位"),
        ({"状态": "差不多了"}, "state", "看不出办到哪一步"),
        ({"办结时间": "很快", "状态": "已办结"}, "closed_on", "看不出"),
        ({"事项编号": "督" * 31}, "code", "最多 30 字"),
        ({"状态": "转办"}, "", "不能从台账导入"),
    ],
)
def test_what_is_wrong_is_said_by_its_cell(
    send: Send, cells: dict[str, Any], name: str, words: str
) -> None:
    line = only(send, **cells)
    assert line.fate == Fate.WRONG and words in line.errors[name]


def test_a_day_without_a_year_has_that_of_the_title(send: Send) -> None:
    rows = [["2025年台账"], HEADS, matter(1, 会议时间="3月5日")]
    entry = send(workbook(rows), name="台账.xlsx").lines[0].entry
    assert entry and entry.held_on == DAY


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("顾清如、陆明远", ("顾清如", "陆明远")),
        ("顾 如,陆明远", ("顾如", "陆明远")),
        ("顾清如 陆明远", ("顾清如", "陆明远")),
    ],
)
def test_people_of_a_meeting(send: Send, cell: str, names: tuple[str, ...]) -> None:
    heads = ["会议名称", "会议时间", "会议地点", "出席人员"]
    (line,) = send(workbook([heads, [MEETING, DAY, "二楼", cell]])).ready
    assert line.entry and line.entry.attendees == names


def test_a_day_in_the_name_of_the_meeting(send: Send) -> None:
    row = ["区政府第3次常务会(2025.3.5)", "整治背街小巷", "区住建局"]
    seen = send(workbook([["来源", "督办事项", "牵头单位"], row]))
    (line,) = seen.ready
    assert not seen.troubles and line.entry and line.entry.held_on == DAY


def test_meetings_alone_are_no_dockets(send: Send) -> None:
    seen = send(SHAPES["meetings_alone"]())
    (line,) = seen.ready
    assert line.entry and line.entry.ordinal == 3 and not line.entry.duties
    assert line.entry.attendees == ("顾清如", "陆明远")
    assert seen.dockets == 0
