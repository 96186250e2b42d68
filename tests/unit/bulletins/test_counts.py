"""A bulletin whose parts and totals differ isn't made, and says where (F-3)."""

from __future__ import annotations

from typing import Any

from tracker.bulletins import counts
from tracker.bulletins.counts import Counts

STAGES = {"取得阶段性成果并持续推进": 25, "需要加快推进": 3}


def published(**more: Any) -> Counts:
    """A published bulletin: 43 items, 16 done, 27 ongoing, split into 25 and 3."""
    fields: dict[str, Any] = {"total": 43, "done": 16, "ongoing": 27, "stages": STAGES}
    return Counts(**{**fields, **more})


def test_a_split_that_does_not_add_up_is_named() -> None:
    assert list(counts.within("", published())) == [
        "小计与合计不一致:在办 27 件,取得阶段性成果并持续推进 25 件"
        " + 需要加快推进 3 件 = 28 件。"
    ]


def test_a_split_that_adds_up_says_nothing() -> None:
    mended = published(stages={**STAGES, "需要加快推进": 2})
    assert list(counts.within("", mended)) == []


def test_done_and_ongoing_make_the_total() -> None:
    (said,) = counts.within("常务会议", published(total=44, stages={}))
    assert said == "小计与合计不一致:常务会议 44 件,已办结 16 件 + 在办 27 件 = 43 件。"


def test_what_is_set_aside_belongs_to_the_total() -> None:
    assert list(counts.within("", published(total=45, aside=2, stages={}))) == []


def test_the_parts_of_a_whole_are_added_measure_by_measure() -> None:
    parts = {"党组会": Counts(3, 1, 2), "常务会议": Counts(4, 3, 1)}
    assert list(counts.between("合计", Counts(7, 4, 3), parts)) == []
    (said,) = counts.between("合计", Counts(7, 5, 3), parts)
    assert said.startswith(
        "小计与合计不一致:合计已办结 5 件,党组会 1 件 + 常务会议 3 件"
    )
