"""The one way in which facts, lines and inputs are written down, and read back. Pure.

JSON with sorted names, no spaces, UTF-8; decimals as strings without trailing zeros;
one object a line. docs/settlement.md says it for who checks without this program.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from tracker.scoring.facts import Fact
from tracker.scoring.results import Line
from tracker.scoring.wording import plain

EMPTY = {None, "", ()}


def text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sum_of(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def of_fact(fact: Fact) -> dict[str, Any]:
    """Without what is empty; amount always."""
    row = {
        "kind": fact.kind,
        "department": fact.department,
        "day": fact.day.isoformat(),
        "docket": fact.docket,
        "code": fact.code,
        "assignment": fact.assignment,
        "role": fact.role,
        "grade": fact.grade,
        "amount": plain(fact.amount),
        "text": fact.text,
        "event": fact.event,
        "judge": fact.judge,
    }
    return {name: value for name, value in row.items() if value not in EMPTY}


def to_fact(row: dict[str, Any]) -> Fact:
    more = {"day": datetime.date.fromisoformat(row["day"])}
    return Fact(**{**row, **more, "amount": Decimal(row["amount"])})


def of_line(line: Line) -> dict[str, Any]:
    row: dict[str, Any] = {
        "rule": line.rule,
        "words": line.words,
        "points": plain(line.points),
        "given": plain(line.given),
    }
    if line.why:
        row["why"] = line.why
    if line.fact is not None:
        row["fact"] = of_fact(line.fact)
    if line.apart:
        row["apart"] = True
    if line.parts:
        row["parts"] = [of_line(part) for part in line.parts]
    return row


def to_line(row: dict[str, Any]) -> Line:
    return Line(
        rule=row["rule"],
        words=row["words"],
        points=Decimal(row["points"]),
        given=Decimal(row["given"]),
        why=row.get("why", ""),
        fact=to_fact(row["fact"]) if "fact" in row else None,
        apart=row.get("apart", False),
        parts=tuple(to_line(part) for part in row.get("parts", ())),
    )


def rows(words: str) -> list[str]:
    """One object each; not `splitlines`, which also cuts inside a text at U+2028."""
    return words.split("\n") if words else []


def dump_facts(facts: Iterable[Fact]) -> str:
    """Sorted as text, so that the order of reading leaves no trace."""
    return "\n".join(sorted(text(of_fact(fact)) for fact in facts))


def load_facts(words: str) -> list[Fact]:
    return [to_fact(json.loads(row)) for row in rows(words)]


def dump_lines(lines: Iterable[Line]) -> str:
    """In the order of the computation."""
    return "\n".join(text(of_line(line)) for line in lines)


def load_lines(words: str) -> list[Line]:
    return [to_line(json.loads(row)) for row in rows(words)]


def keys(lines: Iterable[Line]) -> list[str]:
    """A short name for each line, the same in another counting as long as it speaks of
    the same fact by the same rule."""
    found: list[str] = []
    for line in lines:
        said = of_fact(line.fact) if line.fact else line.words
        key = sum_of(text([line.rule, said]))[:12]
        twins = sum(1 for one in found if one.startswith(key))
        found.append(f"{key}-{twins}" if twins else key)
    return found
