"""Keeping the index: an entry is written anew in the transaction that changes its row.

By signals, though no rule of the work stands in one (design §6): an index holds no
rule, it must follow every way of writing a row, and the record, whose acts all end in
an Edit, knows nothing of a search. The Edit names the rows that it changed, so an act
at the desk is one renewal and not one a row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from threading import local
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete, post_migrate, post_save

from meetings.models import (
    Attendance,
    Department,
    Directive,
    Edit,
    Meeting,
    Person,
    Post,
    Tenure,
)
from tracker.models import Docket, DocketDirective, Event, Report

from . import index
from .rebuilding import fill

state = local()
# The columns that entries are made of; of others a change says nothing to them.
TOLD = {
    *("text", "speaker", "state", "held_on", "meeting_id", "title", "venue", "organ"),
    *("name", "post", "code", "criterion", "charged_on"),
    *("problems", "next_step", "released"),
}


def connect() -> None:
    """Called once, when the app is ready."""
    for model, handler in SAVED.items():
        post_save.connect(handler, sender=model, dispatch_uid=f"search {handler}")
        post_delete.connect(handler, sender=model, dispatch_uid=f"search {handler}")
    post_migrate.connect(migrated, dispatch_uid="search migrated")


@contextmanager
def paused() -> Iterator[None]:
    """Where very many rows are written and the index is rebuilt afterwards."""
    state.paused = True
    try:
        yield
    finally:
        state.paused = False


def renew(table: str, pks: Collection[int]) -> None:
    if not getattr(state, "paused", False):
        index.refresh(table, pks)


def by_itself(
    sender: type[Model],
    instance: Any,
    update_fields: Collection[str] | None = None,
    **kwargs: Any,
) -> None:
    if update_fields is None or not TOLD.isdisjoint(update_fields):
        renew(str(sender._meta.model_name), [instance.pk])


def of_its_docket(instance: DocketDirective, **kwargs: Any) -> None:
    """A docket is found as long as it stands on a directive; and so is that."""
    renew("docket", [instance.docket_id])
    renew("directive", [instance.directive_id])


def corrected(instance: Event, **kwargs: Any) -> None:
    """What an event takes back tells nothing any more."""
    if instance.corrects_id:
        told = Report.objects.filter(event=instance.corrects_id)
        renew("report", list(told.values_list("pk", flat=True)))


def of_a_tenure(instance: Tenure, **kwargs: Any) -> None:
    renew("person", [instance.person_id])


def of_a_post(instance: Post, created: bool = False, **kwargs: Any) -> None:
    if not created:
        _holders(post=instance)


def of_a_department(instance: Department, created: bool = False, **kwargs: Any) -> None:
    if not created:
        _holders(post__department=instance)


def _holders(**which: Any) -> None:
    held = Tenure.objects.filter(**which).values_list("person_id", flat=True)
    renew("person", set(held))


def edited(instance: Edit, **kwargs: Any) -> None:
    """The rows that an act at the desk names, and what is told with them."""
    named: dict[str, set[int]] = {}
    for label in {*instance.before, *instance.after}:
        before, after = instance.before.get(label), instance.after.get(label)
        # Of a row that was changed: only what is told of it, not where it stands.
        if before is None or after is None or TOLD & {*before, *after}:
            table, _, pk = label.partition(":")
            named.setdefault(table, set()).add(int(pk))
    read = Meeting.objects.filter(reading__in=named.get("reading", ()))
    meetings = named.get("meeting", set()) | _ids(read)
    there = Attendance.objects.filter(pk__in=named.get("attendance", ()))
    beside = set(there.values_list("meeting_id", flat=True))
    if "attendance" in named and instance.meeting_id:
        beside.add(instance.meeting_id)  # also of who was taken off the list
    renew("meeting", meetings | beside)
    said = _ids(Directive.objects.filter(meeting__in=meetings))
    renew("directive", named.get("directive", set()) | said)


def _ids(rows: QuerySet[Any]) -> set[int]:
    return set(rows.values_list("pk", flat=True))


def migrated(sender: Any, **kwargs: Any) -> None:
    """A site that had no index yet gets one, and `flush`, which empties the tables that
    Django knows of, empties the pairs too."""
    if sender.label == "tracker":
        fill()


SAVED: dict[type[Model], Any] = {
    Docket: by_itself,
    DocketDirective: of_its_docket,
    Report: by_itself,
    Event: corrected,
    Person: by_itself,
    Tenure: of_a_tenure,
    Post: of_a_post,
    Department: of_a_department,
    Edit: edited,
}
