"""Putting the rows of an edit back as they were before it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from .edits import TABLES, Sheet, Values, label, plain
from .models import Edit


def take_back(edit: Edit) -> Sheet | None:
    """Put every row of `edit` back as it was; None when one has changed since.

    Leaves go first and come back last, so that no name stands twice meanwhile; what
    others belong to comes back before them and goes after them.
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


def _turn(edit: Edit, name: str) -> tuple[int, int]:
    """Leaves out, trunk in, changes, leaves in, trunk out; demands hang on items."""
    trunk = name.startswith("directive:")
    values = edit.before.get(name) or edit.after.get(name) or {}
    depth = int(bool(values.get("parent_id")))
    if name not in edit.before:
        return (4, -depth) if trunk else (0, 0)
    if name in edit.after:
        return (2, 0)
    return (1, depth) if trunk else (3, 0)


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
