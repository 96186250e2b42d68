"""What is in hand, of a year and those before: read once for two charts."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, F, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce

from tracker import past, past_days
from tracker.ages import AGES
from tracker.models import Docket
from tracker.models.counted import OPEN_OUTCOME
from tracker.overview import Scope
from tracker.rhythm import months_later
from tracker.wholes import Phase
from tracker.workbooks.summary import ONGOING

if TYPE_CHECKING:
    from tracker.models.dockets import DocketQuerySet

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


def in_hand_now(scope: Scope) -> list[Open]:
    """Counted dockets neither ended nor on hold, those that wait for verification
    included. One query, added up by the database."""
    rows = Docket.objects.visible_to(scope.user).counted()
    rows = rows.alias(of=F("year") + 0).filter(of__lte=scope.one_year)
    return [Open(*row) for row in _grouped(rows, scope.today)]


def in_hand_on(day: datetime.date) -> Counter[tuple[Any, ...]]:
    """As `Open` has it, of all years, as it stood at the end of a past day."""
    changed = Q(pk__in=past.changed(day))
    same = Docket.objects.counted().exclude(changed)
    found = Counter({tuple(place): n for *place, n in _grouped(same, day)})
    other = past.seen(
        Docket.objects.filter(changed, charged_on__lte=day), day
    ).order_by()
    other = past_days.with_moved(other.filter(Q(standing__in=ONGOING)), day)
    other = _placed(other, day, "moved_then")
    names: Any = ("year", "age", "still", "column", "lead_then")
    found.update(other.values_list(*names))
    return found


def _grouped(rows: DocketQuerySet, day: datetime.date) -> Any:
    rows = rows.filter(OPEN_OUTCOME, phase__in=(Phase.RUNNING, Phase.WAITING))
    named = ("year", "age", "still", "column", "lead_department_id")
    found = _placed(rows, day, "progress_on").order_by().values_list(*named)
    return found.annotate(count=Count("pk"))


def _placed(rows: DocketQuerySet, day: datetime.date, moved: str) -> DocketQuerySet:
    rows = rows.annotate(since=Coalesce(moved, "charged_on"))
    return rows.annotate(
        age=_age("charged_on", day),
        still=_age("since", day),
        column=_month(moved, day),
    )


def _age(field: str, today: datetime.date) -> Case:
    """As ages.age_of, by the database."""
    firsts = [age.days(today)[0] for age in AGES]
    return _first_from(field, ((first, n) for n, first in enumerate(firsts) if first))


def _month(field: str, today: datetime.date) -> Case:
    columns = reversed(list(enumerate(months(today), EARLIER + 1)))
    never = When(**{field: None}, then=Value(NEVER))
    return _first_from(field, ((first, n) for n, first in columns), never)


def _first_from(
    field: str, firsts: Iterator[tuple[datetime.date, int]], *before: When
) -> Case:
    whens = [When(Q(**{f"{field}__gte": day}), then=Value(n)) for day, n in firsts]
    last = Value(EARLIER if before else len(AGES) - 1)
    return Case(*before, *whens, default=last, output_field=IntegerField())
