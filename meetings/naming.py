"""Names as printed → people of the register, where there is no doubt whom they mean."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from .models import Tenure


def people_in_office(
    wanted: Iterable[tuple[str, datetime.date]],
) -> dict[tuple[str, datetime.date], int]:
    """(name, day) → id of the one person of that name who held a post on that day.

    A name that nobody or several people bear that day is left out. One query.
    """
    pairs = set(wanted)
    holders: dict[tuple[str, datetime.date], set[int]] = {}
    names = {name for name, _ in pairs}
    for tenure in Tenure.objects.filter(person__name__in=names).select_related(
        "person"
    ):
        for name, day in pairs:
            if name == tenure.person.name and tenure.holds_on(day):
                holders.setdefault((name, day), set()).add(tenure.person_id)
    return {pair: ids.pop() for pair, ids in holders.items() if len(ids) == 1}
