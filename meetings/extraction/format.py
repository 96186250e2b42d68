"""An extraction as JSON: the shape of the annotated corpus, with spans and rules."""

from __future__ import annotations

from typing import Any

from meetings.extraction.numerals import chinese
from meetings.extraction.result import (
    Extraction,
    Found,
    FoundBody,
    FoundDeadline,
    FoundDirective,
    FoundMeeting,
    FoundPerson,
    Spans,
)

Row = dict[str, Any]


def as_format(extraction: Extraction) -> Row:
    """What the corpus calls an answer; `published` and `meetings` as it defines them.

    Each found thing adds spans ([start, end] in code points), rule and confidence.
    """
    return {
        "version": extraction.version,
        "published": extraction.published.isoformat(),
        "meetings": [_meeting(one) for one in extraction.meetings],
        "doubts": [
            {
                "kind": doubt.kind,
                "message": doubt.message,
                "meeting": doubt.meeting,
                "directive": doubt.directive,
                "spans": _spans(doubt.spans),
            }
            for doubt in extraction.doubts
        ],
        "unassigned": _spans(extraction.unassigned),
    }


def _spans(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _why(
    found: Found | FoundPerson | FoundBody | FoundDeadline | FoundDirective,
) -> Row:
    return {
        "spans": _spans(found.spans),
        "rule": found.rule,
        "confidence": round(found.confidence, 2),
    }


def _meeting(one: FoundMeeting) -> Row:
    return {
        "key": one.key,
        "title": one.title.value if one.title else None,
        "date": one.date.isoformat() if one.date else None,
        "last_date": one.last_date.isoformat() if one.last_date else None,
        "period": one.period,
        "venue": one.venue.value if one.venue else None,
        "organ": one.organ,
        "kind": one.kind,
        "ordinal": one.ordinal,
        "identities": [list(row) for row in one.identities],
        "chair": one.chair,
        "attendees": one.attendees,
        "people": [
            {"name": p.name, "post": p.post, "role": p.role, **_why(p)}
            for p in one.people
        ],
        "directives": [_directive(row) for row in one.directives],
        "title_spans": _spans(one.title.spans) if one.title else [],
        "date_spans": _spans(one.date_spans),
        "spans": _spans(one.spans),
        "repeats": _spans(one.repeats),
        "rule": one.rule,
        "confidence": round(one.confidence, 2),
    }


def _directive(row: FoundDirective) -> Row:
    due = row.deadline
    return {
        "key": row.key,
        "level": row.level,
        "number": chinese(row.number) if row.number else None,
        "speaker": row.speaker,
        "text": row.text,
        "departments": [_body(body) for body in row.bodies],
        "deadline": due
        and {
            "text": due.text,
            "date": due.date.isoformat() if due.date else None,
            "unit": due.unit,
            "count": due.count,
            **_why(due),
        },
        **_why(row),
    }


def _body(body: FoundBody) -> Row:
    return {
        "name": body.name,
        "role": body.role,
        "department": body.department,
        "candidates": list(body.candidates),
        **_why(body),
    }
