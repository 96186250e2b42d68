"""Server-drawn charts: burn-up, ageing, months without progress."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any

from tracker.ages import AGES
from tracker.charts import bars, heat, lines
from tracker.matrix.columns import Head
from tracker.samples.words import LONG as NAME
from tracker.trends.burnup import Burnup, Point

from .specimen import ALWAYS, EMPTY, LONG, MANY, ONE, Specimen

HERE = "#content"
YEAR = 2026
FIRST = datetime.date(YEAR, 1, 4)
WEEK = datetime.timedelta(days=7)


def burnup(weeks: int, each: int) -> dict[str, Any]:
    """Charged `each` a week, four fifths of it closed."""
    points = [
        Point(FIRST + n * WEEK, n * each, n * each * 4 // 5, HERE, HERE)
        for n in range(1, weeks + 1)
    ]
    chart = lines(
        [p.day for p in points],
        [[p.charged for p in points], [p.closed for p in points]],
        [(HERE, f"{p.day}:立项 {p.charged} 件") for p in points],
    )
    return {"burnup": Burnup(points, 0, HERE, HERE, chart), "year": YEAR}


def ages(name: str, *counts: int) -> dict[str, Any]:
    rows = [(age.word, n, HERE) for age, n in zip(AGES, counts, strict=False)]
    chart = bars(rows, max([1, *counts]))
    return {
        "chart": chart,
        "id": f"age-{name}",
        "title": f"立项至今:{name}",
        "rule": "从立项日期算到今天。",
    }


def quiet(names: list[str], months: int) -> dict[str, Any]:
    """A department a line; the later the month, the more moved in it."""
    columns = [SimpleNamespace(word=f"{n + 1} 月") for n in range(months)]
    counts = {(r, c): r + c + 1 for r in range(len(names)) for c in range(r, months)}
    links = {place: (HERE, f"{n} 件") for place, n in counts.items()}
    rows = [
        SimpleNamespace(
            head=Head(0, name, name),
            counts=[
                SimpleNamespace(word=col.word, count=counts.get((r, c), 0), href=HERE)
                for c, col in enumerate(columns)
            ],
        )
        for r, name in enumerate(names)
    ]
    chart = heat(names, [c.word for c in columns], counts, links)
    return {"quiet": SimpleNamespace(columns=columns, lines=rows, chart=chart)}


CHARTS = [
    Specimen(
        "立项与办结",
        "burnup",
        "tracker/_burnup.html",
        {EMPTY: {"burnup": None, "year": YEAR}, MANY: burnup(40, 9)},
        {ONE: "一周就是一点,和许多周一样画", LONG: "刻度随数变,不会更长"},
        wide=True,
    ),
    Specimen(
        "时长",
        "ages",
        "tracker/_bars.html",
        {
            EMPTY: ages("空", 0, 0, 0, 0),
            ONE: ages("一个", 1, 0, 0, 0),
            MANY: ages("许多", 120, 64, 31, 9),
            LONG: ages("很长", 123_456, 1, 99_999, 50_000),
        },
    ),
    Specimen(
        "最近一次进展在哪个月",
        "quiet",
        "tracker/_quiet.html",
        {MANY: quiet(["区发改局", "区住建局", "区教体局", NAME], 12)},
        ALWAYS | {ONE: "一个单位就是一行", LONG: "见许多的最后一行"},
        wide=True,
    ),
]
