"""Taking a ledger in, and keeping what an officer says of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from meetings.extraction.secrecy import marking
from meetings.intake import SECRET
from tracker.models import KeptMapping, LedgerImport
from tracker.workbooks.opening import Unreadable

from . import matching
from .heads import Head, choose, find
from .preview import Preview
from .rows import read as read_rows
from .sheets import Table, read
from .whole import meeting_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@sensitive_variables("data", "tables")
def keep(data: bytes, name: str, by: User) -> LedgerImport:
    """The ledger, stored; the same bytes again are the same one. Raises Unreadable."""
    same = LedgerImport.objects.of(data)
    if known := same.first():
        return known
    tables = read(data)
    words = [name, *(words for one in tables for words in (one.name, *one.texts()))]
    if marking("\n".join(words)):
        raise Unreadable(SECRET)
    table, head = choose(tables)
    source = LedgerImport.made(data, name, by)
    _look_at(source, table, head)
    try:
        with transaction.atomic():
            source.save()
    except IntegrityError:  # sent twice at once
        return same.get()
    return source


def _look_at(source: LedgerImport, table: Table, head: Head) -> None:
    """The columns as they were said to be before, else as they seem; a title's meeting
    where no column has one; blanks are filled where the office merges others."""
    source.sheet, source.head_row = table.name[:100], head.first
    before = KeptMapping.objects.filter(heads=head.print).first()
    mapping = (
        matching.kept(before.mapping, len(head.names))
        if before
        else matching.suggested(table, head)
    )
    source.mapping = matching.stored(mapping)
    name, day = meeting_of(table, head)
    named = set(mapping.values())
    source.meeting = "" if "meeting" in named else name
    source.held_on = None if "held_on" in named else day
    source.fills_down = read_rows(table, head, mapping, False).merges


COLUMNS = ("sheet", "head_row", "mapping", "meeting", "held_on", "fills_down")


def choose_sheet(source: LedgerImport, name: str) -> bool:
    """Read another sheet; False where it is no ledger. What is taken stays."""
    for table in read(bytes(source.data)):
        if table.name == name and (head := find(table)):
            _look_at(source, table, head)
            source.state, source.why = LedgerImport.State.WAITING, ""
            source.save(update_fields=[*COLUMNS, "state", "why"])
            return True
    return False


def suggest_anew(source: LedgerImport, seen: Preview) -> None:
    """Forget what was said of the columns."""
    KeptMapping.objects.filter(heads=seen.head.print).delete()
    _look_at(source, seen.table, seen.head)
    source.save(update_fields=COLUMNS)


@transaction.atomic
def set_columns(
    source: LedgerImport,
    seen: Preview,
    mapping: matching.Fields,
    by: User,
    *,
    meeting: str = "",
    held_on: datetime.date | None = None,
    fills_down: bool = False,
) -> None:
    """What each column is, for this ledger and for the next with the same heads."""
    source.mapping = matching.stored(mapping)
    source.meeting, source.held_on = meeting, held_on
    source.fills_down = fills_down
    source.sheet, source.head_row = seen.table.name[:100], seen.head.first
    source.save(update_fields=COLUMNS)
    KeptMapping.objects.update_or_create(
        heads=seen.head.print,
        defaults={"mapping": source.mapping, "by": by, "at": timezone.now()},
    )


def answer(
    source: LedgerImport, said: Mapping[str, int | None], undated: datetime.date | None
) -> None:
    """Which department each name is (see names.Bodies); a name that is left out here
    stays as it was."""
    source.names = {**source.names, **said}
    source.undated = undated
    source.save(update_fields=["names", "undated"])
