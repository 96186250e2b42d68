"""The kept counts against a recount: what each docket counts as, and how many do.

Every act keeps them (`tallying`); here nothing is believed of what it kept.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Count, F

from meetings.models import Department, Directive

from .charging import keeping
from .matrix import past_years
from .models import (
    Assignment,
    Docket,
    DocketDirective,
    KeptCount,
    Office,
    PastCounts,
)
from .models.kept_counts import TAKING_PART
from .models.past_matrix import KEPT_DAYS
from .models.transfers import duty_then
from .monthly import proof as monthly
from .overview.past_figures import Figures, counted
from .tallying import FIELDS, PART_FIELDS, WAS, Key, add, keep
from .trends.keeping import differing
from .wholes import OUTCOMES, Phase, going, outcome
from .workflow import Duty, Kind

CHUNK = 2000  # rows of a table that are held at once


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is kept as another than it is: of a docket, of a key of the counts, or of a
    past day."""

    words: str
    docket: int | None = None
    key: Key = ()
    by: int = 0
    day: datetime.date | None = None


def differences() -> Iterator[Wrong]:
    """All of one moment, also while others act."""
    alone = connection.vendor == "postgresql" and not connection.in_atomic_block
    with transaction.atomic():
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield from _outcomes()
        yield from _meetings()
        yield from _parts()
        yield from _sums()
        yield from _months()
        yield from _undecided()
        yield from _past()


def mend(found: list[Wrong]) -> None:
    """Keep anew what is wrong; twice changes nothing."""
    for pk in sorted({wrong.docket for wrong in found if wrong.docket is not None}):
        with transaction.atomic():
            docket = Docket.objects.select_for_update().get(pk=pk)
            origin = docket.origin
            docket.meeting = origin.meeting if origin else None
            docket.meeting_kind = docket.meeting.kind if docket.meeting else None
            keep(docket, list(docket.assignments.all()))
            docket.save(update_fields=FIELDS)
    settle()
    for kept in KEPT_DAYS:
        kept.objects.filter(day__in=[wrong.day for wrong in found]).delete()
    if keeping.differences():
        keeping.rebuild()


@transaction.atomic
def settle() -> None:
    """Add to the counts what a recount finds beside them: after rows were written past
    the acts, as `populate` does."""
    add(Counter({wrong.key: wrong.by for wrong in _sums()}))
    monthly.settle()


def _outcomes() -> Iterator[Wrong]:
    names = ("pk", "code", "outcome", "phase", "kind", "due_on", "on_time")
    rows = Docket.objects.order_by("pk").values_list(*names)
    for pk, code, kept, *facts in rows.iterator(CHUNK):
        found = outcome(*facts) or ""
        if kept != found:
            words = f"{code}:结果存为“{_outcome(kept)}”,应为“{_outcome(found)}”"
            yield Wrong(words, pk)


def _outcome(kept: str) -> str:
    return {value.value: word for value, word in OUTCOMES.items()}.get(kept, "无")


def _meetings() -> Iterator[Wrong]:
    own = ("docket__meeting", "docket__meeting_kind")
    told = ("directive__meeting", "directive__meeting__kind")
    origins = DocketDirective.objects.filter(relation="origin").order_by("docket")
    rows = origins.values_list("docket", "docket__code", *own, *told)
    for pk, code, *places in rows.iterator(CHUNK):
        if places[:2] != places[2:]:
            yield Wrong(f"{code}:所存的会议或会议类型与立项依据不符", pk)
    void = Docket.objects.filter(phase=Phase.VOID).exclude(meeting=None)
    for pk, code in void.values_list("pk", "code"):
        yield Wrong(f"{code}:立项已更正,仍存有会议", pk)


def _parts() -> Iterator[Wrong]:
    """As what each part counts, and as what it goes on."""
    parts = Assignment.objects.annotate(duty_then=duty_then()).order_by("pk")
    whole = ("docket__code", "docket__phase", "docket__kind", "docket__due_on")
    asked = (*PART_FIELDS, "role", "state", "due_on", *whole, "department__name")
    rows = parts.select_related("docket", "department").only(*asked)
    for part in rows.iterator(CHUNK):
        docket, duty = part.docket, part.duty_then  # type: ignore[attr-defined]
        is_counted = docket.phase != Phase.VOID and docket.kind != Kind.INFORMATION
        if part.counts_as != (duty if is_counted and duty in TAKING_PART else ""):
            words = f"{part}:件次计为“{part.counts_as}”,应按“{duty}”计"
            yield Wrong(words, docket.pk)
        found = going(part, docket.phase, docket.kind, docket.due_on)
        if (part.stage, part.goes_due) != found:
            yield Wrong(f"{part}:所存的阶段或时限与办理不符", docket.pk)


def _sums() -> Iterator[Wrong]:
    kept, found = Counter(dict(KeptCount.objects.all().sums())), _recount()
    for key in sorted({*kept, *found}, key=str):
        if kept[key] != found[key]:
            words = f"{_named(key)}:存为 {kept[key]},重数为 {found[key]}"
            yield Wrong(words, key=key, by=found[key] - kept[key])


def _months() -> Iterator[Wrong]:
    for part in monthly.differing_parts():
        yield Wrong(f"{part}:所存的逐月计入与办理不符", part.docket_id)
    for (body, what, _, month), by in monthly.differing_sums().items():
        when = f"{month // 12} 年 {month % 12 + 1} 月"
        yield Wrong(f"{_body(body)} {when}“{what}”的计数与重数的差 {by:+d}")


def _undecided() -> Iterator[Wrong]:
    for row in Directive.objects.filter(pk__in=keeping.differences()):
        yield Wrong(f"“{row}”:是否待立项与所存的不符")


def _past() -> Iterator[Wrong]:
    """Past days that somebody asked for, as the present thresholds have them; those of
    others are not read."""
    office = Office.present()
    kept = PastCounts.objects.filter(
        soon_days=office.soon_days, still_days=office.still_days, figures__isnull=False
    )
    for row in kept:
        if (Figures.read(row.figures), row.stuck) != counted(row.day):
            yield Wrong(f"截至 {row} 的计数与重数的不符", day=row.day)
    for day in differing():
        yield Wrong(f"截至 {day:%Y-%m-%d} 的走势与重数的不符", day=day)
    for matrix in past_years.differing():
        yield Wrong(f"截至 {matrix}的逐月反馈与重数的不符", day=matrix.day)


def _recount() -> Counter[Key]:
    """From what each docket and each part is counted as."""
    found: Counter[Key] = Counter()
    dockets = Docket.objects.exclude(outcome="").order_by()
    for *key, n in dockets.values_list(*WAS).annotate(n=Count("pk")):
        found[tuple(key)] = n
    rows = Assignment.objects.exclude(counts_as="").order_by()
    names = (F("docket__year"), "department_id", F("docket__kind"), "counts_as")
    for year, body, kind, duty, n in rows.values_list(*names).annotate(n=Count("pk")):
        found[year, body, None, kind, duty] = n
    return found


def _named(key: Key) -> str:
    year, body, _, kind, what = key
    word = Duty(what).label if what in TAKING_PART else _outcome(what)
    return f"{year} 年 {_body(body)} {Kind(kind).label} {word}"


def _body(pk: int | None) -> str:
    name = Department.objects.filter(pk=pk).values_list("name", flat=True).first()
    return name or "无单位"
