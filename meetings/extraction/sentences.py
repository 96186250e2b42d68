"""Clauses: what stands between full stops and semicolons."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from meetings.extraction.flow import Flow

_CLAUSE = re.compile(r"[^。！？；]+[。！？；]*[”’）]*|[。！？；]+[”’）]*")


@dataclass(frozen=True, slots=True)
class Clause:
    """[start, end) of the flow, its stop included. opens: it begins a paragraph."""

    start: int
    end: int
    opens: bool


def clauses(flow: Flow, start: int, end: int) -> list[Clause]:
    """The clauses between two offsets; quotations and remarks are never cut."""
    found: list[Clause] = []
    first = bisect_right(flow.paragraphs, start)
    edges = [start]
    for mark in flow.paragraphs[first:]:
        if mark >= end:
            break
        edges.append(mark)
    edges.append(end)
    for index, edge in enumerate(edges[:-1]):
        for match in _CLAUSE.finditer(flow.masked, edge, edges[index + 1]):
            opens = match.start() == edge
            found.append(Clause(match.start(), match.end(), opens))
    return found
