"""An item whose demands stand below it says only what comes before them."""

from __future__ import annotations

from tracker.progress.cutting import opening

ITEM = "抓好防汛。一队巡堤;二队清沟。"


def test_demands_that_are_all_the_rest_are_cut_off() -> None:
    assert opening(ITEM, ["一队巡堤", "二队清沟。"]) == "抓好防汛。"


def test_without_demands_the_text_is_whole() -> None:
    assert opening(ITEM, []) == ITEM


def test_a_demand_that_was_changed_leaves_the_text_whole() -> None:
    assert opening(ITEM, ["一队巡查堤防", "二队清沟"]) == ITEM


def test_words_between_or_after_the_demands_are_never_lost() -> None:
    assert opening(ITEM, ["二队清沟"]) == "抓好防汛。一队巡堤;"
    for text in (
        "抓防汛。一队巡堤,另要值守;二队清沟。",
        "抓防汛。一队巡堤;二队清沟。要快。",
    ):
        assert opening(text, ["一队巡堤", "二队清沟"]) == text


def test_demands_out_of_order_leave_the_text_whole() -> None:
    assert opening(ITEM, ["二队清沟", "一队巡堤"]) == ITEM
