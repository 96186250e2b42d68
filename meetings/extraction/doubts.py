"""What an officer should look at first: gaps, contradictions, open ends."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from meetings.extraction.numerals import chinese, number
from meetings.extraction.result import Doubt, FoundDirective, FoundMeeting, Span

_ANNOUNCED = re.compile(
    r"(?:提出|提了|强调|讲了|谈了|抓好|做好|做到|落实|部署|从)[^，。；：]{0,6}?"
    r"(?P<n>[一二三四五六七八九十两\d]{1,2})(?:点|项|条|个方面|件事|句话|个字)"
    r"[^，。；]{0,12}[，。：]?$|"
    r"“(?P<quoted>[三四五六七八九十])个[^”]{1,6}”[：，]?$"
)
_WEEKDAY = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日[ （]*"
    r"(?:星期|周)(?P<weekday>[一二三四五六日天])"
)
_WEEK = "一二三四五六日"
_BEFORE = 90  # characters before a series in which its length may be announced
_END = 6  # characters right before it that may say anything
_TAIL = re.compile(rf"[^。：，；]{{0,{_END}}}$")
_BLANK = re.compile(r"[ \n\x00\x01]+")


def doubts(
    canvas: str,
    published: datetime.date,
    meetings: Sequence[FoundMeeting],
    *,
    registered: bool,
) -> tuple[Doubt, ...]:
    """All doubts about the meetings of a text, in the order of the meetings.

    Takes 一、二、四 (三 is missing), "三点要求" with two, a wrong weekday, a day
    after publication, a body that the register does not know.
    """
    found: list[Doubt] = []
    for meeting in meetings:
        found.extend(_days(canvas, published, meeting))
        found.extend(_series(canvas, meeting))
        found.extend(_deadlines(meeting, published))
        if registered:
            found.extend(_bodies(meeting))
    return tuple(found)


def _days(
    canvas: str, published: datetime.date, meeting: FoundMeeting
) -> Iterator[Doubt]:
    if meeting.date is None:
        yield Doubt("no-date", "文中没有写明会议日期", meeting.spans[:1], meeting.key)
        return
    if meeting.date > published:
        message = f"会议日期 {meeting.date} 晚于发布日期 {published}"
        yield Doubt("future", message, meeting.date_spans, meeting.key)
    if not meeting.chair:
        yield Doubt("no-chair", "文中没有写明主持人", meeting.spans[:1], meeting.key)
    for span in meeting.date_spans:
        yield from _weekday(canvas, span, meeting)


def _weekday(canvas: str, span: Span, meeting: FoundMeeting) -> Iterator[Doubt]:
    """A printed weekday that is not the day's: the day may be misprinted."""
    match = _WEEKDAY.match(canvas[span.start : span.end + 8])
    if not match or meeting.date is None:
        return
    printed = _WEEK.find(match["weekday"].replace("天", "日"))
    if printed != meeting.date.weekday():
        real = _WEEK[meeting.date.weekday()]
        message = f"{meeting.date} 是星期{real}，文中写的是星期{match['weekday']}"
        yield Doubt("weekday", message, (span,), meeting.key)


def _runs(meeting: FoundMeeting) -> Iterator[list[FoundDirective]]:
    """The numbered items of each series."""
    run: list[FoundDirective] = []
    for row in meeting.directives:
        if row.number is None:
            continue
        if run and (
            row.number <= (run[-1].number or 0) or row.speaker != run[0].speaker
        ):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _series(canvas: str, meeting: FoundMeeting) -> Iterator[Doubt]:
    for run in _runs(meeting):
        numbers = [row.number or 0 for row in run]
        missing = sorted(set(range(1, numbers[-1] + 1)) - set(numbers))
        if missing:
            names = "、".join(chinese(n) for n in missing)
            message = f"序号不连续：缺{names}"
            yield Doubt("gap", message, run[0].spans, meeting.key, run[0].key)
        said = _announced(canvas, run[0])
        if said and said != len(run) and not missing:
            message = f"文中说有{chinese(said)}项，读出{chinese(len(run))}项"
            yield Doubt("count", message, run[0].spans, meeting.key, run[0].key)


def _announced(canvas: str, first: FoundDirective) -> int | None:
    """How many items the words before a series promise."""
    start = first.spans[0].start
    before = _BLANK.sub("", canvas[max(0, start - _BEFORE) : start])
    before = before[:-_END] + _TAIL.sub("", before[-_END:])
    match = _ANNOUNCED.search(before)
    return number(match["n"] or match["quoted"]) if match else None


def _deadlines(meeting: FoundMeeting, published: datetime.date) -> Iterator[Doubt]:
    base = meeting.date or published
    for row in meeting.directives:
        due = row.deadline
        if due and due.date is None:
            message = f"“{due.text}”推不出日期"
            yield Doubt("deadline", message, due.spans, meeting.key, row.key)
        elif due and due.date and due.date < base:
            message = f"时限“{due.text}”早于会议日期"
            yield Doubt("deadline", message, due.spans, meeting.key, row.key)


def _bodies(meeting: FoundMeeting) -> Iterator[Doubt]:
    for row in meeting.directives:
        for body in row.bodies:
            if body.department:
                continue
            if body.candidates:
                names = "、".join(body.candidates)
                message = f"“{body.name}”可能是：{names}"
            else:
                message = f"单位库里没有“{body.name}”"
            yield Doubt("body", message, body.spans, meeting.key, row.key)
