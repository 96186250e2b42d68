"""The year that an address asks for."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404
from django.utils import timezone

FIRST, LAST = 1900, 2999


def shown(asked: int | None, years: Sequence[int]) -> int:
    """What was asked for, else the newest with dockets, else this year; 404 for what
    is no year."""
    found = asked or next(iter(years), timezone.localdate().year)
    if not FIRST <= found <= LAST:
        raise Http404
    return found
