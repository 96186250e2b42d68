"""The figures of the burden page with the acts or lists behind them."""

from __future__ import annotations

import datetime
from urllib.parse import urlencode

from django.urls import reverse

from .asked import REQUESTS
from .burden import Row, months
from .links import Figure
from .rhythm import month_end
from .workflow import OPEN


def figures(row: Row, month: datetime.date, today: datetime.date) -> list[Figure]:
    """A row of the table; without a link what is a sum or is no list."""
    load, pk = row.load, row.department.pk if row.department else None
    found = [Figure("在办", load.open, _parts(pk, month, today))]
    for column in REQUESTS:
        found.append(Figure(column, load.of(column), _acts(pk, month, column)))
    found += [
        Figure("要求合计", load.requests, _acts(pk, month, "要求")),
        Figure("必填项", load.must, _acts(pk, month, "填报")),
        Figure("选填项", load.may, _acts(pk, month, "填报")),
        Figure("消息", load.messages, ""),
    ]
    earlier = zip(months(month)[1:], row.before, strict=False)
    found += [Figure(f"{m.month} 月", n, _acts(pk, m, "要求")) for m, n in earlier]
    return found


def _acts(pk: int | None, month: datetime.date, what: str) -> str:
    if pk is None:
        return ""
    query = urlencode({"month": f"{month:%Y-%m}", "what": what})
    return f"{reverse('burden-department', args=[pk])}?{query}"


def _parts(pk: int | None, month: datetime.date, today: datetime.date) -> str:
    """The list tells of now, so only now has one."""
    if pk is None or month_end(month) < today:
        return ""
    states = sorted(state.value for state in OPEN)
    query = urlencode({"department": pk, "state": states}, doseq=True)
    return f"{reverse('assignment-list')}?{query}"
