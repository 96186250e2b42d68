"""The figures of a page of trends, and what the lists behind them hold."""

from __future__ import annotations

import datetime
from typing import Any

from django.test import Client
from django.urls import reverse

Figure = tuple[str, int, str]


def shown(client: Client, year: int, on: datetime.date | None = None) -> dict[str, Any]:
    query = {"on": on.isoformat()} if on else {}
    page = client.get(reverse("trends", args=[year]), query)
    assert page.status_code == 200
    return {name: page.context[name] for name in ("burnup", "ageing", "quiet")}


def figures(found: dict[str, Any]) -> list[Figure]:
    """(name, number, address) of what can be clicked; of the weeks every fifth."""
    burnup, ageing, quiet = found["burnup"], found["ageing"], found["quiet"]
    made: list[Figure] = []
    if burnup:
        made += [("ended", burnup.ended, burnup.ended_href)]
        made += [("open", burnup.open, burnup.open_href)]
        for point in (*burnup.points[::5], burnup.last):
            made.append((f"charged {point.day}", point.charged, point.charged_href))
            made.append((f"closed {point.day}", point.closed, point.closed_href))
    made += [("in hand", ageing.total, ageing.total_href)]
    made += [("carried", ageing.carried, ageing.carried_href)]
    for one in ageing.counts:
        made.append((f"age {one.age.key}", one.charged, one.charged_href))
        made.append((f"still {one.age.key}", one.moved, one.moved_href))
    for line in quiet.lines:
        made += [
            (f"{line.head.name} {one.word}", one.count, one.href) for one in line.counts
        ]
    return made


def listed(client: Client, href: str) -> int:
    return int(client.get(href).context["page"].paginator.count)


def differing(client: Client, rows: list[Figure]) -> list[str]:
    """Figures whose list holds another number."""
    wrong = []
    for name, number, href in rows:
        if (count := listed(client, href)) != number:
            wrong.append(f"{name}: {number} on the page, {count} in {href}")
    return wrong
