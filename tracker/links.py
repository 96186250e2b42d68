"""Figures of the year with the lists behind them: a click lists what was counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from . import lights
from .boards import DepartmentRow, Tally, add_up
from .models import Office
from .workbooks import Weight
from .workbooks.summary import ASIDE, ONGOING, SummaryRow
from .workflow import Duty, Kind

# What figures count (Docket.counted); a list of dockets shows 阅知 too.
COUNTED = [Kind.ACTION.value, Kind.STANDING.value]
IN_HAND = [light for light in ONGOING if light != lights.WAITING]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the address of its list."""

    label: str
    value: int
    href: str
    light: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of 汇总 or 按部门 as the page shows it."""

    row: Any
    figures: list[Figure]
    rates: list[tuple[str, str]] = field(default_factory=list)


def summary_row(row: SummaryRow, year: int, whole_percents: bool) -> Row:
    tally = row.tally
    asked: list[tuple[str, int, dict[str, Any]]] = [
        ("件数", tally.total, {"kind": COUNTED}),
        ("办结", tally.done, {"standing": lights.DONE}),
        ("在办", row.ongoing, {"standing": ONGOING}),
        ("其中长期", row.standing, {"standing": ONGOING, "kind": Kind.STANDING.value}),
        ("缓办、终止", row.aside, {"standing": ASIDE}),
    ]
    where: dict[str, Any] = {"year": year}
    if row.weight == Weight.PLAIN:
        where["meeting"] = row.pk
    if row.weight == Weight.SUBTOTAL:
        where["meeting_kind"] = row.kind
    figures = [
        Figure(label, value, _list("docket-list", **query, **where))
        for label, value, query in asked
    ]
    return Row(row, figures, [("办结率", row.rate(whole_percents))])


def department_row(row: DepartmentRow, year: int, whole_percents: bool) -> Row:
    own = {"department": row.department.pk, "year": year}
    figures = _figures(row.tally, row.responsible, row.support, own)
    return Row(row, figures, _rates(row.tally, whole_percents))


def department_total(
    rows: Sequence[DepartmentRow], year: int, whole_percents: bool
) -> Row:
    whole = add_up(row.tally for row in rows)
    responsible = sum(row.responsible for row in rows)
    support = sum(row.support for row in rows)
    figures = _figures(whole, responsible, support, {"year": year})
    return Row(None, figures, _rates(whole, whole_percents))


def _figures(
    tally: Tally, responsible: int, support: int, own: dict[str, Any]
) -> list[Figure]:
    late = Office.present().late_word
    asked: list[tuple[str, int, str, dict[str, Any]]] = [
        ("办结", tally.done, "", {"standing": lights.DONE}),
        ("待核查", tally.waiting, "", {"standing": lights.WAITING}),
        ("在办", tally.in_hand, "", {"standing": IN_HAND}),
        (late, tally.late, lights.LATE, {"standing": lights.LATE}),
        ("缓办、终止", tally.rest, "", {"standing": ASIDE}),
    ]
    parts = (
        ("责任件次", responsible, Duty.RESPONSIBLE),
        ("配合件次", support, Duty.SUPPORT),
    )
    return [
        Figure("承办", tally.total, _list("docket-list", kind=COUNTED, **own)),
        *(
            Figure(
                label,
                value,
                _list("assignment-list", counted=duty.value, kind=COUNTED, **own),
            )
            for label, value, duty in parts
        ),
        *(
            Figure(label, value, _list("docket-list", **query, **own), light)
            for label, value, light, query in asked
        ),
    ]


def _rates(tally: Tally, whole_percents: bool) -> list[tuple[str, str]]:
    return [
        ("办结率", tally.rate.words(whole_percents)),
        ("按期率", tally.on_time_rate.words(whole_percents)),
    ]


def _list(name: str, **query: Any) -> str:
    return f"{reverse(name)}?{urlencode(query, doseq=True)}"
