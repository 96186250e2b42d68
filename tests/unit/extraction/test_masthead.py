from __future__ import annotations

import pytest

from meetings.extraction.masthead import published_in

from .cases import cases


@pytest.mark.parametrize(("text", "day"), cases("masthead"))
def test_the_day_of_publication_is_read(text: str, day: str) -> None:
    found = published_in(text.replace("\\n", "\n"))
    assert (found.isoformat() if found else "") == day
