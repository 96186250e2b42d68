"""Clauses: what stands between full stops and semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from meetings.extraction.flow import Flow

_CLAUSE = re.compile(r"[^。！？；]+[。！？；]*[”’）]*|[。！？；]+[”’）]*")


class Clause(NamedTuple):
    """[start, end) of the flow, its stop included. opens: it begins a paragraph."""

    start: int
    end: int
    opens: bool


def clauses(flow: Flow, start: int, end: int) -> list[Clause]:
    """The clauses between two offsets; quotations and remarks are never cut."""
    return list(each_clause(flow, start, end))


def each_clause(flow: Flow, start: int, end: int) -> Iterator[Clause]:
    """The same one by one, for those who need only the first."""
    for edge, after in pairwise([start, *flow.between(start, end), end]):
        for match in _CLAUSE.finditer(flow.masked, edge, after):
            first, last = match.span()
            yield Clause(first, last, first == edge)
