"""Keeping the counts of months: what an act changes of them, in its transaction.

Each part remembers what it adds (`Assignment.months`), so what an act changes is the
difference to it.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db import transaction

from tracker.models import Assignment, MonthCount
from tracker.models.month_counts import MONTH_KEY

from .part import load

Key = tuple[Any, ...]  # of MonthCount
CHUNK = 5000  # rows written at once
EVERY = 500  # rows, after which those of a department are put together


def changes(body: int, before: str, after: str) -> Counter[Key]:
    """What a part of this department changes that added `before`, and now `after`."""
    found: Counter[Key] = Counter()
    for text, sign in ((before, -1), (after, 1)):
        for key, n in load(text).items():
            found[body, *key] += sign * n
    return found


def add(counts: Counter[Key]) -> None:
    """Key of MonthCount → by how many it changed."""
    made = MonthCount.objects.bulk_create(rows_of(counts), CHUNK)
    for body in {row.department_id for row in made if row.pk % EVERY == 0}:
        put_together(body)


def rows_of(counts: Counter[Key]) -> list[MonthCount]:
    return [
        MonthCount(**dict(zip(MONTH_KEY, key, strict=True)), count=n)
        for key, n in counts.items()
        if n
    ]


@transaction.atomic
def put_together(body: int) -> None:
    """One row for each key of this department; see `tallying.put_together`."""
    free = MonthCount.objects.filter(department=body)
    rows = list(
        free.select_for_update(skip_locked=True).values_list("pk", *MONTH_KEY, "count")
    )
    sums: Counter[Key] = Counter()
    for _, *key, count in rows:
        sums[tuple(key)] += count
    MonthCount.objects.filter(pk__in=[row[0] for row in rows]).delete()
    MonthCount.objects.bulk_create(rows_of(sums), CHUNK)


def recount() -> Counter[Key]:
    """From what each part remembers: many remember the same."""
    found: Counter[Key] = Counter()
    rows = Assignment.objects.exclude(months="").order_by()
    alike: Counter[tuple[int, str]] = Counter()
    for one in rows.values_list("department_id", "months").iterator(CHUNK):
        alike[one] += 1
    for (body, text), times in alike.items():
        for key, n in load(text).items():
            found[body, *key] += n * times
    return Counter({key: n for key, n in found.items() if n})
