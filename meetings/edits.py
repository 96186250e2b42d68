"""Writing edits: rows changed with their before and after, and taken back again."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import ProtectedError

from .models import (
    Alias,
    Attendance,
    Directive,
    Edit,
    Meeting,
    Mention,
    Passage,
    PointAnswer,
    Reading,
    Relay,
    RelayedPoint,
    Restatement,
    Source,
    Twin,
)
from .refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .models.records import Record

Values = dict[str, Any]
TABLES: dict[str, type[models.Model]] = {
    "meeting": Meeting,
    "directive": Directive,
    "mention": Mention,
    "attendance": Attendance,
    "passage": Passage,
    "alias": Alias,
    "source": Source,
    "twin": Twin,
    "restatement": Restatement,
    "relay": Relay,
    "relayedpoint": RelayedPoint,
    "pointanswer": PointAnswer,
}
USED = "这一条已经有后续办理的记录(例如不立项),不能去掉。请直接修改或标为不采用。"
# An act that undo passes over: it starts a record or is a decision of its own.
FINAL = (
    Edit.Verb.READ,
    Edit.Verb.LOCK,
    Edit.Verb.AMEND,
    Edit.Verb.UNDO,
    Edit.Verb.REDATE,
)


def label(row: models.Model) -> str:
    """ "directive:12": how an edit names a row."""
    return f"{row._meta.model_name}:{row.pk}"


def plain(value: Any) -> Any:
    if isinstance(value, datetime.date):  # a datetime is one too
        return value.isoformat()
    return value.value if isinstance(value, models.TextChoices) else value


def values_of(row: models.Model) -> Values:
    """Every column of the row but its id, as an edit keeps it."""
    fields = [f for f in row._meta.concrete_fields if not f.primary_key]
    return {f.attname: plain(getattr(row, f.attname)) for f in fields}


@dataclass
class Sheet:
    """The rows that one act changes; `write` makes the edit of them.

    `about` names a row that the act is of, also where none of its columns changes.
    """

    before: dict[str, Values] = field(default_factory=dict)
    after: dict[str, Values] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.before.values()) or any(self.after.values())

    def about(self, row: models.Model) -> None:
        if label(row) not in self.after:
            self.before.setdefault(label(row), {})
            self.after[label(row)] = {}

    def change(self, row: models.Model, **values: Any) -> None:
        """Set columns (by attname) and save those that differ."""
        new = {
            name: value
            for name, value in values.items()
            if plain(getattr(row, name)) != plain(value)
        }
        if not new:
            return
        self.about(row)
        before = self.before.get(label(row))  # none for a row made by this act
        for name, value in new.items():
            if before is not None:
                before.setdefault(name, plain(getattr(row, name)))
            self.after[label(row)][name] = plain(value)
            setattr(row, name, value)
        row.save(update_fields=list(new))

    def make(self, row: models.Model) -> None:
        row.save(force_insert=True)
        self.after[label(row)] = values_of(row)

    def remove(self, row: models.Model) -> None:
        """Raises Refused where another record rests on the row."""
        changed = self.before.get(label(row), {})
        self.before[label(row)] = {**values_of(row), **changed}
        self.after.pop(label(row), None)
        try:
            row.delete()
        except ProtectedError:
            raise Refused(USED) from None

    def write(
        self,
        verb: Edit.Verb,
        by: User | None,
        meeting: Meeting | None,
        reason: str = "",
        undoes: Edit | None = None,
        others: Iterable[Meeting] = (),
        source_id: int | None = None,
        relay: Relay | None = None,
    ) -> Edit:
        """others: further meetings whose rows it changed. relay: the superior's
        requirement that it is about.

        source_id: where it is undone; else that of the meeting.
        """
        edit = Edit.objects.create(
            verb=verb,
            meeting=meeting,
            source_id=source_id or (source_of(meeting) if meeting else None),
            before=self.before,
            after=self.after,
            reason=reason,
            undoes=undoes,
            relay=relay,
            by=by,
        )
        edit.others.add(*(one for one in others if one != meeting))
        return edit


def source_of(row: Record) -> int | None:
    """Id of the source that the row was read from; none when it was typed."""
    if row.reading_id is None:
        return None
    readings = Reading.objects.filter(pk=row.reading_id)
    return readings.values_list("source_id", flat=True).get()


def touched(edit: Edit) -> set[str]:
    """Labels of the rows that it is about: not those that only made room."""
    return {
        name
        for name in {*edit.before, *edit.after}
        if name not in edit.before
        or name not in edit.after
        or {*edit.before[name], *edit.after[name]} != {"order"}
    }


def about(edit: Edit) -> list[int]:
    """Ids of the directives that it is about: the items, else the demands alone."""
    labels = touched(edit)
    pks = [int(one[10:]) for one in labels if one.startswith("directive:")]
    answers = [int(one[12:]) for one in labels if one.startswith("pointanswer:")]
    if answers:
        rows = PointAnswer.objects.filter(pk__in=answers)
        pks += rows.values_list("directive", flat=True)
    items = Directive.objects.filter(pk__in=pks, parent=None)
    return sorted(items.values_list("pk", flat=True)) or sorted(pks)
