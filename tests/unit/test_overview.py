"""The words of a board, and what is near: by hand, day by day."""

from __future__ import annotations

import datetime

import pytest

from tracker import nearing, past
from tracker.overview import moving
from tracker.overview.figures import change
from tracker.overview.past_figures import Row, longest_first

DAY = datetime.date(2026, 11, 23)
SEPTEMBER = datetime.date(2026, 9, 30)


def days(count: int) -> datetime.date:
    return DAY + datetime.timedelta(days=count)


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (9, 4, "比 9 月底多 5"),
        (4, 9, "比 9 月底少 5"),
        (4, 4, "与 9 月底持平"),
        (0, 0, "与 9 月底持平"),
        (4, None, "9 月底的还在数"),
    ],
)
def test_a_change_is_told_in_words(now: int, before: int | None, words: str) -> None:
    assert change(now, before, SEPTEMBER) == words


@pytest.mark.parametrize(
    ("day", "end"),
    [
        ("2026-10-01", "2026-09-30"),
        ("2026-10-31", "2026-09-30"),
        ("2026-01-31", "2025-12-31"),
        ("2028-03-15", "2028-02-29"),
    ],
)
def test_a_board_compares_with_the_last_day_of_the_month_before(
    day: str, end: str
) -> None:
    found = past.month_end(datetime.date.fromisoformat(day))
    assert found.isoformat() == end


@pytest.mark.parametrize(
    ("which", "light", "due", "near"),
    [
        ("late", "late", -1, True),
        ("late", "late", -7, True),
        ("late", "late", -8, False),
        ("late", "still", -1, False),
        ("soon", "soon", 0, True),
        ("soon", "still", 7, True),
        ("soon", "ok", 7, True),
        ("soon", "ok", 8, False),
        ("soon", "late", 3, False),
        ("soon", "waiting", 3, False),
    ],
)
def test_seven_days_to_both_sides_are_near(
    which: str, light: str, due: int, near: bool
) -> None:
    assert nearing.is_near(which, light, days(due), DAY) == near


def test_what_waited_longest_is_called_first() -> None:
    rows = [
        Row(1, "still", days(3), days(-31), None),
        Row(2, "still", None, days(-90), None),
        Row(3, "late", days(-2), days(-5), None),
        Row(4, "late", days(-40), days(-50), None),
        Row(5, "soon", days(1), days(-5), None),
    ]

    def first(tone: str) -> list[int]:
        return [pk for _, pk in longest_first(rows, tone, DAY)]

    assert first("still") == [2, 1]
    assert first("late") == [3]
    assert first("soon") == [5, 1]


@pytest.mark.parametrize(
    ("tone", "since", "words"),
    [
        ("late", 3, "迟 3 天"),
        ("still", 68, "68 天无进展"),
        ("soon", -2, "还剩 2 天"),
        ("soon", 0, "当天到期"),
    ],
)
def test_a_line_says_since_or_until_when(tone: str, since: int, words: str) -> None:
    assert moving.words(tone, since) == words
