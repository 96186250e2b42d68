"""What was loaded, remembered in the log, so that nothing else is thrown away.

The database was empty when the demo came: rows up to the highest id of each table are
the demo's. Rows that hang on those (acts, edits) are play; rows that stand for
themselves (accounts, departments, sources, meetings …) are somebody's own. Kinds of
meetings come in with sources, so they say nothing.
"""

from __future__ import annotations

import hashlib
import json

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Model, Q

from meetings.models import (
    Department,
    DepartmentGroup,
    Meeting,
    Person,
    Post,
    Relay,
    Source,
)
from tracker.models import CalendarDay, DueRule, Office

from .people import Cast
from .stock import FOLDER

NOTE = "演示数据"
# What somebody can bring in that hangs on nothing of the demo's.
OWN: tuple[type[Model], ...] = (
    User,
    Department,
    DepartmentGroup,
    Person,
    Post,
    Source,
    Meeting,
    Relay,
    CalendarDay,
    DueRule,
)
TOUR = "newspaper-page.txt"  # the page that visitors are invited to take in


def is_empty() -> bool:
    return not any(model._default_manager.exists() for model in OWN)


def leave(cast: Cast) -> None:
    """Remember the highest id of every table of OWN."""
    highest = {
        model._meta.label: model._default_manager.aggregate(top=Max("pk"))["top"] or 0
        for model in OWN
    }
    office = Office.present()
    LogEntry.objects.create(
        user=cast.accounts["administrator"],
        content_type=ContentType.objects.get_for_model(Office),
        object_id=str(office.pk),
        object_repr=NOTE,
        action_flag=ADDITION,
        change_message=json.dumps(highest),
    )


def is_left() -> bool:
    """Whether the demo was loaded into this database."""
    return _entry() is not None


def others() -> list[str]:
    """What in the database is not the demo's, in words; empty: it may be made anew."""
    entry = _entry()
    if entry is None:
        return [] if is_empty() else ["没有找到演示数据的装入记录"]
    highest: dict[str, int] = json.loads(entry.change_message)
    found = []
    for model in OWN:
        rows = model._default_manager.filter(pk__gt=highest[model._meta.label])
        if count := rows.exclude(_play(model)).count():
            name = model._meta.verbose_name
            first = rows.exclude(_play(model)).order_by("pk").first()
            found.append(f"{name} {count} 条,如“{first}”")
    return found


def _entry() -> LogEntry | None:
    return LogEntry.objects.filter(object_repr=NOTE, action_flag=ADDITION).last()


def _play(model: type[Model]) -> Q:
    """The page of the tour and its meetings are ours, whenever they came in."""
    text = (FOLDER / TOUR).read_text(encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    if model is Source:
        return Q(text_sha256=digest)
    if model is Meeting:
        return Q(reading__isnull=False, reading__source__text_sha256=digest)
    return Q(pk__in=())
