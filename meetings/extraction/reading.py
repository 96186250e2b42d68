"""Meetings put together: title, day, people and directives with their spans.

Articles are read abreast: all of them take one step before any takes the next. What
the rules of a step need then stays near the processor, which saves an eighth of time.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import NamedTuple

from meetings.extraction import identity
from meetings.extraction.article import Article
from meetings.extraction.asking import asked_of, said_by
from meetings.extraction.attendee import Attendee
from meetings.extraction.cast import Cast
from meetings.extraction.demands import Demand
from meetings.extraction.due_plan import plan_year
from meetings.extraction.events import (
    Part,
    minuted,
    parts,
)
from meetings.extraction.findings import Draft, Page, drafts, people, read
from meetings.extraction.flow import Flow, flow
from meetings.extraction.minutes import Entry, Head, head
from meetings.extraction.pages import Line
from meetings.extraction.people import attendees
from meetings.extraction.placing import venue_of
from meetings.extraction.protagonists import joined, protagonist
from meetings.extraction.result import Found, FoundMeeting, Span, Spans
from meetings.extraction.scanning import abreast
from meetings.extraction.speeches import Speech, day_of, speech
from meetings.extraction.when import day_of_part, held_on, titled

# Without one of these words nothing is demanded at a meeting.
_SPOKEN = re.compile(
    r"强调|要求|指出|会议|[议确决]定|会上|定[了下]|叮嘱|嘱咐|提醒|拍板|明确|安排|部署|提出|[说讲]|敲定|[下责严]令|"
    r"交代|告诫|表态|[\u4e00-\u9fff]："
)
_PREFACE = 300  # characters above the first task in which a paper says its year


class Before(NamedTuple):
    """What the parts of an article before one told: the last day, and names."""

    day: datetime.date | None
    names: list[str]


class Unkeyed(NamedTuple):
    """A meeting that has no key yet, and what is demanded there."""

    meeting: FoundMeeting
    text: Flow
    asked: list[Demand]


Steps = Generator[None, None, Unkeyed | None]


def meetings(
    page: Page, articles: Sequence[Article], first: int
) -> Iterator[FoundMeeting]:
    """The meetings of articles that give directives; keys from m{first} on."""
    runs = [_meetings(page, article) for article in articles]
    found = list(chain.from_iterable(abreast(runs)))
    keys = [f"m{first + at}" for at in range(len(found))]
    rows = [_drafts(page, key, one) for key, one in zip(keys, found, strict=True)]
    told = read(page, list(chain.from_iterable(rows)))
    for key, one, own in zip(keys, found, rows, strict=True):
        yield replace(one.meeting, key=key, directives=tuple(islice(told, len(own))))


def _drafts(page: Page, key: str, one: Unkeyed) -> list[Draft]:
    """The directives of one meeting, counted from its day or in its plan's year."""
    meeting, text, asked = one
    base = meeting.date or page.published
    first = asked[0].start
    above = text.text[max(0, first - _PREFACE) : first]
    plan = plan_year(f"{page.canvas_of(meeting.title)}，{above}", base)
    return list(drafts(page, text, asked, base, key, plan))


def _meetings(page: Page, article: Article) -> Generator[None, None, list[Unkeyed]]:
    text = flow(page.source, page.canvas, article.paragraphs)
    yield
    start = head(page.canvas, article.labels)
    given = speech(page.canvas, article)
    yield
    if given.speaker:
        start = replace(start, people=(given.speaker, *start.people))
    found: list[Unkeyed] = []
    day: datetime.date | None = None
    for part in parts(text):
        met = [who.name for row in found for who in row.meeting.people]
        before = Before(day, met)
        one = yield from _meeting(page, article, text, part, start, before, given)
        if one:
            found.append(one)
        if part.end < len(text.text):
            told = one.meeting.date if one else None
            day = told or day_of_part(page, text, part) or day
    return found


def _meeting(
    page: Page,
    article: Article,
    text: Flow,
    part: Part,
    start: Head,
    before: Before,
    given: Speech,
) -> Steps:
    headline = "".join(line.text for line in given.heads)
    if not _may_demand(article, text, part, headline):
        return None
    yield
    present, actor = _present(text, part, before)
    there: list[Entry | Attendee] = [*start.people, *present]
    cast = Cast.present(there, given.name)
    title = None if part.again else _title(page, given.heads)
    words = headline if title else ""
    minutes = _minuted(article, words)
    said = said_by(words, text, part, cast, None if minutes else there)
    yield
    acts = given.given or any(actor and x.speaker == actor.name for x in said)
    asked = yield from asked_of(words, text, part, said, minutes, bool(there), acts)
    if not asked:
        return None
    named = titled(words, page.published) if minutes else None
    held, day_spans = held_on(page, text, part, start, before.day, named)
    held = day_of(page.canvas, given, page.published) or held
    known = _identities(page, text, part, title)
    organ, kind, ordinal = known[0] if known else (None, None, None)
    meeting = FoundMeeting(
        key="",
        title=title,
        date=held.day,
        last_date=held.last,
        date_spans=day_spans,
        period=held.period,
        venue=venue_of(page, text, part, start),
        organ=organ,
        kind=kind,
        ordinal=ordinal,
        identities=known,
        people=people(page, text, start, present, cast.newcomers),
        directives=(),
        spans=_places(article, text, part),
        repeats=tuple(Span(x.start, x.end) for x in article.repeats),
        rule="minutes" if minutes else "report",
        confidence=0.95 if title and held.day else 0.85,
    )
    return Unkeyed(meeting, text, asked)


def _present(
    text: Flow, part: Part, before: Before
) -> tuple[list[Attendee], Attendee | None]:
    """Who was there, and with whom the report begins, if with one."""
    met = attendees(text, part.start, part.end, before.names)
    actor = protagonist(text, part.start, part.end, met)
    return list(joined(met, actor)), actor


def _may_demand(article: Article, text: Flow, part: Part, headline: str) -> bool:
    """Whether it has a word without which nobody demands, or is minutes."""
    spoken = _SPOKEN.search(text.text, part.start, part.end)
    return bool(spoken) or _minuted(article, headline)


def _minuted(article: Article, title: str) -> bool:
    return bool(article.labels) or ("纪要" in title and minuted(title))


def _identities(
    page: Page, text: Flow, part: Part, title: Found | None
) -> tuple[identity.Identity, ...]:
    """Organ, kind and ordinal of a meeting, by its title and first sentence."""
    lead = text.text[part.start : min(part.end, part.start + 200)].partition("。")[0]
    return identity.identities(page.canvas_of(title), lead)


def _title(page: Page, heads: Sequence[Line]) -> Found | None:
    """The lines of the headline as one: line breaks become single spaces."""
    if not heads:
        return None
    spans = (Span(heads[0].start, heads[-1].end),)
    return Found(page.value(spans), spans, "headline", 0.93)


def _places(article: Article, text: Flow, part: Part) -> Spans:
    """Every line of the page that belongs to the meeting, in page order."""
    whole = part.start == 0 and part.end == len(text.text)
    lines = [*article.heads, *article.labels]
    if whole:
        lines += [line for paragraph in article.paragraphs for line in paragraph]
        return tuple(Span(x.start, x.end) for x in sorted(lines, key=lambda x: x.start))
    own = text.spans(part.start, part.end)
    heads = [] if part.again else [Span(x.start, x.end) for x in lines]
    return tuple(sorted([*heads, *own], key=lambda span: span.start))
