"""The kept counts of months against a recount, which believes nothing of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from tracker.models import Assignment, Event, MonthCount, Standing

from .keeping import Key, add, recount
from .rows import DOCKET, PART, texts

CHUNK = 2000  # parts that are held at once


def differing_parts() -> Iterator[Assignment]:
    """Those that remember another than their course says."""
    asked = ("months", *PART, "department__name", "docket__code")
    rows = Assignment.objects.select_related("docket", "department").order_by("pk")
    rows = rows.only(*asked, *(f"docket__{name}" for name in DOCKET))
    waiting = rows.iterator(CHUNK)
    while some := list(islice(waiting, CHUNK)):
        found = texts(some, Standing, Event)
        yield from (part for part in some if part.months != found[part.pk])


def differing_sums() -> Counter[Key]:
    """Key → how many are missing."""
    found = recount()
    found.subtract(dict(MonthCount.objects.all().sums()))
    return Counter({key: n for key, n in found.items() if n})


def settle() -> None:
    """Add to the counts what is missing of what the parts remember."""
    add(differing_sums())
