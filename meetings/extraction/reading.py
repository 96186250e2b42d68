"""One meeting put together: title, day, people and directives with their spans."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from meetings.extraction import dates, identity
from meetings.extraction.articles import Article
from meetings.extraction.clean import clean
from meetings.extraction.deadlines import Deadline, deadline
from meetings.extraction.demands import Demand, demands
from meetings.extraction.events import Part, parts, tells_of_meeting
from meetings.extraction.flow import Flow, flow
from meetings.extraction.minutes import Head, head
from meetings.extraction.openings import opening
from meetings.extraction.pages import Line
from meetings.extraction.people import Attendee, attendees
from meetings.extraction.register import Register
from meetings.extraction.responsibility import Body, bodies
from meetings.extraction.result import (
    Found,
    FoundBody,
    FoundDeadline,
    FoundDirective,
    FoundMeeting,
    FoundPerson,
    Span,
    Spans,
)
from meetings.extraction.sentences import clauses
from meetings.extraction.series import series
from meetings.extraction.speakers import MEETING, Cast, Newcomer, Turn, turns


@dataclass(frozen=True, slots=True)
class Page:
    """source: the text as given; canvas: of the same length; register: departments."""

    source: str
    canvas: str
    published: datetime.date
    register: Register

    def value(self, spans: Spans) -> str:
        return clean("".join(self.source[s.start : s.end] for s in spans))


def meetings(page: Page, article: Article, first: int) -> list[FoundMeeting]:
    """The meetings of an article that give directives; keys from m{first} on."""
    text = flow(page.source, page.canvas, article.paragraphs)
    start = head(page.canvas, article.labels)
    found: list[FoundMeeting] = []
    day: datetime.date | None = None
    for part in parts(text):
        key = f"m{first + len(found)}"
        meeting = _meeting(page, article, text, part, start, day, key)
        if meeting:
            found.append(meeting)
        day = (meeting.date if meeting else None) or _day(page, text, part) or day
    return found


def _day(page: Page, text: Flow, part: Part) -> datetime.date | None:
    return dates.held(text.text[part.start : part.start + 160], page.published).day


def _meeting(
    page: Page,
    article: Article,
    text: Flow,
    part: Part,
    start: Head,
    before: datetime.date | None,
    key: str,
) -> FoundMeeting | None:
    people = attendees(text, part.start, part.end)
    names = [who.name for who in start.people] + [who.name for who in people]
    cast = Cast.of(names)
    rows = clauses(text, part.start, part.end)
    said = turns(text, rows, cast)
    title = None if part.again else _title(page, article.heads)
    words = title.value if title else ""
    minutes = bool(article.labels) or "纪要" in words
    if not tells_of_meeting(words, text, part, said, minutes):
        return None
    if minutes and not any(turn.mode != "report" for turn in said):
        said = [Turn(part.start, part.start, MEETING, "demand", True, "纪要"), *said]
    found = series(text, part.start, part.end, said)
    asked = demands(text, part.start, part.end, found, said)
    if not asked:
        return None
    held, day_spans = _held(page, text, part, start, before)
    base = held.day or page.published
    place = _venue(page, text, part, start)
    who = _people(page, text, start, people, cast.newcomers)
    lead = text.text[part.start : min(part.end, part.start + 200)]
    known = identity.identities(words, lead)
    one = known[0] if known else (None, None, None)
    return FoundMeeting(
        key=key,
        title=title,
        date=held.day,
        last_date=held.last,
        date_spans=day_spans,
        period=held.period,
        venue=place,
        organ=one[0],
        kind=one[1],
        ordinal=one[2],
        identities=known,
        people=who,
        directives=tuple(_directives(page, text, asked, base, key)),
        spans=_places(article, text, part),
        repeats=tuple(Span(x.start, x.end) for x in article.repeats),
        rule="minutes" if minutes else "report",
        confidence=0.95 if title and held.day else 0.85,
    )


def _title(page: Page, heads: Sequence[Line]) -> Found | None:
    """The lines of the headline as one: line breaks become single spaces."""
    if not heads:
        return None
    spans = (Span(heads[0].start, heads[-1].end),)
    return Found(page.value(spans), spans, "headline", 0.93)


def _held(
    page: Page, text: Flow, part: Part, start: Head, before: datetime.date | None
) -> tuple[dates.Held, Spans]:
    """The day from 时间：…, else from the opening of the report."""
    lead = text.text[part.start : min(part.end, part.start + 320)]
    told = dates.NEVER
    if opening(lead):
        first, stop, rest = dates.unquoted(lead).partition("。")
        told = dates.held(first + stop + rest[:120], page.published, before)
    if start.when:
        a, b = start.when
        held = dates.held(page.canvas[a:b].replace(" ", ""), page.published)
        if held.day:
            same = told.period if told.day == held.day else None
            return replace(held, period=held.period or same), (Span(a, b),)
    if told.day:
        return told, text.spans(part.start + told.start, part.start + told.end)
    return told if told.period else dates.started(lead) or dates.NEVER, ()


def _venue(page: Page, text: Flow, part: Part, start: Head) -> Found | None:
    if start.where:
        spans: Spans = (Span(*start.where),)
        return Found(page.value(spans), spans, "地点：", 0.97)
    lead = text.text[part.start : min(part.end, part.start + 200)]
    place = dates.venue(lead)
    if not place:
        return None
    spans = text.spans(part.start + place[0], part.start + place[1])
    return Found(page.value(spans), spans, "在…召开", 0.85)


def _people(
    page: Page,
    text: Flow,
    start: Head,
    people: Sequence[Attendee],
    newcomers: Sequence[Newcomer],
) -> tuple[FoundPerson, ...]:
    """Everyone once, in order of first mention; chairs of prose and minutes merged."""
    rows: dict[str, FoundPerson] = {}
    for entry in start.people:
        spans = tuple(Span(a, b) for a, b in entry.spans)
        sure = 0.97 if entry.sure else 0.85
        rows[entry.name] = FoundPerson(
            page.value(spans), entry.post, entry.role, spans, "minutes", sure
        )
    for who in people:
        old = rows.get(who.name)
        if old:
            continue
        spans = text.spans(who.start, who.end, tight=True)
        sure = 0.96 if who.sure else 0.88
        rows[who.name] = FoundPerson(
            page.value(spans), who.post, who.role, spans, who.rule, sure
        )
    for new in newcomers:
        if new.name not in rows:
            spans = text.spans(new.start, new.end, tight=True)
            rows[new.name] = FoundPerson(
                page.value(spans), new.post, "attend", spans, "speaker", 0.9
            )
    return tuple(sorted(rows.values(), key=lambda p: p.spans[0].start))


def _directives(
    page: Page, text: Flow, asked: Sequence[Demand], base: datetime.date, key: str
) -> Iterator[FoundDirective]:
    seen: set[tuple[str, int | None, str]] = set()
    outer = inner = 0
    for row in asked:
        words = text.text[row.start : row.end]
        mark = (words, row.number, row.speaker)
        if row.level == 1:
            if mark in seen:
                continue
            seen.add(mark)
            outer, inner = outer + 1, 0
            name = f"{key}.d{outer}"
        else:
            inner += 1
            name = f"{key}.d{outer}.{inner}"
        yield _directive(page, text, row, base, name)


def _directive(
    page: Page, text: Flow, row: Demand, base: datetime.date, key: str
) -> FoundDirective:
    spans = text.spans(row.start, row.end)
    found: dict[str, FoundBody] = {}
    due: FoundDeadline | None = None
    for start, end in row.outside:
        words = text.text[start:end]
        for body in bodies(words, page.register.lexicon):
            found.setdefault(body.name, _body(page, text, start, body))
        one = deadline(words, base)
        if one and (due is None or one.form == "完成时限"):
            due = _deadline(page, text, start, one)
    return FoundDirective(
        key=key,
        level=2 if row.level == 2 else 1,
        number=row.number,
        speaker=row.speaker,
        text=page.value(spans),
        bodies=tuple(found.values()),
        deadline=due,
        spans=spans,
        rule=row.rule,
        confidence=row.confidence,
    )


def _body(page: Page, text: Flow, offset: int, body: Body) -> FoundBody:
    spans = text.spans(offset + body.start, offset + body.end, tight=True)
    name = page.value(spans)
    official, candidates = page.register.resolve(name)
    sure = 0.94 if body.sure else 0.8
    return FoundBody(name, body.role, spans, body.rule, sure, official, candidates)


def _deadline(page: Page, text: Flow, offset: int, one: Deadline) -> FoundDeadline:
    start = offset + one.start
    spans = text.spans(start, start + len(one.text))
    sure = 0.96 if one.date else 0.9
    return FoundDeadline(
        page.value(spans), one.date, one.unit, one.count, spans, one.form, sure
    )


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
