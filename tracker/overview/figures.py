"""The five figures, each with its change since the end of the month before."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from tracker import lights
from tracker.boards import Tally
from tracker.links import COUNTED
from tracker.models import Office

from .scope import Scope

TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, the address of its list, and how it has changed.

    tone: a light, or "". change: in words. note: what else is said of it.
    """

    key: str
    label: str
    value: int
    change: str
    href: str
    tone: str = ""
    note: str = ""


def change(now: int, before: int | None, day: datetime.date) -> str:
    """比 10 月底多 5, 少 3, 持平: since the end of that day's month; None where that is
    still being counted."""
    if before is None:
        return f"{day.month} 月底的还在数"
    than = f"比 {day.month} 月底"
    if now == before:
        return f"与 {day.month} 月底持平"
    return f"{than}多 {now - before}" if now > before else f"{than}少 {before - now}"


def figures(now: Tally, before: Tally | None, scope: Scope) -> list[Figure]:
    """All, closed, awaiting verification, overdue, no progress: in this order, so that
    what is claimed stands beside what is verified."""
    office = Office.present()
    words = office.light_words
    # A list shows 阅知 too; of a past day it has only what counted.
    every: dict[str, Any] = {} if scope.on else {"kind": COUNTED}
    rates = [("办结率", now.rate)] if now.total else []
    rates += [("按期率", now.on_time_rate)] if now.due else []
    rate = " · ".join(f"{w} {r.words(office.whole_percents)}" for w, r in rates)
    asked: list[tuple[str, str, dict[str, Any], str, str]] = [
        (TOTAL, "立项事项", every, "", ""),
        (lights.DONE, "已办结(核查销号)", {"standing": lights.DONE}, "", rate),
        (lights.WAITING, "待核查", {"standing": lights.WAITING}, "", ""),
        *(
            (light, words[light], {"standing": light}, light, "")
            for light in (lights.LATE, lights.STILL)
        ),
    ]
    found = []
    for key, label, query, tone, note in asked:
        value, was = _of(now, key), None if before is None else _of(before, key)
        since = change(value, was, scope.before)
        figure = Figure(key, label, value, since, scope.list(**query), tone, note)
        found.append(figure)
    return found


def _of(tally: Tally, key: str) -> int:
    return tally.total if key == TOTAL else tally.by_light.get(key, 0)
