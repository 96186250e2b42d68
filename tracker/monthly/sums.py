"""The kept counts of months, read: single ones by month, and what lasts added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from django.db.models import F, Q, Sum
from django.db.models.functions import Greatest

from tracker.models import MonthCount

from .part import TURNS

# (department, what, duty, month): how many
Sums = Counter[tuple[int, str, str, int]]


def sums(
    whats: Collection[str], span: range, departments: Collection[int] | None = None
) -> Sums:
    """Of these months. One query.

    whats: of part.Of or verbs; of what lasts, how many there were in each month.
    """
    lasting = TURNS.intersection(whats)
    wanted = Q(what__in=[*set(whats) - lasting], month__gte=span.start)
    rows = MonthCount.objects.filter(wanted | Q(what__in=[*lasting]))
    rows = rows.filter(month__lt=span.stop)
    if departments is not None:
        rows = rows.filter(department__in=departments)
    within = Greatest(F("month"), span.start)
    found: Sums = Counter()
    named = rows.order_by().values_list("department_id", "what", "duty", within)
    for *key, n in named.annotate(n=Sum("count")):
        body, what, duty, month = key
        # What holds from a month on holds in each that follows.
        until = span.stop if what in TURNS else month + 1
        for later in range(month, until):
            found[body, what, duty, later] += n
    return found
