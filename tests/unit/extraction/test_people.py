from __future__ import annotations

import pytest

from meetings.extraction.canvas import canvas
from meetings.extraction.flow import flow
from meetings.extraction.pages import Line
from meetings.extraction.people import attendees

from .cases import cases


@pytest.mark.parametrize(("text", "chair", "there"), cases("people"))
def test_a_report_says_who_was_there(text: str, chair: str, there: str) -> None:
    board = canvas(text).replace(" ", "")
    told = flow(board, board, [[Line(0, len(board), board, "body", 0, 0)]])
    found = [x for x in attendees(told, 0, len(board)) if x.role != "absent"]
    assert sorted(x.name for x in found) == sorted(there.split())
    assert [x.name for x in found if x.role == "chair"] == chair.split()
