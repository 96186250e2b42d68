"""Counts by month as standing columns."""

from __future__ import annotations

from tracker.charts import columns


def group(*counts: int) -> list[tuple[int, str, str]]:
    return [(count, f"/list/{count}", f"{count} 件次") for count in counts]


def test_a_column_is_as_high_as_its_count() -> None:
    chart = columns(["1 月", "2 月"], [group(2, 4), group(1, 0)])
    two, four, one = (column.height for column in chart.columns)
    assert four == 2 * two == 4 * one
    assert [column.kind for column in chart.columns] == [1, 2, 1]


def test_what_is_nothing_is_not_drawn_and_opens_nothing() -> None:
    chart = columns(["1 月"], [group(0, 3)])
    assert [hit.href for hit in chart.hits] == ["/list/3"]


def test_months_to_come_keep_their_place() -> None:
    chart = columns(["1 月", "2 月"], [group(1), []])
    assert [tick.words for tick in chart.across] == ["1 月", "2 月"]
    assert chart.across[1].at > chart.across[0].at


def test_columns_of_a_group_stand_beside_each_other() -> None:
    first, second = columns(["1 月"], [group(1, 1)]).columns
    assert first.x + first.width <= second.x
