"""What 按部门 says of a body beside its 件: reports, what came back, what moved.

And which bodies it names: those with a docket, and those of whom that can be said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.db.models import Sum

from meetings.models import Department
from tracker import boards
from tracker.boards import DepartmentRow, Tally
from tracker.bodies.names import named_then

from .conduct import Conduct, add_up
from .figures import Extra
from .looks import Kind
from .year import Year

if TYPE_CHECKING:
    from django.contrib.auth.models import User

NOTES = (
    "反馈及时率 = 按时反馈 ÷ 应反馈,退回率 = 退回 ÷ 申请办结:"
    "单位牵头、责任、配合的都计,转办前后各计各的,撤销的不计。",
)


def of_conduct(found: Mapping[int, Conduct], whole_percents: bool) -> list[Extra]:
    """Counts that add up, and after each pair its rate."""
    whole = add_up(found.values())

    def counted(heading: str, name: str) -> Extra:
        values = {pk: getattr(one, name) for pk, one in found.items()}
        total = getattr(whole, name)
        return Extra(heading, values, total, adds=True, missing=0, width=12)

    def rated(heading: str, name: str, unit: str) -> Extra:
        def words(one: Conduct) -> str:
            return str(getattr(one, name).words(whole_percents, unit))

        values = {pk: words(one) for pk, one in found.items()}
        none, total = words(Conduct()), words(whole)
        return Extra(heading, values, total, missing=none, width=13, kind=Kind.WORD)

    return [
        counted("应反馈(期)", "owed"),
        counted("按时反馈(期)", "in_time"),
        rated("反馈及时率", "punctuality", "期"),
        counted("申请办结(次)", "claims"),
        counted("退回次数", "returns"),
        rated("退回率", "return_rate", "次"),
    ]


def moved(user: User, found: Year) -> Extra:
    """How often the dates of what a body leads were moved."""
    rows = boards.counted(user, found.year, found.now.date()).order_by()
    moves = dict(rows.values_list("lead_department_id").annotate(Sum("moves")))
    return Extra("改期次数", moves, sum(moves.values()), adds=True, missing=0)


def with_bodies(
    rows: Sequence[DepartmentRow], more: Iterable[int], year: int
) -> list[DepartmentRow]:
    """In protocol order, with those of `more` that have no docket of the year."""
    there = {row.department.pk: row for row in rows}
    found = Department.objects.filter(pk__in=[*there, *more])
    return [
        there.get(body.pk) or DepartmentRow(body, Tally(), 0, 0)
        for body in named_then(found, year)
    ]
