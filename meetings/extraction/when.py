"""On which day a report says that its meeting was held."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from meetings.extraction import dates
from meetings.extraction.events import Part, opens
from meetings.extraction.findings import Page
from meetings.extraction.flow import Flow
from meetings.extraction.minutes import Head
from meetings.extraction.openings import opening
from meetings.extraction.result import Span, Spans

_DAY = re.compile(r"\d{1,2}月\d{1,2}日[^，。；]{0,16}(?:会|纪要|记录)")
_SOON = 160  # characters of a report in which it says at what time of day


_AFTER = ("会后，", "会议结束后，", "又讯会议结束后，", "又讯，会议结束后，")
_AT_ONCE = 4  # characters before a day with which a report begins


def day_of_part(page: Page, text: Flow, part: Part) -> datetime.date | None:
    return dates.held(text.text[part.start : part.start + 160], page.published).day


def titled(title: str, published: datetime.date) -> dates.Held | None:
    """The day that the title of minutes tells: "东山煤矿11月24日调度会纪要"."""
    told = dates.held(title, published) if _DAY.search(title) else None
    return replace(told, start=0, end=0) if told and told.day else None


def held_on(
    page: Page,
    text: Flow,
    part: Part,
    start: Head,
    before: datetime.date | None,
    named: dates.Held | None = None,
) -> tuple[dates.Held, Spans]:
    """The day from 时间：…, else from the opening of the report, else the one named."""
    lead = text.text[part.start : min(part.end, part.start + 320)]
    told = dates.NEVER
    at = part.start
    for at in _openings(text, part):
        lead = text.text[at : min(part.end, at + 320)]
        if opening(lead):
            first, stop, rest = dates.unquoted(lead).partition("。")
            told = dates.held(first + stop + rest[:120], page.published, before)
        if told.day:
            break
    if start.when:
        a, b = start.when
        held = dates.held(page.canvas[a:b].replace(" ", ""), page.published)
        if held.day:
            same = told.period if told.day == held.day else None
            return replace(held, period=held.period or same), (Span(a, b),)
    if told.day:
        rest = text.text[at + told.end : min(part.end, at + _SOON)]
        late = told.period or dates.told_later(rest)
        return replace(told, period=late), text.spans(at + told.start, at + told.end)
    lead = text.text[part.start : min(part.end, part.start + 320)]
    clock = dates.same_day(lead) if before else None
    if before and (clock or lead.startswith(_AFTER)):
        return dates.Held(before, None, clock, 0, 0), ()
    early = dates.held(lead.partition("。")[0], page.published, before)
    if early.day and early.start < _AT_ONCE and not told.period:
        spans = text.spans(part.start + early.start, part.start + early.end)
        return early, spans
    hour = told if told.period else dates.started(lead) or dates.NEVER
    return (replace(named, period=hour.period) if named else hour), ()


def _openings(text: Flow, part: Part) -> list[int]:
    """Where a report may say its day: its start, else a paragraph that opens one.

    Takes the second paragraph of "6月21日以来，我县遇强降雨。" / "6月23日上午，…召开".
    """
    marks = text.between(part.start, part.end)[:3]
    later = [at for at in marks if opens(text.text[at : at + 240])]
    return [part.start, *later]
