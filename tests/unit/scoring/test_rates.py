"""F-6: 金华, 90 due after 10 deferred (reference/domain.md §3.6)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.unit.scoring.making import D, make_fact, make_rules, one
from tracker.scoring import Fact
from tracker.scoring.rules import Rate

IN_TIME = Rate("in_time", "按期结案率", ("on_time",), ("item",), D(50), D(70), D(1))


def year(on_time: int) -> list[Fact]:
    """100 items of which 10 were deferred, and so many on time."""
    due = [make_fact("item", n) for n in range(1, 91)]
    held = [make_fact("held", n) for n in range(91, 101)]
    return [*due, *held, *(make_fact("on_time", n) for n in range(1, on_time + 1))]


@pytest.mark.parametrize(
    ("on_time", "count", "points"),
    [
        (63, "full", "50"),
        (62, "full", "49"),
        (62, "started", "48"),
        (62, "exact", "48.9"),
    ],
)
def test_f6_points_fall_with_the_rate(on_time: int, count: str, points: str) -> None:
    rate = replace(IN_TIME, count=count)
    found = one(make_rules(base=D(0), rates=(rate,)), *year(on_time))
    assert found.total == Decimal(points)


def test_f6_the_words_give_the_rate_as_it_is_printed() -> None:
    found = one(make_rules(base=D(0), rates=(IN_TIME,)), *year(62))
    (line,) = found.lines
    assert line.words == "按期结案率 68.9%(90 件中 62 件)"
    assert line.why == "低于 70% 有 1.1 个百分点,按 1 个计,每个扣 1 分"


def test_nothing_due_gives_full_points() -> None:
    rate = replace(IN_TIME, grades=("A",))
    assert one(make_rules(base=D(0), rates=(rate,)), *year(1)).total == 50
