"""Charts: steps that people count in, and shapes that say just what the figures say."""

from __future__ import annotations

import datetime

import pytest

from tracker.charts import bars, heat, lines
from tracker.charts.heat import LEVELS, level
from tracker.charts.scale import between, steps

DAY = datetime.date(2026, 1, 4)
WEEK = datetime.timedelta(days=7)


@pytest.mark.parametrize(
    ("most", "marks"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (4, [0, 1, 2, 3, 4]),
        (7, [0, 2, 4, 6, 8]),
        (43, [0, 10, 20, 30, 40, 50]),
        (174, [0, 50, 100, 150, 200]),
        (1000, [0, 200, 400, 600, 800, 1000]),
    ],
)
def test_steps_are_one_two_or_five_and_reach_the_most(
    most: int, marks: list[int]
) -> None:
    assert steps(most) == marks


def test_where_there_is_no_distance_the_middle_is_taken() -> None:
    assert between(3, 3, 3, 0, 10) == 5


def test_a_line_begins_left_below_and_ends_right_above() -> None:
    drawn = lines([DAY, DAY + WEEK, DAY + 2 * WEEK], [[0, 5, 10], [0, 0, 5]])
    assert drawn.points[0] == "52,280 376,147 700,14"
    assert drawn.points[1].endswith("700,147")
    assert [tick.words for tick in drawn.up] == ["0", "2", "4", "6", "8", "10"]


def test_strips_to_click_cover_the_whole_width_once() -> None:
    days = [DAY + n * WEEK for n in range(5)]
    hits = lines(days, [[0, 1, 2, 3, 4]], [(str(n), "") for n in range(5)]).hits
    assert len(hits) == 5
    assert hits[0].x == 52 and hits[-1].x + hits[-1].width == 700
    assert sum(hit.width for hit in hits) == pytest.approx(648)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (40, ["2 月"]),
        (330, [f"{n} 月" for n in range(2, 12)]),
        (690, ["3 月", "5 月", "7 月", "9 月", "11 月", "2027 年", "3 月"]),
    ],
)
def test_months_are_told_as_there_is_room(days: int, words: list[str]) -> None:
    ticks = lines([DAY, DAY + datetime.timedelta(days)], [[0, 1]]).across
    assert [tick.words for tick in ticks][: len(words)] == words
    assert len(ticks) <= 12


def test_bars_are_as_long_as_their_counts_and_share_one_scale() -> None:
    drawn = bars([("少", 5, "a"), ("多", 10, "b"), ("无", 0, "c")], most=20)
    assert [bar.width for bar in drawn.bars] == [53, 106, 0]
    assert [hit.href for hit in drawn.hits] == ["a", "b"]
    assert drawn.hits[0].words == "少:5 件"


def test_the_more_the_darker() -> None:
    assert [level(n, 8) for n in (1, 2, 3, 6, 7, 8)] == [1, 1, 2, 3, 4, LEVELS]
    assert level(1, 1) == LEVELS


def test_heat_draws_only_what_is_there() -> None:
    drawn = heat(["甲", "乙"], ["1", "2"], {(0, 1): 3}, {(0, 1): ("list", "甲 2:3 件")})
    (box,) = drawn.boxes
    assert (box.x, box.y, box.count) == (455, 36, 3)
    assert [hit.href for hit in drawn.hits] == ["list"]
    assert drawn.height == 100
