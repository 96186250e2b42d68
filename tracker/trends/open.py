"""What is in hand today, of a year and those before: read once for two charts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, Count, F, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce

from tracker.ages import AGES
from tracker.models import Docket
from tracker.models.counted import OPEN_OUTCOME
from tracker.rhythm import months_later
from tracker.wholes import Phase

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MONTHS = 12
NEVER, EARLIER = 0, 1  # before the columns of months


@dataclass(frozen=True, slots=True)
class Open:
    """age, still: the place among AGES of the days since the charge and since anything
    moved; column: NEVER, EARLIER, then the months of `months`, of the lead's last
    progress."""

    year: int
    age: int
    still: int
    column: int
    lead: int | None
    count: int


def months(today: datetime.date) -> list[datetime.date]:
    """The first days of twelve months, of which this is the last."""
    first = today.replace(day=1)
    return [months_later(first, n + 1 - MONTHS) for n in range(MONTHS)]


def in_hand(user: User, year: int, today: datetime.date) -> list[Open]:
    """Counted dockets neither ended nor on hold, those that wait for verification
    included. One query, added up by the database."""
    rows = Docket.objects.visible_to(user).counted()
    rows = rows.alias(of=F("year") + 0).filter(of__lte=year)
    rows = rows.filter(OPEN_OUTCOME, phase__in=(Phase.RUNNING, Phase.WAITING))
    rows = rows.annotate(since=Coalesce("progress_on", "charged_on"))
    rows = rows.annotate(
        age=_age("charged_on", today), still=_age("since", today), column=_month(today)
    )
    named = ("year", "age", "still", "column", "lead_department_id")
    found = rows.order_by().values_list(*named).annotate(count=Count("pk"))
    return [Open(*row) for row in found]


def _age(field: str, today: datetime.date) -> Case:
    """As ages.age_of, by the database."""
    firsts = [age.days(today)[0] for age in AGES]
    return _first_from(field, ((first, n) for n, first in enumerate(firsts) if first))


def _month(today: datetime.date) -> Case:
    columns = reversed(list(enumerate(months(today), EARLIER + 1)))
    never = When(progress_on=None, then=Value(NEVER))
    return _first_from("progress_on", ((first, n) for n, first in columns), never)


def _first_from(
    field: str, firsts: Iterator[tuple[datetime.date, int]], *before: When
) -> Case:
    whens = [When(Q(**{f"{field}__gte": day}), then=Value(n)) for day, n in firsts]
    last = Value(EARLIER if before else len(AGES) - 1)
    return Case(*before, *whens, default=last, output_field=IntegerField())
