"""How the dockets of a year stand, by lead and by kind of meeting.

What is open is counted by its partial index, what has ended is read from the counts
that every act keeps (`tallying`): a year costs what is in hand, however old the office.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django.db.models import Count, F, Q

from meetings.models import Department

from . import lights
from .lights import running_conditions
from .models import Assignment, Docket, KeptCount, Office
from .models.counted import IN_HAND, WITH_OUTCOME
from .models.kept_counts import TAKING_PART
from .permissions import sees_all
from .tallies import Tally
from .wholes import DATED, Outcome, Phase
from .workflow import Kind

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .models.dockets import DocketQuerySet
    from .models.kept_counts import KeptCountQuerySet

# (lead, kind of meeting): what figures of departments and of meetings add up from.
Place = tuple[int | None, int | None]
PLACE = ("lead_department_id", "meeting_kind_id")
SHOWS = {Phase.WAITING: lights.WAITING, Phase.HOLD: lights.HOLD}


def rows_of(user: User, year: int | None, field: int | None = None) -> DocketQuerySet:
    """What figures count. field: the post of a leader whose departments are meant."""
    rows = Docket.objects.visible_to(user).counted()
    if year is not None:
        rows = rows.of_year(year)
    return rows if field is None else rows.in_field(field)


def unindexed(user: User, year: int | None, field: int | None = None) -> DocketQuerySet:
    """As `rows_of`, where SQLite shall not go by the index of years: it takes that for
    a short way, which it is not."""
    rows = rows_of(user, None, field)
    return rows if year is None else _unindexed(rows, year)


def tallies(rows: DocketQuerySet, *key: str) -> dict[tuple[Any, ...], Tally]:
    """One Tally for each value of `key`, from rows with standing and is_due, each
    docket asked. One query."""
    found: dict[tuple[Any, ...], Tally] = {}
    names = (*key, "kind", "standing", "is_due", "on_time")
    for row in rows.order_by().values(*names).annotate(count=Count("pk")):
        found.setdefault(tuple(row[name] for name in key), Tally()).add(row)
    return found


def places(
    user: User, year: int | None, today: datetime.date, field: int | None = None
) -> dict[Place, Tally]:
    """The dockets that figures count, by place. Three queries."""
    rows = rows_of(user, year, field)
    if not sees_all(user):  # the kept counts are the whole office's
        rows = rows.with_standing(today).with_punctuality(today)
        return {(lead, kind): t for (lead, kind), t in tallies(rows, *PLACE).items()}
    found: dict[Place, Tally] = {}
    for row in _open(rows, today):
        _show_open(found.setdefault(_place(row), Tally()), row)
    for (_, lead, meeting, kind, what), n in _kept(year, field).of_dockets().sums():
        light = lights.ENDED if what == Outcome.ENDED else lights.DONE
        due, on_time = n * (what in DATED), n * (what == Outcome.ON_TIME)
        found.setdefault((lead, meeting), Tally()).show(light, n, kind, due, on_time)
    for row in _early(user, year, field, today):
        if row["outcome"] not in DATED:
            continue
        tally = found[_place(row)]
        tally.due -= row["count"]
        tally.on_time -= row["count"] * (row["outcome"] == Outcome.ON_TIME)
    return found


def parts(
    user: User, year: int | None, field: int | None = None
) -> dict[tuple[int, str], int]:
    """(department, duty) → 件次 of responsible and supporting parts. One query."""
    if sees_all(user):
        kept = _kept(year, field).of_parts().sums()
        counts: Counter[tuple[int, str]] = Counter()
        for (_, department, _, _, duty), count in kept:
            counts[department, duty] += count
        return counts
    rows = Assignment.objects.visible_to(user).filter(counts_as__in=TAKING_PART)
    if year is not None:
        rows = rows.filter(docket__year=year)
    if field is not None:
        rows = rows.filter(department__in=_answering(field))
    names = ("department_id", "counts_as")
    found = rows.order_by().values_list(*names).annotate(count=Count("pk"))
    return {(department, duty): count for department, duty, count in found}


def _place(row: dict[str, Any]) -> Place:
    return row["lead_department_id"], row["meeting_kind_id"]


def _open(rows: DocketQuerySet, today: datetime.date) -> Iterable[dict[str, Any]]:
    """How many are open and, of those that run, up to which light: in the order of the
    index, so that nothing is sorted."""
    office = Office.present()
    whens = running_conditions(today, office.soon_days, office.still_days)
    fits, counts = Q(), {}
    for condition, light in whens:
        fits |= condition
        counts[light] = Count("pk", filter=fits)
    due = Q(due_on__lte=today)
    counts["due"] = Count("pk", filter=due)
    counts["in_time"] = Count("pk", filter=due & Q(on_time=True))
    names = ("year", *PLACE, "kind", "phase")
    found = rows.filter(IN_HAND).order_by().values(*names)
    found = found.annotate(count=Count("pk"), **counts)
    return cast("Iterable[dict[str, Any]]", found)


def _show_open(tally: Tally, row: dict[str, Any]) -> None:
    kind = row["kind"]
    due = (row["due"], row["in_time"]) if kind == Kind.ACTION else (0, 0)
    if row["phase"] != Phase.RUNNING:
        tally.show(SHOWS[row["phase"]], row["count"], kind, *due)
        return
    before = 0
    for light in (lights.LATE, lights.STILL, lights.SOON):
        tally.show(light, row[light] - before, kind)
        before = row[light]
    tally.show(lights.OK, row["count"] - before, kind, *due)


def _kept(year: int | None, field: int | None) -> KeptCountQuerySet:
    rows = KeptCount.objects.all()
    if year is not None:
        rows = rows.filter(year=year)
    return rows if field is None else rows.filter(department__in=_answering(field))


def _early(
    user: User, year: int | None, field: int | None, today: datetime.date
) -> Iterable[dict[str, Any]]:
    """Closed before their day has come: no cut-off counts them as due yet."""
    rows = Docket.objects.visible_to(user).filter(WITH_OUTCOME, due_on__gt=today)
    if year is not None:
        rows = _unindexed(rows, year)
    rows = rows if field is None else rows.in_field(field)
    found = rows.order_by().values(*PLACE, "outcome").annotate(count=Count("pk"))
    return cast("Iterable[dict[str, Any]]", found)


def _unindexed(rows: DocketQuerySet, year: int) -> DocketQuerySet:
    return rows.alias(of=F("year") + 0).filter(of=year)


def _answering(field: int) -> Any:
    return Department.objects.answering_to(field).values("pk")
