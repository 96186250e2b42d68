"""The pairs on SQLite: an FTS5 table that keeps no text and no places, only which
entries have which pair (made by the migration: the tokenizer takes each pair whole,
prefix='1' keeps the first letters, for words of one)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from . import pairs

HAVING = (
    "SELECT rowid FROM tracker_searchpairs"
    " WHERE tracker_searchpairs MATCH %s AND rowid BETWEEN %s AND %s"
)
# CROSS JOIN: the pairs first, in the order of the keys, each entry after its pair.
SURE = "tracker_searchpairs p"
READ = "tracker_searchpairs p CROSS JOIN tracker_searchentry e ON e.key = p.rowid"
WHERE = "tracker_searchpairs MATCH %s AND p.rowid BETWEEN %s AND %s"
KEY = "p.rowid"


def match(asked: Sequence[str]) -> str:
    """ "管网" or, of one letter, "管"*."""
    found = [
        f'"{pair}"' + ("*" if len(pair) == 1 else "")
        for word in asked
        for pair in pairs.wanted(word)
    ]
    return " AND ".join(dict.fromkeys(found))


def add(cursor: Any, entries: Iterable[Any]) -> None:
    cursor.executemany(
        "INSERT INTO tracker_searchpairs (rowid, pairs) VALUES (%s, %s)",
        [(e.key, pairs.spelled(e.text)) for e in entries],
    )


def remove(cursor: Any, entries: Iterable[Any]) -> None:
    """A table without texts has to be told what it forgets."""
    cursor.executemany(
        "INSERT INTO tracker_searchpairs (tracker_searchpairs, rowid, pairs)"
        " VALUES ('delete', %s, %s)",
        [(e.key, pairs.spelled(e.text)) for e in entries],
    )


def clear(cursor: Any) -> None:
    cursor.execute(
        "INSERT INTO tracker_searchpairs (tracker_searchpairs) VALUES ('delete-all')"
    )


def missing(cursor: Any) -> int:
    """How many entries have no pairs, or pairs no entry."""
    cursor.execute(
        "SELECT (SELECT count(*) FROM tracker_searchentry"
        " WHERE key NOT IN (SELECT id FROM tracker_searchpairs_docsize))"
        " + (SELECT count(*) FROM tracker_searchpairs_docsize"
        " WHERE id NOT IN (SELECT key FROM tracker_searchentry))"
    )
    found: int = cursor.fetchone()[0]
    return found
