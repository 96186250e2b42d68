"""The years that a filter offers: those in which there is something."""

from __future__ import annotations

from django.db.models import QuerySet


def years(rows: QuerySet, day: str) -> list[tuple[int, str]]:  # type: ignore[type-arg]
    """day: the name of a date field; newest first."""
    found = rows.order_by(f"-{day}").values_list(f"{day}__year", flat=True).distinct()
    return [(year, f"{year} 年") for year in dict.fromkeys(found)]
