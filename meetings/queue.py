"""The queue of sources: who has one, who is at it just now, and how long it waits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from .models import Edit, Source, Stage, Visit
from .models.queue import LATELY

PROOFREAD = "meetings.change_directive"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def officers() -> QuerySet[User]:
    """Those who may proofread."""
    rows = User.objects.with_perm(PROOFREAD, backend=BACKEND, include_superusers=False)
    return rows.order_by("first_name", "username")


def officer_of(said: str) -> User | None:
    """The officer whom a form names by id; none where it names nobody."""
    return officers().filter(pk=said).first() if said.isdecimal() else None


def name_of(user: User) -> str:
    return user.get_full_name() or user.get_username()


def at_work(sources: Iterable[Source], reader: User) -> dict[int, list[str]]:
    """Source → names of the others who opened its desk, or acted on it, just now."""
    rows = list(sources)
    since = timezone.now() - LATELY
    opened = Visit.objects.filter(source__in=rows, at__gte=since)
    acted = Edit.objects.filter(source__in=rows, at__gte=since, by__isnull=False)
    acted = acted.exclude(verb=Edit.Verb.READ)
    found: dict[int, dict[int, str]] = {}
    for visit in opened.exclude(user=reader).select_related("user"):
        found.setdefault(visit.source_id, {})[visit.user_id] = name_of(visit.user)
    for edit in acted.exclude(by=reader).select_related("by").defer("before", "after"):
        if edit.by and edit.source_id:
            found.setdefault(edit.source_id, {})[edit.by.pk] = name_of(edit.by)
    return {pk: sorted(names.values()) for pk, names in found.items()}


def tell(sources: Iterable[Any], reader: User) -> None:
    """Add to each source with_progress: at_work, the others at it just now;
    waited, the days since it came in; both none once it is done; decided, how many
    items are."""
    rows = list(sources)
    busy = at_work(rows, reader)
    today = timezone.localdate()
    for row in rows:
        row.at_work = busy.get(row.pk, []) if row.stage != Stage.DONE else []
        row.decided = row.found - row.waiting
        days = (today - timezone.localdate(row.added_at)).days
        row.waited = None if row.stage == Stage.DONE else days


def assign(pks: Iterable[int], officer: User | None) -> int:
    """Give the sources to an officer, or to nobody; how many changed hands."""
    rows = Source.objects.filter(pk__in=list(pks))
    rows = rows.exclude(officer=officer) if officer else rows.exclude(officer=None)
    return rows.update(officer=officer)
