"""Writing edits: rows changed with their before and after, and taken back again."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models

from .models import (
    Attendance,
    Directive,
    Edit,
    Meeting,
    Mention,
    Passage,
    Reading,
    Restatement,
    Twin,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .models.records import Record

Row = Meeting | Directive | Mention | Attendance
Values = dict[str, Any]
TABLES: dict[str, type[models.Model]] = {
    "meeting": Meeting,
    "directive": Directive,
    "mention": Mention,
    "attendance": Attendance,
    "passage": Passage,
    "twin": Twin,
    "restatement": Restatement,
}
# An act that undo passes over: it starts a record or is a decision of its own.
FINAL = (Edit.Verb.READ, Edit.Verb.LOCK, Edit.Verb.AMEND, Edit.Verb.UNDO)


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
        self.before.setdefault(label(row), {})
        self.after.setdefault(label(row), {})

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
        for name, value in new.items():
            self.before[label(row)].setdefault(name, plain(getattr(row, name)))
            self.after[label(row)][name] = plain(value)
            setattr(row, name, value)
        row.save(update_fields=list(new))

    def make(self, row: models.Model) -> None:
        row.save(force_insert=True)
        self.after[label(row)] = values_of(row)

    def remove(self, row: models.Model) -> None:
        self.before[label(row)] = values_of(row)
        row.delete()

    def write(
        self,
        verb: Edit.Verb,
        by: User | None,
        meeting: Meeting,
        reason: str = "",
        undoes: Edit | None = None,
    ) -> Edit:
        return Edit.objects.create(
            verb=verb,
            meeting=meeting,
            source_id=source_of(meeting),
            before=self.before,
            after=self.after,
            reason=reason,
            undoes=undoes,
            by=by,
        )


def source_of(row: Record) -> int | None:
    """Id of the source that the row was read from; none when it was typed."""
    if row.reading_id is None:
        return None
    readings = Reading.objects.filter(pk=row.reading_id)
    return readings.values_list("source_id", flat=True).get()


def about(edit: Edit) -> list[int]:
    """Ids of the directives that it is about: the items, else the demands alone."""
    labels = {*edit.before, *edit.after}
    pks = [int(one[10:]) for one in labels if one.startswith("directive:")]
    items = Directive.objects.filter(pk__in=pks, parent=None)
    return sorted(items.values_list("pk", flat=True)) or sorted(pks)


def take_back(edit: Edit) -> Sheet | None:
    """Put every row of `edit` back as it was; None when one has changed since.

    Removals come first and insertions last, so that no name stands twice meanwhile.
    """
    labels = set(edit.before) | set(edit.after)
    rows = _rows(labels)
    if any(not _still(edit, name, rows.get(name)) for name in labels):
        return None
    sheet = Sheet()
    for name in sorted(labels, key=lambda name: _turn(edit, name)):
        row = rows.get(name)
        if row is None:
            sheet.make(_again(name, edit.before[name]))
        elif name not in edit.before:
            sheet.remove(row)
        else:
            sheet.about(row)
            sheet.change(row, **_typed(type(row), edit.before[name]))
    return sheet


def _turn(edit: Edit, name: str) -> int:
    if name not in edit.before:
        return 0
    return 1 if name in edit.after else 2


def _rows(labels: Iterable[str]) -> dict[str, models.Model]:
    ids: dict[str, list[int]] = {}
    for name in labels:
        table, _, pk = name.partition(":")
        ids.setdefault(table, []).append(int(pk))
    return {
        label(row): row
        for table, pks in ids.items()
        for row in TABLES[table]._default_manager.filter(pk__in=pks)
    }


def _still(edit: Edit, name: str, row: models.Model | None) -> bool:
    """Whether the row is as the edit left it."""
    if name not in edit.after:
        return row is None
    if row is None:
        return False
    left = edit.after[name]
    return all(plain(getattr(row, column)) == value for column, value in left.items())


def _typed(model: type[models.Model], values: Values) -> Values:
    columns = {f.attname: f for f in model._meta.concrete_fields}
    return {
        # An id is kept as the number that it is.
        name: value if columns[name].is_relation else columns[name].to_python(value)
        for name, value in values.items()
    }


def _again(name: str, values: Values) -> models.Model:
    table, _, pk = name.partition(":")
    model = TABLES[table]
    return model(pk=int(pk), **_typed(model, values))
