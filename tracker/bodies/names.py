"""How bodies are called in the table of a year: as then, what they became beside."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from meetings.models import Department
from meetings.models.departments import DepartmentQuerySet
from tracker.models import BodyChange


def named_then(rows: DepartmentQuerySet, year: int | None) -> Iterator[Department]:
    """The departments, with the name of the end of `year` (None: today's) and, as
    `beside`, what became of them. One query."""
    then = _name_then(year)
    found = rows.select_related("successor").annotate(name_then=then)
    for row in found:
        row.beside, before = row.carried_on, vars(row)["name_then"]
        if before:
            row.name, row.beside = before, f"现名{row.name}"
        yield row


def _name_then(year: int | None) -> Coalesce | Value:
    """The name that a body had at the end of that year, "" where it is the same."""
    if year is None:
        return Value("", output_field=CharField())
    after = BodyChange.objects.renamed_after(datetime.date(year, 12, 31))
    names = after.filter(department=OuterRef("pk")).values("name")
    return Coalesce(Subquery(names[:1]), Value(""), output_field=CharField())
