from __future__ import annotations

import pytest

from meetings.extraction.canvas import canvas
from meetings.extraction.names import person

from .cases import cases


@pytest.mark.parametrize(("item", "name", "post"), cases("names"))
def test_an_item_of_a_list_is_a_person_or_none(item: str, name: str, post: str) -> None:
    found = person(canvas(item), bare=True)
    assert (found.name if found else "") == name
    assert (found.post if found else "") == post
