"""Inspections as pages show them, with what a reader may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch

from .models import Assignment, Docket, Inspection
from .models.inspections import InspectionQuerySet
from .permissions import is_officer, roles_of
from .revoking import may_revoke
from .roles import SENIOR
from .workflow import State

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def of_docket(docket: Docket, user: User) -> list[Inspection]:
    rows = Inspection.objects.filter(docket=docket).visible_to(user).open_first()
    return fitted(list(with_parts(rows)), user)


def with_parts(rows: InspectionQuerySet) -> InspectionQuerySet:
    """With what a card shows, in a fixed number of queries."""
    parts = Assignment.objects.select_related("department")
    return rows.select_related("docket").prefetch_related(
        Prefetch("parts", parts),
        Prefetch("docket__assignments", parts),
        "attachments",
    )


def fitted(found: list[Inspection], user: User) -> list[Inspection]:
    officer, senior = is_officer(user), bool(roles_of(user) & SENIOR)
    for row in found:
        row.may_revoke = officer and may_revoke(row, user)
        row.may_settle = officer and row.is_open
        row.reopens = _closed(row) if senior and row.denies else []
    return found


def _closed(row: Inspection) -> list[Assignment]:
    """What may be reopened after a look back that found it not done."""
    looked = list(row.parts.all()) or list(row.docket.assignments.all())
    return [part for part in looked if part.state == State.CLOSED]
