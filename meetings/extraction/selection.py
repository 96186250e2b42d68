"""A part of a text that a person points at: what it says as a directive, as people.

The person has decided that it is one; the rules only read its number, bodies and
deadline, its names and posts. Used when the reader missed something.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import pairwise
from typing import Any

from meetings import extraction
from meetings.extraction import dates
from meetings.extraction.canvas import canvas
from meetings.extraction.demands import Demand, demands
from meetings.extraction.findings import Page, directives
from meetings.extraction.flow import Flow, flow
from meetings.extraction.inside import tidy
from meetings.extraction.markers import marks
from meetings.extraction.minutes import listed
from meetings.extraction.pages import Line, lines
from meetings.extraction.people import attendees
from meetings.extraction.register import Departments, Register
from meetings.extraction.result import (
    Found,
    FoundDirective,
    FoundMeeting,
    FoundPerson,
    PersonRole,
    Span,
)
from meetings.extraction.series import series
from meetings.extraction.subjects import MEETING
from meetings.extraction.turn import Turn

_RULE = "selected"
NO_DAY = datetime.date(2000, 1, 1)  # where no day is read


@dataclass(frozen=True, slots=True)
class Selection:
    """Code points [start, end) of a text; base: the day that deadlines count from."""

    text: str
    start: int
    end: int
    base: datetime.date
    departments: Departments = ()

    @property
    def page(self) -> Page:
        board = canvas(self.text)
        return Page(self.text, board, self.base, Register(self.departments))

    def lines(self, page: Page) -> list[Line]:
        """The lines of the text, as far as they are selected."""
        rows = [self._clipped(row) for row in lines(page.canvas, self.text)]
        return [row for row in rows if row.start < row.end]

    def _clipped(self, row: Line) -> Line:
        start, end = max(row.start, self.start), min(row.end, self.end)
        words = row.text if end - start == row.end - row.start else ""
        return row._replace(start=start, end=end, text=words)

    def flow(self, page: Page, paragraphs: bool = False) -> Flow:
        """The selected lines as one paragraph, or each as its own."""
        inside = self.lines(page)
        groups = [[row] for row in inside] if paragraphs else [inside]
        return flow(self.text, page.canvas, groups if inside else [])


def directive(chosen: Selection) -> FoundDirective | None:
    """The selection as one directive; None where it holds no words.

    A marker before it (二是) gives its number and is no part of it.
    """
    page = chosen.page
    text = chosen.flow(page)
    start, number = _number(text)
    start, end = tidy(text, start, len(text.text))
    if start >= end:
        return None
    own = ((start, end),)
    row = Demand(start, end, 1, number, MEETING, own, _RULE, 1.0)
    return next(directives(page, text, [row], chosen.base, _RULE))


def several(chosen: Selection) -> tuple[FoundDirective, ...]:
    """Everything that the selection demands: series, demands inside them, sentences.

    Takes what a person pastes as the directives of a meeting; a paragraph in which no
    rule finds a demand is one directive as it stands, for nothing typed is lost.
    """
    page = chosen.page
    text = chosen.flow(page, paragraphs=True)
    size = len(text.text)
    said = [Turn(0, 0, MEETING, "demand", True, "纪要")]
    rows = demands(text, 0, size, series(text, 0, size, said), said)
    rows.extend(_missed(text, rows))
    rows.sort(key=lambda row: (row.start, row.level))
    return tuple(directives(page, text, rows, chosen.base, "m1"))


def _missed(text: Flow, found: Sequence[Demand]) -> Iterator[Demand]:
    """The paragraphs of which no demand has a part."""
    edges = [*text.paragraphs, len(text.text)]
    for first, last in pairwise(edges):
        start, end = tidy(text, first, last)
        if start >= end or any(row.start < end and start < row.end for row in found):
            continue
        yield Demand(start, end, 1, None, MEETING, ((start, end),), _RULE, 0.7)


def people(chosen: Selection, role: PersonRole) -> tuple[FoundPerson, ...]:
    """Everyone whom a list or a sentence names, each once.

    Takes "区长霍启明、万里", "霍启明(区长) 万里", "霍启明区长" and "列席:万里"; of a
    sentence of attendance those who it says were there.
    """
    page = chosen.page
    prose = tuple(_in_prose(chosen, page, role))
    if prose:
        return prose
    found: dict[str, FoundPerson] = {}
    for line in chosen.lines(page):
        for one in listed(page.canvas, line, role):
            spans = tuple(Span(a, b) for a, b in one.spans)
            row = FoundPerson(one.name, one.post, one.role, spans, _RULE, 1.0)
            found.setdefault(one.name, row)
    return tuple(found.values())


def _in_prose(chosen: Selection, page: Page, role: PersonRole) -> Iterator[FoundPerson]:
    text = chosen.flow(page)
    for who in attendees(text, 0, len(text.text)):
        spans = text.spans(who.start, who.end, tight=True)
        kept = who.role if who.role != "attend" else role
        yield FoundPerson(who.name, who.post, kept, spans, _RULE, 1.0)


def meetings(chosen: Selection) -> tuple[FoundMeeting, ...]:
    """The meetings that the selection tells of; at least one.

    Where the rules see none, its first line is the title and the rest is demanded.
    """
    words = chosen.text[chosen.start : chosen.end]
    found = extraction.extract(words, chosen.base, chosen.departments).meetings
    if found:
        return tuple(_shifted(one, chosen.start) for one in found)
    page = chosen.page
    rows = chosen.lines(page)
    if not rows:
        return ()
    first = (Span(rows[0].start, rows[0].end),)
    rest = replace(chosen, start=rows[0].end)
    when, period = day(chosen)
    return (
        bare_meeting(
            title=Found(page.value(first), first, _RULE, 1.0),
            date=when,
            period=period,
            directives=several(rest) if len(rows) > 1 else (),
            spans=(Span(chosen.start, chosen.end),),
        ),
    )


def bare_meeting(**known: Any) -> FoundMeeting:
    """A meeting of which only `known` is told."""
    unknown: dict[str, Any] = {
        **dict.fromkeys(("title", "date", "last_date", "period", "venue")),
        **dict.fromkeys(("organ", "kind", "ordinal")),
        **dict.fromkeys(("date_spans", "identities", "people"), ()),
        **dict.fromkeys(("directives", "spans", "repeats"), ()),
    }
    return FoundMeeting(key="m1", rule=_RULE, confidence=1.0, **{**unknown, **known})


def _shifted(value: Any, by: int) -> Any:
    """The same found thing, its spans moved on by so many code points."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, tuple):
        return tuple(_shifted(one, by) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        inner = {f.name: _shifted(getattr(value, f.name), by) for f in fields(value)}
        return type(value)(**inner)
    return value


def day(chosen: Selection) -> tuple[datetime.date | None, str | None]:
    """The day and the part of it that the selection tells."""
    found = dates.held(chosen.flow(chosen.page).text, chosen.base)
    return found.day, found.period


def marker(words: str) -> tuple[int, int | None]:
    """How much of the words is a marker before an item, and its number.

    Takes "二是备足物资" (2, 2), "(三)巡查" (3, 3); (0, None) for "二期工程".
    """
    text = Selection(words, 0, len(words), NO_DAY).flow(
        Page(words, canvas(words), NO_DAY, Register())
    )
    end, number = _number(text)
    if not end or end >= len(text.text):
        return 0, None
    return text.spans(0, end)[-1].end, number


def _number(text: Flow) -> tuple[int, int | None]:
    """Where the words begin after a marker, and the marker's number."""
    first = next(iter(marks(text, 0, min(12, len(text.text)), ())), None)
    if first is None or first.start > 0:
        return 0, None
    return first.end, first.value or None


def moved(chosen: Selection, start: int, end: int) -> Selection:
    """Another part of the same text."""
    return replace(chosen, start=start, end=end)
