"""What an officer should look at first, as the record is now."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from meetings.models import Directive, Meeting
from meetings.models.records import RecordState
from meetings.naming import unclear
from meetings.templatetags.display import numeral

# Told anew from the rows, since mending settles them: see `_names` and `_numbers`.
LIVE = {"body", "gap"}
MOST = 6  # missing numbers that are told one by one
SURE = 0.9  # of everything read with this or more, at least 98 % should be right
Found = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at, where it stands, the meeting and directive it is about.

    shown: the card says it in another way, so that it need not be repeated there.
    """

    message: str
    href: str
    meeting: Meeting | None = None
    row: Directive | None = None
    shown: bool = False

    @property
    def about(self) -> str:
        return self.meeting.title if self.meeting else ""


def doubts(
    result: Found,
    found: dict[str, Found],
    meetings: Sequence[Meeting],
    published: datetime.date,
) -> list[Doubt]:
    """About what nobody decided on yet, meeting by meeting.

    found: what the reading says of each key.
    """
    told: list[Doubt] = list(_elsewhere(result, {row.key for row in meetings}))
    several = _several(meetings, published)
    for meeting in meetings:
        rows = list(meeting.directives.all())
        told += _read(result, meeting, {row.key: row for row in rows if row.key})
        told += _people(meeting, several)
        told += _numbers(meeting, rows)
        for row in rows:
            if row.state == RecordState.PROPOSED:
                told += _names(meeting, row, found.get(row.key, {}))
                told += _unsure(meeting, row, found.get(row.key, {}))
    return told


def _elsewhere(result: Found, keys: set[str]) -> Iterator[Doubt]:
    for number, one in enumerate(result.get("doubts", [])):
        if one["meeting"] not in keys:
            place = f"#doubt-{number}" if one["spans"] else "#content"
            yield Doubt(one["message"], place)


def _read(
    result: Found, meeting: Meeting, rows: dict[str, Directive]
) -> Iterator[Doubt]:
    for one in result.get("doubts", []):
        if one["meeting"] != meeting.key or one["kind"] in LIVE:
            continue
        row = rows.get(one["directive"] or "")
        if (row or meeting).state == RecordState.PROPOSED:
            place = f"#d{row.pk}" if row else f"#m{meeting.pk}"
            yield Doubt(one["message"], place, meeting, row)


def _several(meetings: Sequence[Meeting], published: datetime.date) -> dict[int, int]:
    """Of whom the register has several of that name in office that day, how many.

    Each name once: where one of them is told, the others of the source follow.
    """
    present = [
        (row, meeting.held_on or published)
        for meeting in meetings
        if meeting.state == RecordState.PROPOSED
        for row in meeting.attendances.all()
    ]
    several = unclear(present)
    first: dict[str, int] = {}
    for row, _ in present:
        if row.pk in several:
            first.setdefault(row.name, row.pk)
    return {pk: several[pk] for pk in first.values()}


def _people(meeting: Meeting, several: dict[int, int]) -> Iterator[Doubt]:
    for row in meeting.attendances.all():
        if row.pk in several:
            words = f"名册里有 {several[row.pk]} 位“{row.name}”,请认定是哪一位"
            yield Doubt(words, f"#p{row.pk}", meeting)


def _names(meeting: Meeting, row: Directive, found: Found) -> Iterator[Doubt]:
    """Bodies that no department is known by."""
    likely = {one["name"]: one["candidates"] for one in found.get("bodies", [])}
    for body in row.mentions.all():
        if body.department_id is None:
            names = "、".join(likely.get(body.name, ()))
            words = f"“{body.name}”可能是:{names}" if names else ""
            words = words or f"单位库里没有“{body.name}”"
            yield Doubt(words, f"#d{row.pk}", meeting, row, shown=True)


def _unsure(meeting: Meeting, row: Directive, found: Found) -> Iterator[Doubt]:
    sure = found.get("confidence", 1)
    if sure < SURE:
        words = f"把握只有 {sure:.2f}:{row.heading[:16]}"
        yield Doubt(words, f"#d{row.pk}", meeting, row, shown=True)


def _numbers(meeting: Meeting, rows: list[Directive]) -> Iterator[Doubt]:
    """一、二、四: 三 is missing. Each speaker counts anew, and from one again."""
    numbered = [row for row in rows if row.number]
    for _, spoken in groupby(numbered, key=lambda row: row.speaker):
        for run in _runs(list(spoken)):
            numbers = {row.number or 0 for row in run}
            missing = sorted(set(range(1, max(numbers))) - numbers)
            open_rows = [row for row in run if row.state == RecordState.PROPOSED]
            if missing and open_rows:
                names = "、".join(numeral(number) for number in missing[:MOST])
                more = f"等 {len(missing)} 个" if len(missing) > MOST else ""
                words = f"序号不连续:缺{names}{more}"
                yield Doubt(words, f"#d{open_rows[0].pk}", meeting, open_rows[0])


def _runs(rows: list[Directive]) -> Iterator[list[Directive]]:
    run: list[Directive] = []
    for row in rows:
        if run and (row.number or 0) <= (run[-1].number or 0):
            yield run
            run = []
        run.append(row)
    if run:
        yield run
