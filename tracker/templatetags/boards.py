"""Links between the boards: each keeps year, field and day of the one that is open."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from tracker.navigation import Item
from tracker.overview import Scope

register = template.Library()

# In the order of the row. With a scope: leader's field, year and day stay.
SCOPED = (
    ("总览", "board"),
    ("各单位", "board-departments"),
    ("各会议", "board-meetings"),
)
# These are of one year; the matrix keeps the past day, the trends show all days.
MATRIX = "matrix"
OTHERS = (("查账", "month-list"), ("减负", "burden"))


@register.simple_tag
def board_links(scope: Scope, here: str) -> list[Item]:
    """Every board, the present one marked."""
    year = scope.year or scope.day.year
    on = f"?{urlencode({'on': scope.on})}" if scope.on else ""
    return [
        *(Item(label, scope.page(name), name == here) for label, name in SCOPED),
        Item("矩阵", reverse(MATRIX, args=[year]) + on, here == MATRIX),
        Item("走势", reverse("trends", args=[year]), here == "trends"),
        *(Item(label, reverse(name), name == here) for label, name in OTHERS),
    ]


@register.simple_tag
def board_here(scope: Scope, here: str, **changed: Any) -> str:
    """The board that is open, of another year, field or day."""
    if here == MATRIX:
        year = changed.pop("year", scope.year) or scope.day.year
        on = changed.get("on", scope.on)
        query = f"?{urlencode({'on': on})}" if on else ""
        return reverse(here, args=[year]) + query
    return scope.page(here, **changed)
