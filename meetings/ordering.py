"""Rows put in an order: as few as possible change, so that few forms grow stale."""

from __future__ import annotations

from collections.abc import Sequence

from .edits import Sheet
from .models import Directive


def put_after(
    sheet: Sheet, row: Directive, before: Directive | None, rows: Sequence[Directive]
) -> None:
    """Place `row` after `before` (None: first) among its other siblings `rows`."""
    others = [one for one in rows if one.pk != row.pk]
    at = others.index(before) + 1 if before else 0
    sheet.change(row, order=_after(before, row) if before else 0)
    in_order(sheet, [*others[:at], row, *others[at:]])


def in_order(sheet: Sheet, wanted: Sequence[Directive]) -> None:
    """Make (order, pk) rise along the rows; those that stand right stay as they are."""
    before: Directive | None = None
    for row in wanted:
        if before and (row.order, row.pk) <= (before.order, before.pk):
            sheet.change(row, order=_after(before, row))
        before = row


def _after(before: Directive, row: Directive) -> int:
    """Of equal order, the row with the larger id comes later."""
    return before.order if row.pk > before.pk else before.order + 1
