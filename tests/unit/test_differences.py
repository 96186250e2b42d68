"""Two readings compared: the same words are the same finding, whatever it says now."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from meetings.differences import Change, Pair, directives, matched, meetings
from meetings.extraction import extract
from meetings.readings import plain
from tests.database.meetings.pages import DAY, PAGE

OTHER = PAGE.replace("9月18日下午", "9月19日上午")


def result(text: str = PAGE, day: datetime.date = DAY) -> Any:
    return plain(extract(text, day))


def at(*spans: tuple[int, int]) -> dict[str, Any]:
    return {"spans": [list(span) for span in spans]}


def test_the_same_reading_twice_differs_in_nothing() -> None:
    pairs = meetings(result(), result()) + directives(result(), result())
    assert len(pairs) > 4
    assert not [pair for pair in pairs if pair.differs]


def test_another_day_of_publication_moves_days_and_nothing_else() -> None:
    old, new = result(), result(day=DAY.replace(year=2025))
    (meeting,) = meetings(old, new)
    assert meeting.changes == (Change("开会日期", "2026-09-18", "2025-09-18"),)
    moved = [pair for pair in directives(old, new) if pair.differs]
    assert {change for pair in moved for change in pair.changes} == {
        Change("时限", "2026-10-31", "2025-10-31")
    }


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ([at((0, 10))], [at((0, 10))], [(0, 0)]),
        ([at((0, 10))], [at((2, 14))], [(0, 0)]),
        ([at((0, 10))], [at((8, 30))], [(None, 0), (0, None)]),
        ([at((0, 5), (20, 30))], [at((20, 30))], [(0, 0)]),
        ([at((0, 10)), at((10, 20))], [at((10, 20)), at((0, 10))], [(1, 0), (0, 1)]),
        ([at((0, 20))], [at((0, 10)), at((10, 20))], [(0, 0), (None, 1)]),
        ([], [at((0, 5))], [(None, 0)]),
        ([at((0, 5))], [], [(0, None)]),
    ],
)
def test_findings_are_the_same_where_most_of_their_words_are(
    old: Any, new: Any, same: Any
) -> None:
    wanted = [
        (None if a is None else old[a], None if b is None else new[b]) for a, b in same
    ]
    assert matched(old, new) == wanted


def test_what_is_new_or_gone_differs() -> None:
    assert Pair(None, {}).differs and Pair({}, None).differs
    assert not Pair({}, {}).differs
