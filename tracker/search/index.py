"""The index whatever the database: rows go in, the keys of what has the words come out.

Entries are written in the transaction of the rows that they stand for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from tracker.models import SearchEntry
from tracker.models.search import Kind, pk_of

from . import pairs
from .documents import AT_ONCE, SHELVES, TABLES, Entry
from .engines import ENGINES

WRITE = "INSERT INTO tracker_searchentry (key, kind, object, text) VALUES (%s,%s,%s,%s)"
Thing = TypeVar("Thing")
MOST = 10_000  # hits that are counted; of more it is said that there are more


def having(kind: Kind, asked: Sequence[str]) -> QuerySet[SearchEntry]:
    """The entries of this kind with all of these words (see pairs.words)."""
    engine = ENGINES[connection.vendor]
    # Only the words are anybody's, and they go as parameters. The span of keys says the
    # kind: said again, SQLite would look at every entry of it.
    match = RawSQL(engine.HAVING, (engine.match(asked), *kind.span))
    found = SearchEntry.objects.filter(key__in=match)
    return found if pairs.is_sure(asked) else reading(found, asked)


def reading(
    entries: QuerySet[SearchEntry], asked: Sequence[str]
) -> QuerySet[SearchEntry]:
    """Those of the entries whose text has the words, found by reading it."""
    for word in asked:
        entries = entries.filter(text__contains=word)
    return entries


def count(kind: Kind, asked: Sequence[str]) -> int:
    """How many entries have the words; MOST + 1 for any more than MOST."""
    sql, values = _found(kind, asked, "1")
    with connection.cursor() as cursor:
        limited = f"SELECT count(*) FROM ({sql} LIMIT {MOST + 1}) AS found"
        cursor.execute(limited, values)
        found: int = cursor.fetchone()[0]
    return found


def newest(kind: Kind, asked: Sequence[str], start: int, stop: int) -> list[int]:
    """Ids of the hits from `start` to before `stop`, the newest first."""
    key = ENGINES[connection.vendor].KEY
    sql, values = _found(kind, asked, key)
    sql += f" ORDER BY {key} DESC LIMIT %s OFFSET %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, stop - start, start])
        return [pk_of(row[0]) for row in cursor.fetchall()]


def _found(kind: Kind, asked: Sequence[str], what: str) -> tuple[str, list[Any]]:
    """By hand: the planner would gather every hit first, where a few are wanted."""
    engine = ENGINES[connection.vendor]
    values: list[Any] = [engine.match(asked), *kind.span]
    sure = pairs.is_sure(asked)
    sql = f"SELECT {what} FROM {engine.SURE if sure else engine.READ}"
    sql += f" WHERE {engine.WHERE}"
    if not sure:
        sql += " AND e.text LIKE %s" * len(asked)
        values += [f"%{word}%" for word in asked]
    return sql, values


@transaction.atomic(savepoint=False)
def refresh(table: str, pks: Collection[int]) -> None:
    """Make the entries of these rows what the rows are now; gone ones have none."""
    for some in batches(sorted(pks)):
        _refresh(TABLES[table], some)


def _refresh(kinds: Sequence[Kind], pks: Sequence[int]) -> None:
    new: dict[int, Entry] = {}
    for kind in kinds:
        shelf = SHELVES[kind]
        found = shelf.entries(shelf.rows().filter(pk__in=pks))
        new.update((entry.key, entry) for entry in found)
    old = SearchEntry.objects.filter(kind__in=kinds, object__in=pks).in_bulk()
    same = {key for key, entry in old.items() if _is_kept(entry, new.get(key))}
    remove([entry for key, entry in old.items() if key not in same])
    add(entry for key, entry in new.items() if key not in same)


def _is_kept(old: SearchEntry, new: Entry | None) -> bool:
    return new is not None and old.text == new.text


def add(entries: Iterable[Entry]) -> int:
    """Write the entries, a few thousand at once; how many."""
    engine, done = ENGINES[connection.vendor], 0
    with connection.cursor() as cursor:
        for batch in batches(entries):
            cursor.executemany(WRITE, batch)
            engine.add(cursor, batch)
            done += len(batch)
    return done


def remove(entries: Sequence[SearchEntry]) -> None:
    if entries:
        with connection.cursor() as cursor:
            ENGINES[connection.vendor].remove(cursor, entries)
        SearchEntry.objects.filter(pk__in=[entry.pk for entry in entries]).delete()


def batches(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    waiting = iter(things)
    while batch := list(islice(waiting, AT_ONCE)):
        yield batch
