"""Links between the boards: each keeps year, field and day of the one that is open."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from tracker import past
from tracker.navigation import Item
from tracker.overview import Scope

register = template.Library()

# In the order of the row. With a scope: leader's field, year and day stay.
SCOPED = (
    ("总览", "board"),
    ("各单位", "board-departments"),
    ("各会议", "board-meetings"),
)
# These are of one year, of all fields; the day stays.
OF_YEAR = (("矩阵", "matrix"), ("走势", "trends"))


@register.simple_tag
def board_links(scope: Scope, here: str) -> list[Item]:
    """Every board, the present one marked; 查账 and 减负 of the month of a past day."""
    return [
        *(Item(label, scope.page(name), name == here) for label, name in SCOPED),
        *(
            Item(label, board_here(scope, name), name == here)
            for label, name in OF_YEAR
        ),
        *(Item(label, href, False) for label, href in _of_months(scope)),
    ]


def _of_months(scope: Scope) -> list[tuple[str, str]]:
    checks, burden = reverse("month-list"), reverse("burden")
    if scope.on is not None:
        month = scope.on.replace(day=1)
        checks = reverse("month", args=[month])
        burden += f"?{urlencode({'month': f'{month:%Y-%m}'})}"
    return [("查账", checks), ("减负", burden)]


register.simple_tag(past.query, name="day_query")


@register.simple_tag
def board_here(scope: Scope, here: str, **changed: Any) -> str:
    """The board that is open, of another year, field or day."""
    if here in dict(OF_YEAR).values():
        year = changed.pop("year", scope.year) or scope.day.year
        return reverse(here, args=[year]) + past.query(changed.get("on", scope.on))
    return scope.page(here, **changed)
