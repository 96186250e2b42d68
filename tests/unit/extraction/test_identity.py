from __future__ import annotations

import pytest

from meetings.extraction.canvas import canvas
from meetings.extraction.identity import identities

from .cases import cases


@pytest.mark.parametrize(("title", "organ", "kind", "ordinal"), cases("identity"))
def test_a_title_says_what_meeting_it_was(
    title: str, organ: str, kind: str, ordinal: str
) -> None:
    expected = (organ or None, kind or None, int(ordinal) if ordinal else None)
    assert identities(canvas(title))[0] == expected


def test_two_meetings_at_once_give_two_readings() -> None:
    title = "党工委（扩大）会议暨疫情防控指挥部第九次会议召开"
    found = identities(canvas(title))
    assert [row[2] for row in found] == [None, 9]
    assert found[0][:2] == ("党工委", "党工委会议")
