"""The list of dockets behind a figure of the trends."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tracker.overview import Scope
from tracker.workbooks.summary import ONGOING


def in_hand(scope: Scope, year: int | None = None, **query: Any) -> str:
    """Of what is in hand, of this year (the scope's own) and those before."""
    every = replace(scope, year=None)
    return every.list(until=year or scope.year, standing=ONGOING, **query)
