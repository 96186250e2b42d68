"""Dockets as they stood at the end of a past day, as the office knew it then.

Read from `Standing`, by the day of recording: what was written down later does not
change it. The rules are those of the present: the worst of lead and responsible parts
gives the light (design §4.3), and a docket counts for whom it does in its year.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db.models import (
    BigIntegerField,
    Case,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from meetings.models import Department

from .known import known
from .lights import LATE, RANK, READING, STATES_OF
from .models import Assignment, Event, Standing, Transfer
from .wholes import Phase
from .workflow import Duty, Kind, State

if TYPE_CHECKING:
    from .models.dockets import DocketQuerySet
    from .models.standings import StandingQuerySet

COUNTED = [light for light in RANK if light != READING]
DAY = datetime.timedelta(days=1)
FEW = 50_000  # rows whose keys go into a query as they are


def asked(text: str, today: datetime.date) -> tuple[datetime.date | None, str]:
    """The past day that somebody asked for, None for now; and why it is not shown."""
    try:
        day = datetime.date.fromisoformat(text) if text else today
    except ValueError:
        return None, f"“{text}”不是日期,显示的是现在。请写成 2026-05-31 这样。"
    if day > today:
        return None, f"{day:%Y-%m-%d} 还没有到,显示的是现在。"
    return (None if day == today else day), ""


def query(on: datetime.date | None) -> str:
    """What an address has to say so that a past day stays; nothing for now."""
    return f"?on={on}" if on else ""


def refuse_future(day: datetime.date) -> None:
    """For a field of a form."""
    if day > timezone.localdate():
        raise ValidationError("那一天还没有到。")


def month_end(day: datetime.date) -> datetime.date:
    """The last day of the month before: what a board compares with."""
    return day.replace(day=1) - DAY


def ends(today: datetime.date) -> list[tuple[str, datetime.date]]:
    """Days that one looks back to: the ends of last month and of last year."""
    return [("上月底", month_end(today)), ("去年底", month_end(today.replace(month=1)))]


def end_of(day: datetime.date) -> datetime.datetime:
    """The last moment of that day, by the clock of the office."""
    start = datetime.datetime.combine(day, datetime.time.max)
    return timezone.make_aware(start)


def as_of(rows: DocketQuerySet, day: datetime.date) -> DocketQuerySet:
    """Those that counted that day; annotate `standing` and `lead_then`.

    Without 阅知, and without what was charged later or was taken back by then.
    """
    return seen(charged(rows, day).exclude(kind=Kind.INFORMATION), day)


def charged(rows: DocketQuerySet, day: datetime.date) -> DocketQuerySet:
    """Those whose charge was recorded by then, 阅知 included."""
    first = Event.objects.filter(docket=OuterRef("pk"), seq=1)
    known = Exists(first.filter(recorded_at__lte=end_of(day)))
    # Nothing is recorded before it happened: by its date what is newer is passed over.
    return rows.filter(charged_on__lte=day).filter(known)


def seen(rows: DocketQuerySet, day: datetime.date) -> DocketQuerySet:
    """As `as_of`, but what did not count has no `standing`, or that of 阅知: for those
    who ask for certain lights anyway, since each look at the light costs."""
    moment = end_of(day)
    void = Standing.objects.filter(_own(), until=None, since__lte=moment)
    worst = parts(day).with_light(day).order_by(F("rank"))
    light = worst.values_list(F("light"))[:1]
    found: dict[str, Any] = {"standing": Subquery(light), "lead_then": _lead(moment)}
    # In this order: the database looks at the standings of the void alone.
    return rows.exclude(Q(phase=Phase.VOID) & Q(Exists(void))).annotate(**found)


def showing(
    rows: DocketQuerySet,
    day: datetime.date,
    wanted: Collection[str],
    due: tuple[datetime.date, datetime.date] | None = None,
) -> DocketQuerySet:
    """As `seen`, of those that showed one of these lights; due: and of which a part
    had to be done in these days.

    A docket shows the worst of its parts, so stretches of an index find the parts that
    showed one, before each docket's own light is looked at; and where they are few, it
    is looked at once for all that is asked of the rows then.
    """
    if not STATES_OF.keys() >= set(wanted):
        return seen(rows, day).filter(Q(standing__in=wanted))
    found = Q()
    for half in halves(day):
        own = half.filter(role__in=(Duty.LEAD, Duty.RESPONSIBLE)).order_by()
        own = own.filter(due_on__range=due) if due else own
        found |= Q(pk__in=_lit(own, day, wanted).values("assignment__docket"))
    lit = seen(rows.filter(found), day).filter(Q(standing__in=wanted))
    pks = list(lit.order_by().values_list("pk", flat=True)[: FEW + 1])
    if len(pks) > FEW:
        return lit
    return seen(rows.model.objects.filter(pk__in=known(pks)), day)


def _lit(
    rows: StandingQuerySet, day: datetime.date, wanted: Collection[str]
) -> StandingQuerySet:
    """Those that may have shown one of these lights, as an index says it."""
    if not wanted or not STATES_OF.keys() >= set(wanted):
        return rows
    states = frozenset[State]().union(*(STATES_OF[light] for light in wanted))
    rows = rows.filter(state__in=sorted(states))
    return rows.filter(due_on__lt=day) if set(wanted) == {LATE} else rows


def changed(day: datetime.date) -> QuerySet[Standing, int]:
    """Keys of the dockets of which a part stands since later than that day."""
    rows = Standing.objects.filter(
        role__in=list(Duty), until=None, since__gt=end_of(day)
    )
    return rows.order_by().values_list("assignment__docket", flat=True)


def ran(rows: DocketQuerySet, day: datetime.date) -> DocketQuerySet:
    """Those of which a deciding part ran that day: found by one look at the index."""
    running = Standing.objects.counted().at(end_of(day)).deciding().running()
    return rows.filter(pk__in=running.order_by().values("assignment__docket"))


def with_days(rows: DocketQuerySet, day: datetime.date) -> DocketQuerySet:
    """Annotate first_due and first_moved: what the lights of that day count from."""
    running = parts(day).running()
    moved = running.annotate(moved=Coalesce("last_progress_on", "charged_on"))
    dues = running.exclude(due_on=None).order_by("due_on").values("due_on")
    found: dict[str, Any] = {
        "first_due": Subquery(dues[:1]),
        "first_moved": Subquery(moved.order_by("moved").values("moved")[:1]),
    }
    return rows.annotate(**found)


def parts(day: datetime.date) -> StandingQuerySet:
    """The deciding parts of one docket, as they stood that day."""
    rows = Standing.objects.counted().at(end_of(day)).deciding()
    return rows.filter(_own())


def in_field(rows: DocketQuerySet, post_id: int) -> DocketQuerySet:
    """Led that day by what answers now to the holder of this post; after `as_of`."""
    field = Department.objects.answering_to(post_id)
    return rows.filter(Q(lead_then__in=field.values("pk")))


def _own() -> Q:
    return Q(assignment__docket=OuterRef("pk"))


def _lead(moment: datetime.datetime) -> Case:
    """Whom a docket counted for: another than now only where its lead was passed on.

    What a body handed over in a later year stays that body's (see transfers.py), from
    the day on which that was recorded.
    """
    leads = Assignment.objects.leads()
    passed = leads.filter(state=State.PASSED_ON).values("docket")
    later = F("parted__docket__year")
    kept = Transfer.objects.filter(on__year__gt=later).values("parted")
    first = Case(When(state=State.PASSED_ON, then=Value(0)), default=Value(1))
    rows = Standing.objects.at(moment).filter(_own(), role=Duty.LEAD)
    rows = rows.filter(~Q(state=State.PASSED_ON) | Q(assignment__in=kept))
    then = rows.order_by(first, "pk").values("department")[:1]
    return Case(
        When(pk__in=passed, then=Subquery(then)),
        default=F("lead_department_id"),
        output_field=BigIntegerField(),
    )


def halves(day: datetime.date) -> Iterator[StandingQuerySet]:
    """Standings of that day that have not changed since, and those that have.

    Two queries that read a stretch of the index each; asked as one ("until is empty
    or later"), the database would look at every row.
    """
    moment = end_of(day)
    rows = Standing.objects.counted().filter(since__lte=moment)
    yield rows.filter(until__isnull=True)
    yield rows.filter(until__gt=moment)


def stood(day: datetime.date, wanted: list[str], roles: list[str]) -> StandingQuerySet:
    """The standings of that day in these roles that showed one of these lights; all
    where none is named."""
    rows = Standing.objects.counted().at(end_of(day)).with_light(day)
    if roles:
        rows = rows.filter(role__in=roles)
    return rows.filter(Q(light__in=wanted)) if wanted else rows


def parts_that_stood(day: datetime.date, wanted: list[str], roles: list[str]) -> Q:
    """The condition of the parts of `stood`. Of certain lights: two stretches of an
    index, looked up once where they are few; else each part is asked."""
    if not wanted:
        own = Standing.objects.counted().at(end_of(day)).order_by()
        # As an expression: SQLite shall look at the standings of each part, not at all
        # of a role.
        own = own.alias(as_then=Coalesce("role", Value("")))
        own = own.filter(Q(as_then__in=roles or list(Duty)), assignment=OuterRef("pk"))
        return Q(Exists(own), charged_on__lte=day)
    found, pks = Q(), list[int]()
    for half in halves(day):
        rows = half.filter(role__in=roles or list(Duty)).order_by()
        lit = _lit(rows, day, wanted).with_light(day)
        parts = lit.filter(Q(light__in=wanted)).values_list("assignment", flat=True)
        pks += parts[: FEW + 1 - len(pks)]
        found |= Q(pk__in=parts)
    return found if len(pks) > FEW else Q(pk__in=known(pks))
