"""Names as printed → people of the register, by who was in office that day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from .models import Person, Tenure

if TYPE_CHECKING:
    from .models import Attendance

Named = tuple[str, datetime.date]


@dataclass(frozen=True, slots=True)
class Official:
    """A person of the register; posts: those held on the day, empty for none."""

    person: Person
    posts: str

    def __str__(self) -> str:
        return f"{self.person} · {self.posts or '当天没有任职'}"


def holders(wanted: Iterable[Named]) -> dict[Named, set[int]]:
    """(name, day) → ids of the people of that name who held a post on that day.

    A name that nobody bears that day is left out. One query.
    """
    days: dict[str, set[datetime.date]] = {}
    for name, day in wanted:
        days.setdefault(name, set()).add(day)
    found: dict[Named, set[int]] = {}
    tenures = Tenure.objects.filter(person__name__in=days)
    for tenure in tenures.select_related("person"):
        name = tenure.person.name
        for day in days[name]:
            if tenure.holds_on(day):
                found.setdefault((name, day), set()).add(tenure.person_id)
    return found


def people_in_office(wanted: Iterable[Named]) -> dict[Named, int]:
    """(name, day) → id of the person whom it means, where it can mean but one."""
    return {pair: ids.pop() for pair, ids in holders(wanted).items() if len(ids) == 1}


def unclear(present: Iterable[tuple[Attendance, datetime.date]]) -> dict[int, int]:
    """Attendance → how many people in office it may mean, where that is for an
    officer to say."""
    waiting = [
        (row.pk, (row.name, day))
        for row, day in present
        if row.person_id is None and not row.unlisted
    ]
    known = holders(pair for _, pair in waiting)
    counts = {pk: len(known.get(pair, ())) for pk, pair in waiting}
    return {pk: count for pk, count in counts.items() if count > 1}


def officials(
    day: datetime.date, rows: Iterable[Attendance] | None = None
) -> list[Official]:
    """Everybody of the register, or whom the rows name or mean: those in office
    first. Two queries."""
    people = Person.objects.all()
    if rows is not None:
        there = list(rows)
        names, ids = [row.name for row in there], [row.person_id for row in there]
        people = people.filter(Q(name__in=names) | Q(pk__in=[pk for pk in ids if pk]))
    held: dict[int, list[str]] = {}
    tenures = Tenure.objects.filter(person__in=people)
    for tenure in tenures.select_related("post__department"):
        if tenure.holds_on(day):
            held.setdefault(tenure.person_id, []).append(str(tenure.post))
    found = [Official(one, "、".join(held.get(one.pk, ()))) for one in people]
    return sorted(
        found, key=lambda one: (not one.posts, one.person.name, one.person.pk)
    )
