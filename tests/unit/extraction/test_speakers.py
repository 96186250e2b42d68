from __future__ import annotations

import pytest

from meetings.extraction.canvas import canvas
from meetings.extraction.cast import Cast
from meetings.extraction.flow import Flow, flow
from meetings.extraction.pages import Line
from meetings.extraction.sentences import clauses
from meetings.extraction.speakers import turns

from .cases import cases
from .reports import directives


def made(text: str) -> Flow:
    line = Line(0, len(text), text, "body", 0, 0)
    return flow(text, canvas(text), [[line]])


@pytest.mark.parametrize(("text", "speaker", "mode"), cases("turns"))
def test_a_lead_in_says_who_speaks_and_how(text: str, speaker: str, mode: str) -> None:
    told = made(text)
    rows = clauses(told, 0, len(told.text))
    found = turns(told, rows[:1], Cast.of(["王伟", "李楠"]))
    assert [(t.speaker, t.mode) for t in found[:1]] == (
        [] if mode == "-" else [(speaker, mode)]
    )


def test_he_is_whom_the_sentence_before_was_about() -> None:
    rows = directives("接着，关月介绍了排查情况。她要求，各村要再过一遍筛子。")
    assert [row.speaker for row in rows] == ["关月"]


def test_a_second_speaker_begins_a_series_anew() -> None:
    rows = directives(
        "李楠要求，一是抓紧排查。二是限期整改。\n王伟强调，一是压实责任。二是严肃追责。"
    )
    assert [(r.speaker, r.number) for r in rows] == [
        ("李楠", 1), ("李楠", 2), ("王伟", 1), ("王伟", 2),
    ]  # fmt: skip
