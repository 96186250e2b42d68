"""What was found, with its spans in the source: people, directives, bodies, days."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from meetings.extraction import topics
from meetings.extraction.attendee import Attendee
from meetings.extraction.cast import Newcomer
from meetings.extraction.clean import clean
from meetings.extraction.deadlines import Deadline, deadline
from meetings.extraction.demands import Demand
from meetings.extraction.due_plan import due_in
from meetings.extraction.duties import Body
from meetings.extraction.flow import Flow
from meetings.extraction.minutes import Head
from meetings.extraction.pages import DETAIL
from meetings.extraction.register import Register
from meetings.extraction.responsibility import bodies
from meetings.extraction.result import (
    Found,
    FoundBody,
    FoundDeadline,
    FoundDirective,
    FoundPerson,
    Span,
    Spans,
)
from meetings.extraction.tables import bodies_in, cells, deadline_in, standing

_ORDERED = re.compile(r"作出?(?:重要)?[批指]示|[批指]示(?:中|要求|强调)")
_ELSEWHERE = re.compile(
    r"在[^，。；]{0,12}会议?上(?:的讲话)?"
)  # "传达…。他在该会上指出"
_PASSED_ON = re.compile(r"传达|学习|贯彻|落实")


@dataclass(frozen=True, slots=True)
class Page:
    """source: the text as given; canvas: of the same length; register: departments."""

    source: str
    canvas: str
    published: datetime.date
    register: Register

    def canvas_of(self, found: Found | None) -> str:
        """The words of a found thing as the rules read them."""
        spans = found.spans if found else ()
        return "".join(self.canvas[s.start : s.end] for s in spans).replace("\n", " ")

    def value(self, spans: Spans) -> str:
        if len(spans) == 1:
            return clean(self.source[spans[0].start : spans[0].end])
        return clean("".join(self.source[s.start : s.end] for s in spans))


def people(
    page: Page,
    text: Flow,
    start: Head,
    present: Sequence[Attendee],
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
    for who in present:
        old = rows.get(who.name)
        if old and who.role == "chair":
            rows[who.name] = replace(old, role="chair")
        if old:
            continue
        spans = text.spans(who.start, who.end, tight=True)
        sure = 0.96 if who.sure else 0.88
        rows[who.name] = FoundPerson(
            page.value(spans), who.post, who.role, spans, who.rule, sure
        )
    for new in newcomers:
        if new.name not in rows and not _relayed(text, new.name):
            spans = text.spans(new.start, new.end, tight=True)
            rows[new.name] = FoundPerson(
                page.value(spans), new.post, "attend", spans, "speaker", 0.9
            )
    return tuple(sorted(rows.values(), key=lambda p: p.spans[0].start))


def _relayed(text: Flow, name: str) -> bool:
    """Someone absent whose words are passed on: "传达了市委书记龚必成的讲话".

    And who the next sentence says spoke there: "副市长江流在视频会上指出，".
    """
    at = text.text.find(name)
    before = text.text[max(0, at - 60) : at].rpartition("。")[2]
    after = text.text[at : at + 24]
    earlier = text.text[max(0, at - 120) : at].split("。")[-2:-1]
    elsewhere = _ELSEWHERE.match(after, len(name))
    if elsewhere and earlier and _PASSED_ON.search(earlier[0]):
        return True
    return bool(_PASSED_ON.search(before) or _ORDERED.search(after))


@dataclass(slots=True)
class Draft:
    """A directive that is being read. ranges: offsets and words of what is its own.

    base: the meeting's day; plan: the year whose tasks the paper shares out, or None.
    """

    text: Flow
    row: Demand
    base: datetime.date
    plan: int | None
    key: str
    ranges: list[tuple[int, str]]
    bodies: dict[str, FoundBody]
    deadline: FoundDeadline | None


def directives(
    page: Page, text: Flow, asked: Sequence[Demand], base: datetime.date, key: str
) -> Iterator[FoundDirective]:
    return read(page, list(drafts(page, text, asked, base, key)))


def read(page: Page, rows: Sequence[Draft]) -> Iterator[FoundDirective]:
    """The directives, all of them by one kind of rules before the next.

    What the rules of a kind need then stays near the processor, which saves time.
    """
    for one in rows:
        for start, words in one.ranges:
            for body in bodies(words, page.register.lexicon):
                whole = _without_topic(one.text, words, body)
                found = _body(page, one.text, start, whole)
                one.bodies.setdefault(whole.name, found)
    for one in rows:
        for start, words in one.ranges:
            due = due_in(partial(deadline, words), one.base, one.plan)
            if due and (one.deadline is None or due.form == "完成时限"):
                one.deadline = _deadline(page, one.text, start, due)
    return (_directive(page, one) for one in rows)


def drafts(
    page: Page,
    text: Flow,
    asked: Sequence[Demand],
    base: datetime.date,
    key: str,
    plan: int | None = None,
) -> Iterator[Draft]:
    """A draft for each demand, those said twice once; of a row of a table all read."""
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
        yield _draft(page, Draft(text, row, base, plan, name, [], {}, None))


def _draft(page: Page, draft: Draft) -> Draft:
    """The draft with what the cells of a table say, else with what is to be read."""
    text, row = draft.text, draft.row
    table = cells(text, row.start, row.end) if row.number else []
    day = deadline_in(text, table, draft.base, draft.plan)
    tabled = bool(day) or standing(text, table)
    if day:
        draft.deadline = _deadline(page, text, *day)
    if not tabled:
        cuts = [cut for own in row.outside for cut in _whole(text, *own)]
        draft.ranges.extend((start, text.text[start:end]) for start, end in cuts)
        return draft
    for body in bodies_in(text, table, page.register.lexicon):
        draft.bodies.setdefault(body.name, _body(page, text, 0, body))
    if not draft.bodies:  # those that no cell of their own names stand in the task
        for body in bodies(text.text[slice(*table[0])], page.register.lexicon):
            whole = _without_topic(text, text.text[slice(*table[0])], body)
            found = _body(page, text, table[0][0], whole)
            draft.bodies.setdefault(whole.name, found)
    return draft


def _directive(page: Page, draft: Draft) -> FoundDirective:
    row = draft.row
    spans = draft.text.spans(row.start, row.end)
    return FoundDirective(
        key=draft.key,
        level=2 if row.level == 2 else 1,
        number=row.number,
        speaker=row.speaker,
        text=page.value(spans),
        bodies=tuple(draft.bodies.values()),
        deadline=draft.deadline,
        spans=spans,
        rule=row.rule,
        confidence=row.confidence,
    )


def _without_topic(text: Flow, words: str, body: Body) -> Body:
    """路灯区城管局 at the beginning of a clause, where the page knows 区城管局."""
    if body.start and words[body.start - 1] not in "，。；：":
        return body
    size = topics.short_topic(body.name, text.text)
    return body._replace(name=body.name[size:], start=body.start + size)


def _whole(text: Flow, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range, cut after a heading: "规范合同管理" / "法律合规部要…"."""
    marks = text.between(start, end)
    if marks and any(DETAIL.match(text.text, x) for x in marks):
        marks = ()
    for at in marks:
        if text.text[at - 1] not in "。；：，":
            yield start, at
            start = at
    yield start, end


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
