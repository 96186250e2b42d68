"""Where a meeting was held, as its minutes or its first sentence say."""

from __future__ import annotations

from meetings.extraction.events import Part
from meetings.extraction.findings import Page
from meetings.extraction.flow import Flow
from meetings.extraction.minutes import Head
from meetings.extraction.result import Found, Span, Spans
from meetings.extraction.venues import venue


def venue_of(page: Page, text: Flow, part: Part, start: Head) -> Found | None:
    if start.where:
        spans: Spans = (Span(*start.where),)
        return Found(page.value(spans), spans, "地点：", 0.97)
    lead = text.text[part.start : min(part.end, part.start + 200)]
    place = venue(lead)
    if not place:
        return None
    spans = text.spans(part.start + place[0], part.start + place[1])
    return Found(page.value(spans), spans, "在…召开", 0.85)
