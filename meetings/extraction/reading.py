"""Meetings put together: title, day, people and directives with their spans.

Articles are read abreast: all of them take one step before any takes the next. What
the rules of a step need then stays near the processor, which saves a fifth of the time.
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
from meetings.extraction.cast import Cast
from meetings.extraction.demands import Demand, demands
from meetings.extraction.events import (
    Part,
    convened,
    minuted,
    opens,
    parts,
    tells_of_meeting,
)
from meetings.extraction.findings import Page, drafts, people, read
from meetings.extraction.flow import Flow, flow
from meetings.extraction.minutes import Entry, Head, head
from meetings.extraction.pages import Line
from meetings.extraction.people import Attendee, attendees
from meetings.extraction.protagonists import joined, protagonist
from meetings.extraction.result import Found, FoundMeeting, Span, Spans
from meetings.extraction.scanning import abreast
from meetings.extraction.sentences import clauses
from meetings.extraction.series import series
from meetings.extraction.speakers import turns
from meetings.extraction.speeches import Speech, day_of, speech
from meetings.extraction.subjects import MEETING
from meetings.extraction.turn import Turn, named_before, turn_at
from meetings.extraction.venues import venue
from meetings.extraction.when import day_of_part, held_on, titled

# Without one of these words nothing is demanded at a meeting.
_SPOKEN = re.compile(
    r"强调|要求|指出|会议|[议确决]定|会上|定[了下]|叮嘱|嘱咐|提醒|拍板|明确|安排|部署|提出|[说讲]|敲定|[下责严]令|"
    r"交代|告诫|表态|[\u4e00-\u9fff]："
)
_PUTS = re.compile(r"安排|部署|讲评|讲话|动员")
_POINT = re.compile(
    r"[一二三四五六七八九十]{1,2}、(?:关于|其[他它]|[^，。；]{2,24}(?:问题|事项|事宜|议题))"
)
_HEADING = re.compile(r"[一二三四五六七八九十]{1,2}、")


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
    rows = [
        list(drafts(page, text, asked, meeting.date or page.published, key))
        for key, (meeting, text, asked) in zip(keys, found, strict=True)
    ]
    told = read(page, list(chain.from_iterable(rows)))
    for key, one, own in zip(keys, found, rows, strict=True):
        yield replace(one.meeting, key=key, directives=tuple(islice(told, len(own))))


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
    minutes = bool(article.labels) or ("纪要" in headline and minuted(headline))
    if not (minutes or _SPOKEN.search(text.text, part.start, part.end)):
        return None
    yield
    present = attendees(text, part.start, part.end, before.names)
    actor = protagonist(text, part.start, part.end, present)
    there: list[Entry | Attendee] = [*start.people, *joined(present, actor)]
    cast = Cast.present(there, given.name)
    title = None if part.again else _title(page, given.heads)
    words = headline if title else ""
    minutes = bool(article.labels) or ("纪要" in words and minuted(words))
    yield
    said = _said(words, text, part, cast, None if minutes else there)
    yield
    acts = any(actor and turn.speaker == actor.name for turn in said)
    acts = acts or given.given
    asked = yield from _asked(words, text, part, said, minutes, bool(there), acts)
    if not asked:
        return None
    yield
    title_day = titled(words, page.published) if minutes else None
    held, day_spans = held_on(page, text, part, start, before.day, title_day)
    held = day_of(page.canvas, given, page.published) or held
    yield
    lead = text.text[part.start : min(part.end, part.start + 200)].partition("。")[0]
    known = identity.identities(page.canvas_of(title), lead)
    organ, kind, ordinal = known[0] if known else (None, None, None)
    meeting = FoundMeeting(
        key="",
        title=title,
        date=held.day,
        last_date=held.last,
        date_spans=day_spans,
        period=held.period,
        venue=_venue(page, text, part, start),
        organ=organ,
        kind=kind,
        ordinal=ordinal,
        identities=known,
        people=people(page, text, start, joined(present, actor), cast.newcomers),
        directives=(),
        spans=_places(article, text, part),
        repeats=tuple(Span(x.start, x.end) for x in article.repeats),
        rule="minutes" if minutes else "report",
        confidence=0.95 if title and held.day else 0.85,
    )
    return Unkeyed(meeting, text, asked)


def _said(
    title: str,
    text: Flow,
    part: Part,
    cast: Cast,
    there: Sequence[Entry | Attendee] | None,
) -> list[Turn]:
    """Who speaks where; in a printed speech its speaker from the first word."""
    rows = clauses(text, part.start, part.end)
    said = turns(text, rows, cast)
    first = {turn.speaker: turn.start for turn in reversed(said)}
    met = [one for one in cast.newcomers if named_before(text, one.name, first)]
    if met and not any(turn.rule == "称呼：" for turn in said):
        # Who is introduced late may have spoken before.
        said = turns(text, rows, cast)
    return said if there is None else _led_in(title, text, part, said, there)


def _led_in(
    title: str,
    text: Flow,
    part: Part,
    said: list[Turn],
    there: Sequence[Entry | Attendee],
) -> list[Turn]:
    """The turns; where nobody is said to demand, the text under a report demands.

    Takes "全县防汛紧急会议召开" over "一要思想到位。…二要…", and the paragraphs after
    "2月22日，镇里召开收心会，书记王涛部署节后工作。"; not a feature in which 召开
    stands somewhere. Who alone was there and 部署 speaks, else the meeting.
    """
    if any(turn.mode != "report" for turn in said):
        return said
    marks = [part.start, *text.between(part.start, part.end)]
    lead = text.text[part.start : min([part.end, part.start + 240, *marks[1:2]])]
    held = opens(lead)
    if (held and len(marks) == 1) or not (held or convened(title)):
        return said
    at = marks[1] if held else part.start
    if any(turn.start == at for turn in said):  # what stands there is told
        return said
    alone = held and len(there) == 1 and _PUTS.search(lead)
    who = there[0].name if alone else MEETING
    turn = Turn(at, at, who, "mixed", True, "导语")
    return sorted([*said, turn], key=lambda one: one.start)


def _asked(
    title: str,
    text: Flow,
    part: Part,
    said: list[Turn],
    minutes: bool,
    attended: bool,
    acts: bool,
) -> Generator[None, None, list[Demand]]:
    """The demands of a part that tells of a meeting.

    Minutes in which nobody speaks demand all the same.
    """
    if not tells_of_meeting(
        title, text, part, said, minutes=minutes, attended=attended, acts=acts
    ):
        return []
    if minutes and not any(turn.mode != "report" for turn in said):
        said = [Turn(part.start, part.start, MEETING, "demand", True, "纪要"), *said]
    elif minutes and not (said and said[0].start == part.start):
        said = [Turn(part.start, part.start, MEETING, "report", True, "纪要"), *said]
    if minutes:
        said = _anew(text, part, said)
    yield
    found = series(text, part.start, part.end, said)
    yield
    return demands(text, part.start, part.end, found, said)


def _anew(text: Flow, part: Part, said: list[Turn]) -> list[Turn]:
    """The turns, and one where a heading of minutes ends what somebody reported.

    "质控办杜仲通报：…" lasts until "二、整改措施"; a speech with headings goes on, but
    what somebody said on one point of an agenda ends with "二、关于校舍维修". What
    "纪要如下" announces begins with "一、", though "会议认为…" stands between.
    """
    new: list[Turn] = []
    last = part.end
    for mark in (part.start, *text.between(part.start, part.end)):
        if not _HEADING.match(text.text, mark):
            continue
        turn = turn_at(said, mark)
        told = turn and (turn.mode == "report" or turn.rule == "told")
        if turn and turn.start < mark and told:
            first = text.text.startswith("一、", mark)
            listed = any(one.rule == "list" and one.start < mark for one in said)
            new.append(
                Turn(mark, mark, MEETING, "demand", True, "list")
                if first and listed and turn.speaker == MEETING
                else Turn(mark, mark, MEETING, "report", True, "纪要")
            )
        elif turn and last < turn.start < mark and _POINT.match(text.text, mark):
            new.append(Turn(mark, mark, MEETING, "mixed", True, "纪要"))
        last = mark
    return sorted([*said, *new], key=lambda turn: turn.start)


def _title(page: Page, heads: Sequence[Line]) -> Found | None:
    """The lines of the headline as one: line breaks become single spaces."""
    if not heads:
        return None
    spans = (Span(heads[0].start, heads[-1].end),)
    return Found(page.value(spans), spans, "headline", 0.93)


def _venue(page: Page, text: Flow, part: Part, start: Head) -> Found | None:
    if start.where:
        spans: Spans = (Span(*start.where),)
        return Found(page.value(spans), spans, "地点：", 0.97)
    lead = text.text[part.start : min(part.end, part.start + 200)]
    place = venue(lead)
    if not place:
        return None
    spans = text.spans(part.start + place[0], part.start + place[1])
    return Found(page.value(spans), spans, "在…召开", 0.85)


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
