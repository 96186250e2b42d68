"""The year's account of the demo: last year's frozen, this year's shown, with marks,
加减分 and objections."""

from __future__ import annotations

import datetime
import tomllib
from decimal import Decimal
from typing import Any

from django.utils import timezone

from meetings.models import Department
from tracker.models import Merit, Settlement
from tracker.settling import canonical, marks, merits, objecting, steps
from tracker.settling.objecting import Said

from .people import Cast
from .stock import FOLDER

DAY = datetime.timedelta(days=1)
WINDOW = 5  # days
MARKED = 24  # parts


def write(cast: Cast, today: datetime.date) -> None:
    told = tomllib.loads((FOLDER / "settling.toml").read_text("utf-8"))
    _frozen(cast, today.year - 1)
    bodies = list(_busy(today.year))
    for row, body in zip(told["merits"], bodies, strict=False):
        _merit(cast, row, body, today)
    _marks(cast, today.year)
    made = _shown(cast, today.year)
    for n, row in enumerate(told["objections"]):
        _objection(cast, made, n, row)


def _busy(year: int) -> Any:
    parts = marks.parts_of(year).filter(role="lead")
    return Department.objects.filter(pk__in=parts.values("department"))


def _frozen(cast: Cast, year: int) -> None:
    """Shown and frozen by another: the window is closed by hand."""
    made = _shown(cast, year)
    Settlement.objects.filter(pk=made.pk).update(until=timezone.localdate() - DAY)
    steps.freeze(made, made.seq, cast.seniors[1], "同意定稿。")


def _shown(cast: Cast, year: int) -> Settlement:
    made = steps.start(year, cast.officers[0])
    until = timezone.localdate() + WINDOW * DAY
    return steps.show(made, until, made.seq, cast.seniors[0])


def _merit(
    cast: Cast, row: dict[str, Any], body: Department, today: datetime.date
) -> None:
    first = datetime.date(today.year, 1, 1)
    fields = {name: row[name] for name in ("kind", "item", "basis")}
    fields |= {"department": body, "year": today.year}
    fields["on"] = max(first, today - row["ago"] * DAY)
    fields["points"] = Decimal(row["points"]) if "points" in row else None
    made = merits.propose(fields, (), cast.officers[0])
    if verdict := row.get("verdict"):
        words = row.get("words", "属实。")
        agreed = verdict == Merit.State.APPROVED
        made = merits.decide(made, agreed, words, cast.seniors[0])
    if why := row.get("withdrawn"):
        back = merits.withdraw(made, why, cast.officers[1])
        merits.decide(back, True, "同意撤回。", cast.seniors[0])


def _marks(cast: Cast, year: int) -> None:
    """Of what was closed; the figures go round from 76 to 96."""
    parts = marks.parts_of(year).filter(state="closed").order_by("pk")
    for n, part in enumerate(parts.select_related("docket")[:MARKED]):
        value = Decimal(76 + n * 7 % 21)
        marks.give(part, {"office": value}, {}, cast.officers[n % 2])
        if n % 3 == 0:
            marks.give(part, {"leader": value + 2}, {}, cast.seniors[0])


def _objection(cast: Cast, made: Settlement, n: int, row: dict[str, Any]) -> None:
    """By a department with an account that lost points, the n-th of them."""
    scores = made.scores.filter(department__in=cast.liaisons, total__lt=100)
    score = scores.order_by("order")[n]
    lines = canonical.load_lines(score.lines)
    lost = [
        key
        for line, key in zip(lines, canonical.keys(lines), strict=True)
        if line.given < 0 and line.fact is not None
    ]
    key = lost[0] if "answer" not in row else ""
    by = cast.liaisons[score.department_id]
    filed = objecting.file(score, key, Said(row["reason"]), by)
    if answer := row.get("answer"):
        objecting.answer(filed, False, answer, cast.officers[1])
