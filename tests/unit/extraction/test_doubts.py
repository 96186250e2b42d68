from __future__ import annotations

import datetime

from meetings.extraction import extract

from .reports import PUBLISHED, read, report


def kinds(text: str, published: datetime.date = PUBLISHED) -> dict[str, str]:
    return {doubt.kind: doubt.message for doubt in read(text, published).doubts}


def test_a_gap_in_a_series_is_named() -> None:
    text = report("会议要求，一是抓排查。二是抓整改。四是抓追责。")
    assert kinds(text)["gap"] == "序号不连续：缺三"


def test_a_promise_of_more_items_is_held_against_the_text() -> None:
    text = report("王伟提出三点要求：一是抓排查。二是抓整改。")
    assert kinds(text)["count"] == "文中说有三项，读出二项"


def test_a_kept_promise_is_no_doubt() -> None:
    text = report("王伟提出两点要求：一是抓排查。二是抓整改。")
    assert "count" not in kinds(text)


def test_a_wrong_weekday_is_named() -> None:
    text = "会议纪要\n\n时间：2023年3月15日（星期五）\n地点：会议室\n主持人：王伟\n\n"
    text += "会议要求，要抓排查。"
    assert kinds(text)["weekday"] == "2023-03-15 是星期三，文中写的是星期五"


def test_a_meeting_after_publication_is_doubtful() -> None:
    text = report("会议要求，要抓排查。")
    assert "future" in kinds(text, datetime.date(2023, 3, 10))


def test_a_body_that_nobody_registered_is_named() -> None:
    text = report("会议要求，县水利局要抓排查。")
    found = extract(text, PUBLISHED, [("清河县财政局", [])])
    assert [d.message for d in found.doubts if d.kind == "body"] == [
        "单位库里没有“县水利局”"
    ]
    assert not [d for d in read(text).doubts if d.kind == "body"]
