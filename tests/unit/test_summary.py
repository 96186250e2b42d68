"""汇总 prints a year as published bulletins print it."""

from __future__ import annotations

import datetime
import itertools

from tests.bulletin import BULLETIN
from tracker.boards import Tally
from tracker.workbooks.looks import Weight
from tracker.workbooks.summary import MeetingCount, SummaryRow, summarize


def count(
    kind: str = "常务会议", ordinal: int | None = 1, **more: object
) -> MeetingCount:
    given = {"title": "会议", "tally": tally(2, 1), **more}
    return MeetingCount(kind, ordinal, **given)  # type: ignore[arg-type]


def tally(items: int, done: int) -> Tally:
    return Tally(items, {"done": done, "ok": items - done})


def published() -> list[SummaryRow]:
    return summarize(
        MeetingCount(kind, ordinal, f"{kind}{ordinal}", tally(items, done), order=order)
        for order, (kind, meetings) in enumerate(BULLETIN.items())
        for ordinal, items, done in reversed(meetings)
    )


def figures(row: SummaryRow) -> tuple[int, int, int, str]:
    return row.tally.total, row.tally.done, row.ongoing, row.rate()


def test_the_whole_is_that_of_the_published_bulletin() -> None:
    rows = published()
    assert figures(rows[-1]) == (579, 550, 29, "95%")
    assert rows[-1].title == "27 次会议"


def test_the_sum_of_each_kind_is_that_of_the_published_bulletin() -> None:
    sums = [row for row in published() if row.weight == Weight.SUBTOTAL]
    assert [(row.kind, row.title, *figures(row)) for row in sums] == [
        ("党组会", "5 次会议", 39, 39, 0, "100%"),
        ("常务会议", "9 次会议", 405, 385, 20, "95.1%"),
        ("办公会议", "13 次会议", 135, 126, 9, "93.3%"),
    ]


def test_the_named_meetings_have_the_published_rates() -> None:
    rows = {(row.kind, row.label): row for row in published()}
    rates = {
        ("常务会议", "第六次"): "97.7%",
        ("常务会议", "第八次"): "89.5%",
        ("常务会议", "第九次"): "70.6%",
        ("办公会议", "第八次"): "90%",
        ("办公会议", "第九次"): "85.7%",
        ("办公会议", "第十一次"): "90.5%",
    }
    assert {key: rows[key].rate() for key in rates} == rates


def test_ordinals_run_past_the_count_of_meetings() -> None:
    labels = [row.label for row in published() if row.kind == "办公会议"]
    assert labels[-2:] == ["第十七次", "小计"] and len(labels) == 14


def test_ordinals_are_sorted_as_numbers_whatever_comes_in_first() -> None:
    meetings = [count(ordinal=n) for n in (11, 2, 9)]
    for mixed in itertools.permutations(meetings):
        labels = [row.label for row in summarize(mixed)]
        assert labels == ["第二次", "第九次", "第十一次", "小计", ""]


def test_meetings_without_an_ordinal_follow_by_date_and_title() -> None:
    day = datetime.date(2026, 3, 16)
    rows = summarize(
        [
            count(ordinal=None, title="丙", held_on=None),
            count(ordinal=None, title="乙", held_on=day),
            count(ordinal=None, title="丁", held_on=day - datetime.timedelta(1)),
            count(ordinal=3, title="甲", held_on=day),
        ]
    )
    assert [row.title for row in rows[:4]] == ["甲", "丁", "乙", "丙"]
    assert rows[1].label == ""


def test_meetings_of_no_kind_come_last() -> None:
    rows = summarize([count(kind="", order=0), count(kind="专题会议", order=9)])
    kinds = ["专题会议", "专题会议", "其他会议", "其他会议", "合计"]
    assert [row.kind for row in rows] == kinds


def test_the_organ_is_said_where_two_organs_hold_meetings_of_a_kind() -> None:
    rows = summarize([count(organ="区政府"), count(organ="区委", ordinal=4)])
    assert [row.label for row in rows[:2]] == ["区委第四次", "区政府第一次"]
    assert summarize([count(organ="区政府")])[0].label == "第一次"


def test_items_are_done_ongoing_or_set_aside() -> None:
    mixed = Tally(
        9, {"done": 2, "waiting": 1, "late": 2, "ok": 2, "hold": 1, "ended": 1}
    )
    mixed.outside = 3  # one on hold, one ended, one standing
    row = summarize([count(tally=mixed)])[-1]
    assert (row.ongoing, row.aside, row.standing) == (5, 2, 1)
    assert row.tally.done + row.ongoing + row.aside == row.tally.total
    assert row.rate() == "33.3%"


def test_whole_percents_are_a_setting() -> None:
    assert published()[-1].rate(whole_percents=True) == "95%"
    assert summarize([count(tally=tally(3, 2))])[0].rate(whole_percents=True) == "67%"


def test_nothing_makes_no_rows() -> None:
    assert summarize([]) == []
