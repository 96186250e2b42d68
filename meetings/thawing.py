"""A stored result → the findings that it was made of: the way back of readings.plain.

Pure.
"""

from __future__ import annotations

import datetime
from typing import Any

from .extraction.result import (
    Found,
    FoundBody,
    FoundDeadline,
    FoundDirective,
    FoundMeeting,
    FoundPerson,
    Span,
    Spans,
)

Stored = dict[str, Any]


def meeting(stored: Stored) -> FoundMeeting:
    directives = tuple(directive(one) for one in stored["directives"])
    return FoundMeeting(
        **{
            **_spanned(stored),
            "title": _found(stored["title"]),
            "venue": _found(stored["venue"]),
            "date": _day(stored["date"]),
            "last_date": _day(stored["last_date"]),
            "date_spans": _spans(stored["date_spans"]),
            "repeats": _spans(stored["repeats"]),
            "identities": tuple((a, b, c) for a, b, c in stored["identities"]),
            "people": tuple(FoundPerson(**_spanned(one)) for one in stored["people"]),
            "directives": directives,
        }
    )


def directive(stored: Stored) -> FoundDirective:
    due = stored["deadline"]
    return FoundDirective(
        **{
            **_spanned(stored),
            "bodies": tuple(_body(one) for one in stored["bodies"]),
            "deadline": due
            and FoundDeadline(**{**_spanned(due), "date": _day(due["date"])}),
        }
    )


def _body(stored: Stored) -> FoundBody:
    candidates = tuple(stored["candidates"])
    return FoundBody(**{**_spanned(stored), "candidates": candidates})


def _found(stored: Stored | None) -> Found | None:
    return Found(**_spanned(stored)) if stored else None


def _spanned(stored: Stored) -> Stored:
    return {**stored, "spans": _spans(stored["spans"])}


def _spans(stored: list[list[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in stored)


def _day(stored: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(stored) if stored else None
