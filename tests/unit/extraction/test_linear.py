"""Work grows with the text and no faster: calls are counted, not time."""

from __future__ import annotations

import datetime
import sys
from types import FrameType

import pytest

from meetings.extraction import extract

from .cases import pages
from .reports import report

DAY = datetime.date(2023, 3, 16)
# What is repeated, and the report or page around it.
RUNS = {
    "a long run of markers": ("一是", 20),
    "a series without end": ("一是抓排查。二是抓整改。", 4),
    "speakers in turn": ("王伟强调，一要抓排查。李楠要求，一要抓整改。", 3),
    "paragraphs of minutes": ("\n一、要抓排查。\n1.要抓整改。", 1),
    "headings that begin anew": ("\n一、上周情况\n1）要抓排查；", 1),
    "no punctuation": ("各村要加强巡查", 10),
    "unclosed brackets": ("（“《要抓", 10),
    "open quotations": ("“要抓排查", 20),
    "spaces": ("会 议 强 调 ， 要 　 抓 。", 10),
    "tags": ("<p>会议强调，要抓&nbsp;<script>", 5),
    "names": ("张三、", 20),
    "bodies": ("县水利局、", 20),
    "headlines": ("\n\n全县会议召开", 10),
    "repeats": ("\n\n会议强调，要抓紧排查每一处隐患，确保群众安全度汛。", 10),
}


def trap(name: str, size: int) -> str:
    piece, times = RUNS[name]
    return report("会议强调，" + piece * (times * size) + "要抓排查。")


def calls(text: str) -> int:
    """Calls of Python and C functions while a text is read."""
    count = 0

    def note(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        extract(text, DAY)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", RUNS)
def test_twice_the_text_is_at_most_twice_the_work(name: str) -> None:
    small, large = (calls(trap(name, n)) for n in (20, 80))
    assert large <= 5 * small + 2000


@pytest.mark.parametrize("name", RUNS)
def test_no_pattern_blows_up(name: str) -> None:
    """A pattern that backtracks shows as time, so this only bounds it generously."""
    extract(trap(name, 1500), DAY)


def test_an_archive_is_read_page_by_page() -> None:
    text = "\n\n".join(p.read_text(encoding="utf-8") for p in pages("dev"))
    once, often = calls(text), calls("\n\n".join([text, text.replace("月", "月 ")]))
    assert often <= 2.6 * once
