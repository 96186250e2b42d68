"""Meeting directives from text: deterministic, without models, network or Django.

`extract` is the one door. Modules read from left to right:
canvas, wrapping, furniture, pages → articles → flow, sentences → people, minutes,
speakers, series → demands, responsibility, deadlines → reading.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from meetings.extraction.articles import articles
from meetings.extraction.canvas import canvas
from meetings.extraction.doubts import doubts
from meetings.extraction.findings import Page
from meetings.extraction.pages import Line, lines
from meetings.extraction.reading import meetings
from meetings.extraction.register import Register
from meetings.extraction.result import Extraction, FoundMeeting, Span, Spans

__all__ = ["VERSION", "extract"]

VERSION = "1.8"
_ABREAST = 64  # articles that are read together


def extract(
    text: str,
    published: datetime.date,
    departments: Sequence[tuple[str, Sequence[str]]] = (),
    progress: Callable[[float], None] | None = None,
) -> Extraction:
    """Everything that a text tells of meetings and what they demand.

    departments: pairs of official name and aliases; they may add bodies and resolve
    them, and never remove one. The same input gives the same result; no input raises.
    progress: told after some articles which share of all (0 to 1) has been read.
    """
    board = canvas(text)
    rows = lines(board, text)
    page = Page(text, board, published, Register(departments))
    found: list[FoundMeeting] = []
    parts = list(articles(rows))
    for at in range(0, len(parts), _ABREAST):
        group = parts[at : at + _ABREAST]
        found.extend(meetings(page, group, len(found) + 1))
        if progress is not None:
            progress((at + len(group)) / len(parts))
    unsure = doubts(board, published, found, registered=bool(departments))
    rest = _unassigned(rows, found)
    return Extraction(VERSION, published, tuple(found), unsure, rest)


def _unassigned(rows: Sequence[Line], found: Sequence[FoundMeeting]) -> Spans:
    """The lines of which no meeting has a part."""
    taken: set[int] = set()
    edges = sorted(
        (span.start, span.end) for one in found for span in (*one.spans, *one.repeats)
    )
    at = 0
    for row in rows:
        while at < len(edges) and edges[at][1] <= row.start:
            at += 1
        if at < len(edges) and edges[at][0] < row.end:
            taken.add(row.start)
    return tuple(Span(r.start, r.end) for r in rows if r.start not in taken)
