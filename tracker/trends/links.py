"""The list of dockets behind a figure of the trends."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from tracker.workbooks.summary import ONGOING


def dockets(**query: Any) -> str:
    """The address of the list of dockets with these filters."""
    return f"{reverse('docket-list')}?{urlencode(query, doseq=True)}"


def in_hand(year: int, **query: Any) -> str:
    """Of what is in hand, of this year and those before."""
    return dockets(until=year, standing=ONGOING, **query)
