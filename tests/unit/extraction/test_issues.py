"""An archive is parted at its mastheads, and a paper is known by its name."""

from __future__ import annotations

import pytest

from meetings.extraction.issues import issues, publication_in

FIRST = "澄湖日报\nCHENGHU RIBAO\n2026年3月20日 星期五\n\n会议一\n正文一。\n"
SECOND = "澄湖日报\n\n2026年3月21日 星期六 第2期\n会议二\n正文二。\n"
ROW = "山城早报 2026.3.22 星期日 05版\n会议三\n正文三。\n"


def days(text: str) -> list[str]:
    return [one.published_on.isoformat() for one in issues(text)]


def test_an_archive_is_parted_into_its_issues() -> None:
    text = FIRST + SECOND + ROW
    found = issues(text)
    assert [text[one.start : one.end] for one in found] == [FIRST, SECOND, ROW]
    assert days(text) == ["2026-03-20", "2026-03-21", "2026-03-22"]
    assert [one.publication for one in found] == ["澄湖日报", "澄湖日报", "山城早报"]


def test_nothing_is_lost_between_the_issues() -> None:
    text = "合订本\n\n" + FIRST + "\n\n" + SECOND
    assert "".join(text[one.start : one.end] for one in issues(text)) == text


def test_the_pages_of_one_day_stay_together() -> None:
    page = "2026年3月20日 星期五 第2版\n会议二\n正文。\n"
    assert issues(FIRST + page) == []
    assert days(FIRST + page + SECOND) == ["2026-03-20", "2026-03-21"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        FIRST,
        "会议纪要\n时间：2022年3月30日（星期三）\n会议时间：2022年4月6日 星期三\n",
        "会议一\n发布时间：2021-11-26\n正文。\n会议二\n发布时间：2021-11-27\n正文。",
        "2026年3月20日 星期五,区政府开会。\n2026年3月21日 星期六,区委开会。",
        "报道\n" * 30 + "2026年3月20日 星期五\n" + SECOND,
        "2026年13月20日 星期五\n2026年14月20日 星期五\n",
    ],
)
def test_what_is_of_one_day_or_of_no_paper_stays_whole(text: str) -> None:
    assert issues(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (FIRST, "澄湖日报"),
        ("云浦日报        2023年11月3日 星期五 02版 时政", "云浦日报"),
        ("澄 湖 日 报\n今日4版", "澄湖日报"),
        ("滏源县人民政府\n专 题 会 议 纪 要\n〔2022〕11号", "会议纪要"),
        (
            "标题\n信息来源：和平里街道办事处　　发布日期：2021-11-26",
            "和平里街道办事处",
        ),
        ("区政府召开会议\n会上听取了汇报\n工作汇报", ""),
        ("区政府召开会议。", ""),
    ],
)
def test_a_publication_is_known_by_its_masthead(text: str, name: str) -> None:
    assert publication_in(text) == name
