"""The whole index made anew from the rows, and held to them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection, transaction

from tracker.models import SearchEntry
from tracker.models.search import Kind

from . import index
from .documents import SHELVES
from .engines import ENGINES


@transaction.atomic
def rebuild() -> int:
    """Every entry from its row, read and written in the order of the keys, so that
    memory stays flat; how many there are now. May be run at any time, also twice."""
    clear()
    shelves = (SHELVES[kind] for kind in sorted(SHELVES))
    return sum(index.add(shelf.entries(shelf.rows())) for shelf in shelves)


def clear() -> None:
    with connection.cursor() as cursor:
        ENGINES[connection.vendor].clear(cursor)
        # Not row by row: nothing hangs on an entry.
        cursor.execute("DELETE FROM tracker_searchentry")


def differences() -> Iterator[str]:
    """What the index says otherwise than the rows do, in words."""
    for kind, shelf in SHELVES.items():
        seen = 0
        for batch in index.batches(shelf.entries(shelf.rows())):
            seen += len(batch)
            kept = SearchEntry.objects.in_bulk([entry.key for entry in batch])
            for entry in batch:
                found = kept.get(entry.key)
                if found is None or found.text != entry.text:
                    what = "没有索引" if found is None else "索引已旧"
                    yield f"{Kind(kind).label} {entry.object}:{what}"
        if extra := SearchEntry.objects.filter(kind=kind).count() - seen:
            yield f"{Kind(kind).label}:索引与数据相差 {extra} 条"
    with connection.cursor() as cursor:
        if missing := ENGINES[connection.vendor].missing(cursor):
            yield f"{missing} 条没有字对"


def fill() -> None:
    """Build an index that is empty, where its tables are."""
    tables = connection.introspection.table_names()
    if SearchEntry._meta.db_table in tables and not SearchEntry.objects.exists():
        rebuild()
