"""What an officer would have to correct, page by page.

`python -m tests.unit.extraction.corrections hands6/late [PAGE …]` prints, of each page
that is not read as an officer wrote it down, its count and each thing: `-` what was
missed, `+` what is too much.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any

from . import scoring
from .cases import pages
from .scoring import (
    FIELDS,
    Row,
    Score,
    compare,
    directive_pairs,
    directives_of,
    fold,
    pairs,
)


def _sets(name: str, wanted: Iterable[Any], given: Iterable[Any]) -> Iterator[str]:
    left, right = list(wanted), list(given)
    for sign, rows, others in (("-", left, right), ("+", right, left)):
        yield from (f"{sign} {name}: {row}" for row in rows if row not in others)


def _short(row: Row) -> str:
    text = row["text"].replace("\n", "")
    return f"{row['number'] or ''}[{row['speaker']}] {text[:70]}…{text[-20:]}"


def _details(wanted: Row | None, given: Row | None) -> Iterator[str]:
    sides = [
        [(fold(d["name"]), d["role"]) for d in (row or {}).get("departments", ())]
        for row in (wanted, given)
    ]
    yield from _sets("  body", *sides)
    dues = [scoring.due_of(row) for row in (wanted, given)]
    yield from _sets("  due", *([due] if due else [] for due in dues))


def _directives(kind: str, left: list[Row], right: list[Row]) -> Iterator[str]:
    found = directive_pairs(kind, left, right)
    for i, row in enumerate(left):
        if row.get("optional"):
            continue
        other = right[found[i]] if i in found else None
        below = list(_details(row, other))
        if other and row["speaker"] != other["speaker"]:
            below.append(f"  speaker: {row['speaker']} not {other['speaker']}")
        if other is None or below:
            yield f"{' ' if other else '-'} {kind}: {_short(row)}"
        yield from below
    for j, row in enumerate(right):
        if j not in found.values():
            yield f"+ {kind}: {row['rule']} {_short(row)}"
            yield from _details(None, row)


def _meeting(wanted: Row, given: Row) -> Iterator[str]:
    for name in ("title", "date", "period"):
        if fold(wanted[name]) != fold(given[name]):
            yield f"  {name}: {wanted[name]} not {given[name]}"
    for name in ("chair", "attendees"):
        yield from _sets(name, wanted[name], given[name])
    for kind in ("numbered", "demands"):
        rows = [directives_of(m, kind) for m in (wanted, given)]
        yield from _directives(kind, *rows)


def corrections(gold: Row, answer: Row) -> Iterator[str]:
    """The lines of one page, empty where nothing is to be corrected."""
    wanted, given = gold["meetings"], answer["meetings"]
    found = pairs(wanted, given, scoring.meeting_likeness, 1.0)
    for i, row in enumerate(wanted):
        if row.get("optional"):
            continue
        lines = list(_meeting(row, given[found[i]] if i in found else scoring.NOTHING))
        if lines or i not in found:
            yield f"{' ' if i in found else '-'} meeting {row['title']}"
        yield from (f"    {line}" for line in lines)
    for j, row in enumerate(given):
        if j not in found.values():
            yield f"+ meeting {row['title']}"
            yield from (f"    {line}" for line in _meeting(scoring.NOTHING, row))


def main() -> None:
    folder, *only = sys.argv[1:]
    for page in pages(folder):
        if only and page.stem not in only:
            continue
        gold, answer = scoring.read(page)
        score = Score()
        compare(gold, answer, score)
        if score.corrections:
            wrong = {
                name: (tally.missed, tally.extra)
                for name in FIELDS
                if (tally := score.fields[name]).missed + tally.extra
            }
            print(f"== {page.stem}: {score.corrections:.0f} {wrong}")
            print("\n".join(corrections(gold, answer)))


if __name__ == "__main__":
    main()
