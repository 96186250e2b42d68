"""Small reports to extract from: plain functions, one thing varied at a time."""

from __future__ import annotations

import datetime

from meetings.extraction import extract
from meetings.extraction.result import Extraction, FoundDirective, FoundMeeting

PUBLISHED = datetime.date(2023, 3, 16)
OPENING = (
    "3月15日上午，清河县召开安全生产工作会议。县委书记王伟出席会议并讲话，"
    "县长李楠主持会议，副县长关月参加会议。"
)


def report(body: str, *, title: str = "清河县召开安全生产工作会议") -> str:
    return f"{title}\n\n{OPENING}\n\n{body}\n"


def read(text: str, published: datetime.date = PUBLISHED) -> Extraction:
    return extract(text, published)


def meeting(body: str) -> FoundMeeting:
    return read(report(body)).meetings[0]


def directives(body: str) -> tuple[FoundDirective, ...]:
    found = read(report(body)).meetings
    return found[0].directives if found else ()
