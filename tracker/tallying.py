"""Keeping the counts: what an act changes of them is written in its transaction.

A docket and its parts remember as what they are counted (models/counted.py), so what an
act changes is the difference to it. That difference is added to `KeptCount`, whose rows
`figure_proof` counts anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save

from meetings.models import Edit

from .models import Assignment, Docket, Event, KeptCount, Standing
from .models.kept_counts import KEY, TAKING_PART
from .models.transfers import duty_then
from .monthly import keeping
from .monthly.rows import texts
from .states import State
from .wholes import Phase, going, outcome
from .workflow import Kind

Key = tuple[Any, ...]
FIELDS = ("meeting", "meeting_kind", "outcome")  # of models.counted.Counted
PART_FIELDS = (
    "counts_as",
    "stage",
    "goes_due",
    "months",
)  # of models.counted.TakingPart
WAS = ("year", "lead_department_id", "meeting_kind_id", "kind", "outcome")
EVERY = 1000  # rows, after which those of one key are put together


def place(docket: Docket, parts: Iterable[Assignment], duties: dict[int, str]) -> None:
    """As what the docket and these parts count, once the docket has its phase; not
    saved. duties: of parts that count as another duty than their own."""
    counts = docket.phase != Phase.VOID and docket.kind != Kind.INFORMATION
    ended = outcome(docket.phase, docket.kind, docket.due_on, docket.on_time)
    docket.outcome = ended or ""
    for part in parts:
        duty = duties.get(part.pk, part.role)
        part.counts_as = duty if counts and duty in TAKING_PART else ""
        found = going(part, docket.phase, docket.kind, docket.due_on)
        part.stage, part.goes_due = found


def keep(docket: Docket, parts: Sequence[Assignment]) -> None:
    """Count the docket as it is now; the caller has locked it and saves its FIELDS.

    Its meeting is set where it is charged, and goes with its charge.
    """
    (was,) = Docket.objects.filter(pk=docket.pk).values_list(*WAS)
    before = {part: _kept(part) for part in parts}
    place(docket, parts, _handed_over(docket, parts))
    if docket.phase == Phase.VOID:
        docket.meeting = docket.meeting_kind = None
    _place_months(docket, parts)
    changes: Counter[Key] = Counter()
    changes[was] -= 1
    changes[_key(docket)] += 1
    moved = {part: kept for part, kept in before.items() if _kept(part) != kept}
    months: Counter[Key] = Counter()
    for part, (duty, *_, text) in moved.items():
        months.update(keeping.changes(part.department_id, text, part.months))
        about = (docket.year, part.department_id, None, docket.kind)
        changes[*about, duty] -= 1
        changes[*about, part.counts_as] += 1
    if moved:
        Assignment.objects.bulk_update(moved, PART_FIELDS)
    add(changes)
    keeping.add(months)


def _place_months(docket: Docket, parts: Sequence[Assignment]) -> None:
    """What the parts add to months, as they are now; not saved."""
    added = texts(parts, Standing, Event, docket)
    for part in parts:
        part.months = added[part.pk]


def _kept(part: Assignment) -> tuple[Any, ...]:
    return tuple(getattr(part, name) for name in PART_FIELDS)


def add(changes: Counter[Key]) -> None:
    """Key of KeptCount → by how many it changed; "" as what it counts is nothing."""
    made = KeptCount.objects.bulk_create(rows_of(changes))
    if any(row.pk % EVERY == 0 for row in made):
        put_together()


def rows_of(counts: Counter[Key]) -> list[KeptCount]:
    return [
        KeptCount(**dict(zip(KEY, key, strict=True)), count=n)
        for key, n in counts.items()
        if n and key[-1]
    ]


@transaction.atomic
def put_together() -> None:
    """One row for each key. Rows that another one puts together are left to it, and
    those that another act has not committed are not seen."""
    free = KeptCount.objects.select_for_update(skip_locked=True)
    rows = list(free.values_list("pk", *KEY, "count"))
    sums: Counter[Key] = Counter()
    for _, *key, count in rows:
        sums[tuple(key)] += count
    KeptCount.objects.filter(pk__in=[row[0] for row in rows]).delete()
    KeptCount.objects.bulk_create(rows_of(sums))


def keys_of(docket: Docket, parts: Iterable[Assignment]) -> list[Key]:
    """All that a docket and its parts are counted under, once they are placed."""
    year, kind = docket.year, docket.kind
    duties = [(year, p.department_id, None, kind, p.counts_as) for p in parts]
    return [_key(docket), *duties]


def of_another_kind(meetings: Iterable[int]) -> None:
    """The kind of these meetings was mended: their dockets count under the new one."""
    rows = Docket.objects.select_for_update(of=("self",)).filter(meeting__in=meetings)
    changes: Counter[Key] = Counter()
    for docket in rows.select_related("meeting").order_by("pk"):
        assert docket.meeting is not None
        changes[_key(docket)] -= 1
        docket.meeting_kind_id = docket.meeting.kind_id
        changes[_key(docket)] += 1
        docket.save(update_fields=["meeting_kind"])
    add(changes)


def _key(docket: Docket) -> Key:
    return tuple(getattr(docket, name) for name in WAS)


def _handed_over(docket: Docket, parts: Iterable[Assignment]) -> dict[int, str]:
    """What parts count as in their docket's year, where one went over to another."""
    if all(part.state != State.PASSED_ON for part in parts):
        return {}
    rows = docket.assignments.annotate(duty_then=duty_then())
    return dict(rows.values_list("pk", "duty_then"))


def edited(instance: Edit, **kwargs: Any) -> None:
    """An act at the desk that gave a meeting another kind; the record, which knows of
    no docket, tells it by its Edit (as it does to the search)."""
    meetings = [
        int(label.partition(":")[2])
        for label, values in instance.after.items()
        if label.startswith("meeting:") and "kind_id" in (values or ())
    ]
    if meetings:
        of_another_kind(meetings)


def connect() -> None:
    """Called once, when the app is ready."""
    post_save.connect(edited, sender=Edit, dispatch_uid="tallying edited")
