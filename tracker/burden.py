"""How much the office asks of a department in a month: 减负, counted from events.

Requests are what the office sent that gives the department something to do. Fields are
those of the forms that its own people sent (asked.py); what an officer wrote down after
a call is nobody's burden of filling in. What was taken back (更正) counts nowhere.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, Value, When

from meetings.models import Department

from .asked import ASKING, FIELDS, MAY, MUST, REQUESTS
from .models import Assignment, Digest, Event
from .models.events import EventQuerySet
from .monthly.part import Of, number
from .monthly.sums import sums
from .rhythm import month_end, months_later
from .roles import DEPARTMENT
from .workflow import Verb

# What a figure of the page opens: its events.
GROUPS = {"要求": ASKING, **REQUESTS, "填报": frozenset(FIELDS)}
MONTHS = 6  # shown beside each other


@dataclass(slots=True)
class Load:
    """One department in one month.

    open: parts in hand at its end (or now). verbs: events by verb, the office's and its
    own. owed: reports that are due in the month and not made yet. told: digests.
    """

    open: int = 0
    verbs: Counter[str] = field(default_factory=Counter)
    owed: int = 0
    told: int = 0

    def of(self, column: str) -> int:
        return sum(self.verbs[verb] for verb in REQUESTS[column])

    @property
    def requests(self) -> int:
        return sum(self.of(column) for column in REQUESTS)

    @property
    def urged(self) -> int:
        return self.verbs[Verb.URGE]

    @property
    def must(self) -> int:
        """Fields that had to be filled in, and that the owed reports will ask for."""
        return _fields(self.verbs, MUST) + self.owed * MUST[Verb.REPORT]

    @property
    def may(self) -> int:
        return _fields(self.verbs, MAY)

    @property
    def messages(self) -> int:
        return self.told + self.urged

    @property
    def words(self) -> str:
        """Beside a department that one is about to ask for more."""
        asked = f"被催 {self.urged} 次、" if self.urged else ""
        return f"本月已有 {self.open} 件在办、{asked}需填 {self.must} 项"


Loads = dict[int, dict[datetime.date, Load]]


def _fields(verbs: Counter[str], table: dict[Verb, int]) -> int:
    return sum(verbs[verb] * count for verb, count in table.items())


def months(today: datetime.date, count: int = MONTHS) -> list[datetime.date]:
    """The first days of this month and of those before it, newest first."""
    return [months_later(today.replace(day=1), -n) for n in range(count)]


def loads(
    shown: Sequence[datetime.date],
    today: datetime.date,
    departments: Collection[int] | None = None,
) -> Loads:
    """By department and month. Three queries.

    shown: first days of months, newest first; what is open and what was filled in is
    told of the newest alone.
    """
    found: Loads = {}

    def load(department: int, month: int) -> Load:
        return found.setdefault(department, {}).setdefault(shown[month], Load())

    span = (shown[-1], month_end(shown[0]))
    newest = number(shown[0])
    months = range(number(shown[-1]), newest + 1)
    kept = sums((*ASKING, *FIELDS), months, departments)
    for (pk, verb, _, at), n in kept.items():
        if n and (verb in ASKING or at == newest):
            load(pk, newest - at).verbs[verb] += n
    month = _month("day", shown)
    for row in _told(*span, departments, month):
        load(row["body"], row["which"]).told += row["n"]
    for body, count, owed in _open(span[1], today, departments):
        one = load(body, 0)
        one.open += count
        one.owed += owed
    return found


def now(departments: Collection[int], today: datetime.date) -> dict[int, Load]:
    """What these departments have on their hands this month; each has an answer."""
    (month,) = months(today, 1)
    found = loads([month], today, departments) if departments else {}
    return {pk: found.get(pk, {}).get(month, Load()) for pk in departments}


def acts(
    since: datetime.date, until: datetime.date, departments: Collection[int]
) -> EventQuerySet:
    """Requests, and the departments' own acts, of these days; none taken back."""
    asked = Q(verb__in=ASKING) | Q(verb__in=FIELDS, on_behalf_of=None)
    return _within(since, until, departments).filter(asked)


def _within(
    since: datetime.date, until: datetime.date, departments: Collection[int] | None
) -> EventQuerySet:
    rows = Event.objects.filter(
        happened_on__range=(since, until), corrected_by=None, assignment__isnull=False
    )
    if departments is not None:
        rows = rows.filter(assignment__department__in=departments)
    return rows


def _month(day: str, shown: Sequence[datetime.date]) -> Case:
    """The place among `shown` of the month of a day; in plain SQL, where TruncMonth
    would call Python for each row of SQLite."""
    whens = (When(**{f"{day}__gte": first}, then=n) for n, first in enumerate(shown))
    return Case(*whens, default=Value(0), output_field=IntegerField())


def _told(
    since: datetime.date,
    until: datetime.date,
    departments: Collection[int] | None,
    month: Case,
) -> Any:
    """Digests of those who acted for a department on the day."""
    own = "user__memberships__"
    asked: dict[str, Any] = {f"{own}role__in": DEPARTMENT, "day__range": (since, until)}
    if departments is not None:
        asked[f"{own}department__in"] = departments
    begun = Q(**{f"{own}valid_from": None}) | Q(**{f"{own}valid_from__lte": F("day")})
    held = Q(**{f"{own}valid_to": None}) | Q(**{f"{own}valid_to__gte": F("day")})
    rows = Digest.objects.filter(begun, held, **asked).order_by()
    named = {"body": F(f"{own}department"), "which": month}
    return rows.values(**named).annotate(n=Count("pk", distinct=True))


def _open(
    end: datetime.date, today: datetime.date, departments: Collection[int] | None
) -> Iterator[Any]:
    """(department, open parts, reports owed) at the end of a month, or now."""
    if end < today:
        month = number(end)
        kept = sums([Of.OPEN], range(month, month + 1), departments)
        yield from ((body, n, 0) for (body, *_), n in kept.items() if n)
        return
    rows = Assignment.objects.open()
    if departments is not None:
        rows = rows.filter(department__in=departments)
    owed = Count("pk", filter=Q(next_report_due__lte=end))
    found = rows.order_by().values_list("department")
    yield from found.annotate(n=Count("pk"), owed=owed)


@dataclass(frozen=True, slots=True)
class Row:
    """A department in the chosen month, and its requests in those before."""

    department: Department | None
    load: Load
    before: list[int]


def table(month: datetime.date, today: datetime.date) -> list[Row]:
    """Departments that were asked for anything, in protocol order."""
    shown = months(month)
    found = loads(shown, today)
    return [
        Row(
            department,
            found[department.pk].get(month, Load()),
            [found[department.pk].get(one, Load()).requests for one in shown[1:]],
        )
        for department in Department.objects.filter(pk__in=found)
    ]


def add_up(rows: Sequence[Row]) -> Row:
    """The last line of the table."""
    whole = Load()
    for row in rows:
        whole.open += row.load.open
        whole.owed += row.load.owed
        whole.told += row.load.told
        whole.verbs.update(row.load.verbs)
    return Row(
        None, whole, [sum(n) for n in zip(*(r.before for r in rows), strict=True)]
    )
