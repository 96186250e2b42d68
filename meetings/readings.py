"""Reading a stored source: extract, keep the result, write the proposals."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import transaction

from meetings.retold import restating, twins

from .extraction import VERSION, extract
from .extraction.result import Extraction, Span
from .models import Department, Edit, Reading, Source
from .proposals import propose

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Progress = Callable[[float], None]


class Counts(NamedTuple):
    """What a reading found: meetings, numbered items, demands inside them, doubts."""

    meetings: int
    directives: int
    demands: int
    doubts: int

    def __str__(self) -> str:
        words = f"{self.meetings} 场会议、{self.directives} 条要求"
        if self.demands:
            words += f"(细分 {self.demands} 条)"
        return words + (f",{self.doubts} 处存疑" if self.doubts else "")


def read(
    source: Source, by: User | None = None, progress: Progress | None = None
) -> Reading:
    """Read `source` with the present extractor; the same reading when there is one.

    Result, proposals and the READ edit are written together or not at all. While the
    text is read no row is locked. progress: told the share that has been read.
    """
    day = source.published_on
    if before := _made(source, day):
        return before
    register = Department.objects.current(day).register()
    return keep(source, extract(source.text, day, register, progress), by)


def _made(source: Source, day: datetime.date) -> Reading | None:
    rows = Reading.objects.filter(source=source, published_on=day)
    return rows.filter(extractor=VERSION).first()


@transaction.atomic
def keep(source: Source, found: Extraction, by: User | None) -> Reading:
    """The reading that says so, its proposals, and what else they may be told by."""
    Source.objects.select_for_update(of=("self",)).only("pk").get(pk=source.pk)
    if before := _made(source, found.published):
        return before
    reading = Reading.objects.create(
        source=source,
        extractor=found.version,
        published_on=found.published,
        result=plain(found),
        doubts=len(found.doubts),
    )
    # Reading again never overwrites what the first reading proposed.
    if Source.objects.filter(pk=source.pk, reading=None).update(reading=reading):
        source.reading = reading
        propose(reading, found)
        twins.suggest(reading)
        restating.suggest(reading)
    Edit.objects.create(
        verb=Edit.Verb.READ,
        source=source,
        after={f"reading:{reading.pk}": counts(reading)._asdict()},
        by=by,
    )
    return reading


def counts(reading: Reading) -> Counts:
    found = reading.result["meetings"]
    levels = [one["level"] for meeting in found for one in meeting["directives"]]
    return Counts(
        len(found), levels.count(1), levels.count(2), len(reading.result["doubts"])
    )


def plain(value: Any) -> Any:
    """The result as JSON keeps it: a span as [start, end], a date as ISO."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
