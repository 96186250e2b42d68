"""The pairs on PostgreSQL: a tsvector column of the entries, with a GIN index. The
pairs go in as they are, past the parser of texts, which knows no Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from . import pairs

HAVING = (
    "SELECT key FROM tracker_searchentry"
    " WHERE pairs @@ %s::tsquery AND key BETWEEN %s AND %s"
)
SURE = READ = "tracker_searchentry e"
WHERE = "e.pairs @@ %s::tsquery AND e.key BETWEEN %s AND %s"
KEY = "e.key"


def match(asked: Sequence[str]) -> str:
    """'管网' or, of one letter, '管':*; folded words have no quotes of their own."""
    found = [
        f"'{pair}'" + (":*" if len(pair) == 1 else "")
        for word in asked
        for pair in pairs.wanted(word)
    ]
    return " & ".join(dict.fromkeys(found))


def add(cursor: Any, entries: Iterable[Any]) -> None:
    cursor.executemany(
        "UPDATE tracker_searchentry SET pairs = array_to_tsvector(%s::text[])"
        " WHERE key = %s",
        [(pairs.pairs(e.text), e.key) for e in entries],
    )


def remove(cursor: Any, entries: Iterable[Any]) -> None:
    """They go with their entry."""


def clear(cursor: Any) -> None:
    """They go with their entries."""


def missing(cursor: Any) -> int:
    """How many entries have no pairs."""
    cursor.execute("SELECT count(*) FROM tracker_searchentry WHERE pairs = ''")
    found: int = cursor.fetchone()[0]
    return found
