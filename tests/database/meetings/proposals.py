"""Proposals as the desk has them, and what the tests ask of them."""

from __future__ import annotations

from typing import Any

from django.db import models

from meetings.edits import TABLES, values_of
from meetings.models import Directive, Edit, Meeting
from meetings.models.records import RecordState
from tests.factories import make_directive, make_meeting

PROPOSED, CONFIRMED, REJECTED = RecordState


def proposed(**more: Any) -> Directive:
    meeting = more.pop("meeting", None) or make_meeting(state=PROPOSED)
    return make_directive(meeting, state=PROPOSED, **more)


def states(*rows: Directive | Meeting) -> list[str]:
    for row in rows:
        row.refresh_from_db()
    return [row.state for row in rows]


def last(row: Directive) -> int:
    edit = row.meeting.edits.last()
    return edit.pk if edit else 0


def done(edit: Edit | None) -> Edit:
    """The edit of an act that must have changed something."""
    assert edit is not None
    return edit


def everything() -> dict[str, list[tuple[int, dict[str, Any]]]]:
    """Every row that the desk can change, as it is now."""
    return {name: _rows(model) for name, model in TABLES.items()}


def _rows(model: type[models.Model]) -> list[tuple[int, dict[str, Any]]]:
    rows = model._default_manager.order_by("pk")
    return [(row.pk, values_of(row)) for row in rows]
