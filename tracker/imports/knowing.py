"""Rows of a ledger that were taken over before."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Prefetch

from meetings.models import Meeting
from tracker.models import Docket, DocketDirective, ImportedRow

from .entry import Entry, squeezed


def known(entries: Sequence[Entry]) -> dict[int, Docket | Meeting]:
    """Row number → what it was taken over as: by its print, whatever file it came in,
    or a docket of the same code that stands on the same words. Three queries."""
    prints = {entry.number: entry.print for entry in entries}
    rows = ImportedRow.objects.filter(print__in=set(prints.values()))
    seen: dict[str, Docket | Meeting] = {}
    for row in rows.select_related("docket", "meeting"):
        if found := row.docket or row.meeting:
            seen[row.print] = found
    coded = by_code(entries)
    made: dict[int, Docket | Meeting] = {}
    for entry in entries:
        docket = coded.get(entry.code)
        if before := seen.get(prints[entry.number]):
            made[entry.number] = before
        elif docket is not None and stands_on(docket, entry):
            made[entry.number] = docket
    return made


def by_code(entries: Sequence[Entry]) -> dict[str, Docket]:
    """Code → the docket that has it, with what it stands on."""
    codes = {entry.code for entry in entries} - {""}
    # Joined, not fetched by themselves: SQLite takes no thousand keys of them at once.
    links = DocketDirective.objects.select_related("directive")
    rows = Docket.objects.filter(code__in=codes)
    rows = rows.prefetch_related(Prefetch("directives", links))
    return {row.code: row for row in rows}


def stands_on(docket: Docket, entry: Entry) -> bool:
    origin = docket.origin
    return origin is not None and squeezed(origin.text) == squeezed(entry.text)
