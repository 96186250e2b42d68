"""A month's figures and table as a page shows them; every figure opens its list."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from tracker import rhythm
from tracker.models import MonthCheck

from . import balance, lines
from .lines import Balance
from .reading import Month
from .signing import refusal

# What a row shows between opening and closing: several flows in one column.
COLUMNS = (
    ("新立项", ("charged",)),
    ("转入", ("passed_in",)),
    ("重开、恢复", ("reopened", "restored")),
    ("办结销号", ("closed",)),
    ("撤销、被替代", ("withdrawn", "superseded")),
    ("转出", ("passed_out",)),
    ("更正收回", ("revoked",)),
)


@dataclass(frozen=True, slots=True)
class Figure:
    label: str
    value: int
    href: str
    note: str


def page(month: Month) -> dict[str, Any]:
    """heading, figures, columns, rows and total, for month.html."""
    rows, day = month.balances, month.window.month
    whole = balance.add_up(rows)
    counts = Counter(line.kind for line in month.lines)
    return {
        "heading": heading(day, whole),
        "figures": [
            Figure(word, counts[kind], reverse("month-lines", args=[day, kind]), rule)
            for kind, (word, rule) in lines.KINDS.items()
        ],
        "columns": [label for label, _ in COLUMNS],
        "rows": [(row, cells(row)) for row in rows],
        "total": (whole, cells(whole)),
        "previous": rhythm.months_later(day, -1),
        "following": rhythm.months_later(day, 1),
    }


def cells(row: Balance) -> list[int]:
    return [sum(row.flows.get(one, 0) for one in names) for _, names in COLUMNS]


def heading(month: datetime.date, whole: Balance) -> str:
    """What the first and the last month of a year are for."""
    if month.month == 1:
        return f"年初建账:上年结转 {whole.opening} 件,逐件核对后列入本年。"
    if month.month == 12:
        return f"年底交账:本年末未结 {whole.closing} 件,签署后结转下年。"
    return ""


def next_month(now: datetime.datetime) -> datetime.date | None:
    """The month that may be signed now; the last one that is over where none was."""
    last = MonthCheck.objects.defer("lines").first()
    today = timezone.localtime(now).date().replace(day=1)
    step = -1 if last is None else 1
    month = rhythm.months_later(last.month if last else today, step)
    return None if refusal(month, now) else month
