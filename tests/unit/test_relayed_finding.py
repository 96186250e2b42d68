"""Where a page tells a superior's points, who said them, when and where."""

from __future__ import annotations

import datetime
import time

import pytest

from meetings.extraction.canvas import canvas
from meetings.relayed.finding import Present, candidates
from meetings.relayed.saying import saying
from tests.relayed import SAID, SIX, TELLING

DAY = datetime.date(2026, 9, 18)


def test_a_passage_is_found_with_who_when_and_where() -> None:
    (found,) = candidates(TELLING, DAY)
    assert found.title == "顾临川同志调研讲话的六项要求"
    assert tuple(one.text for one in found.found.points) == SIX
    said = found.said
    assert (said.speaker, said.post, said.occasion) == (
        "顾临川",
        "市委书记",
        "调研讲话",
    )
    assert said.given_on == datetime.date(2026, 9, 15)
    assert TELLING[slice(*found.found.at)] == SAID


def test_told_twice_is_one_with_two_places() -> None:
    short = (
        "顾临川同志提出了抓项目、抓安全、抓民生、抓生态、抓机制、抓康养六个方面的要求。"
    )
    (found,) = candidates(f"{short}\n{TELLING}", DAY)
    assert len(found.found.points[0].text) > 6  # the fuller telling
    assert len(found.places) == 2


@pytest.mark.parametrize(
    "text",
    [
        "顾临川同志来区调研。各级要将六项要求作为今后工作的行动指南:一是学。二是干。",
        "会议强调,提出三点要求:一是学。二是干。三是严。",
        "顾临川同志听取了六个方面的汇报:一是防汛;二是供暖;三是就业。",
        "顾临川同志指出,会议有三项议程:一是学习;二是研究;三是审议。",
    ],
)
def test_what_is_no_superiors_requirement_is_not_found(text: str) -> None:
    assert candidates(text, DAY) == []


def test_who_is_at_the_meeting_is_no_superior() -> None:
    text = "裴景行同志提出三点要求:一是快。二是实。三是严。"
    assert candidates(text, DAY)
    for there in (Present({"裴景行"}), Present(others={"裴景行"})):
        assert not candidates(text, DAY, there)
    guest = Present(others={"顾临川"})  # 市委书记, who came to the meeting
    assert candidates(TELLING, DAY, guest)
    assert not candidates(TELLING, DAY, Present({"顾临川"}))


def test_a_day_after_the_paper_is_of_the_year_before() -> None:
    text = "12月30日市委书记顾临川在全市会议上提出要求"
    board = canvas(text)
    said = saying(board, len(text), datetime.date(2026, 1, 3))
    assert said.given_on == datetime.date(2025, 12, 30)


def test_the_verb_before_a_post_is_no_part_of_it() -> None:
    board = canvas("会议传达了市委书记顾临川讲话精神。顾临川同志提出")
    assert saying(board, len(board), DAY).post == "市委书记"


def test_nobody_named_is_nobody() -> None:
    board = canvas("会议提出要求")
    assert saying(board, 4, DAY).speaker == ""
    assert saying(board, 4, DAY).title(3) == "上级讲话的三项要求"


def test_a_long_page_is_read_in_time() -> None:
    many = (TELLING + "会议强调,要抓好落实,压实责任。\n") * 300
    began = time.perf_counter()
    assert len(candidates(many, DAY)) == 1
    assert time.perf_counter() - began < 3
