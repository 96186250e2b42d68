from __future__ import annotations

import pytest

from meetings.extraction.canvas import canvas
from meetings.extraction.furniture import byline, noise

from .cases import cases


@pytest.mark.parametrize(("line", "answer"), cases("noise"))
def test_a_line_of_the_page_is_no_article(line: str, answer: str) -> None:
    spaced = canvas(line)
    assert noise(spaced.replace(" ", ""), spaced) == (answer == "yes")


def test_a_byline_only_names_who_wrote() -> None:
    assert byline("□本报记者尉迟东")
    assert not byline("记者从会上获悉，今年将新建公园。")
