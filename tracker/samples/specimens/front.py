"""The leader's page: what asks for action, the slowest by name, a figure's change."""

from __future__ import annotations

from typing import Any

from tracker import lights
from tracker.overview.call import Call, Line
from tracker.overview.figures import Figure
from tracker.overview.moving import Slow
from tracker.samples.words import LONG as NAME
from tracker.samples.words import LONG_TITLE

from .specimen import ALWAYS, EMPTY, LONG, MANY, ONE, Specimen

HERE = "#content"
RULE = "时限在近 7 天内过了"


def call(count: int, *lines: Line) -> dict[str, Any]:
    return {"call": Call(lights.LATE, "新逾期", RULE, count, HERE, list(lines))}


def line(who: str, title: str, words: str) -> Line:
    return Line(HERE, who, title, words)


def slow(*rows: tuple[str, int, int]) -> dict[str, Any]:
    """rows: (name, overdue, without progress)."""
    return {
        "title": "最慢的单位",
        "rows": [
            Slow(
                name,
                late + still,
                HERE,
                [(lights.LATE, late, HERE), (lights.STILL, still, HERE)],
            )
            for name, late, still in rows
        ],
        "none": "没有单位逾期或久无进展。",
        "all": HERE,
        "word": "各单位",
    }


def figure(value: int, change: str, label: str = "逾期") -> dict[str, Any]:
    return {"figure": Figure("late", label, value, change, HERE, lights.LATE)}


FIRST = line("区交通运输局", "滨河路断头路打通方案", "迟 4 天")
SECOND = line("望江街道", "沿街隐患清零", "迟 1 天")
FRONT = [
    Specimen(
        "今天先看",
        "call",
        "tracker/_call.html",
        {
            EMPTY: call(0),
            ONE: call(1, FIRST),
            MANY: call(23, FIRST, SECOND, SECOND),
            LONG: call(123_456, line(NAME, LONG_TITLE, "迟 1,023 天")),
        },
        inside="calls",
    ),
    Specimen(
        "最慢的单位",
        "slowest",
        "tracker/_slowest.html",
        {
            EMPTY: slow(),
            ONE: slow(("区交通运输局", 1, 0)),
            MANY: slow(
                ("区住房和城乡建设局", 5, 3),
                ("望江街道", 2, 2),
                ("区城市管理局", 1, 2),
                ("区档案馆", 0, 1),
            ),
            LONG: slow((NAME, 12_345, 6_789)),
        },
    ),
    Specimen(
        "会变的数",
        "figure-change",
        "tracker/_figure_change.html",
        {
            ONE: figure(1, "比 10 月底多 1"),
            MANY: figure(318, "与 10 月底持平"),
            LONG: figure(1_000_000, "比 10 月底少 123,456", "满 30 天没有新进展的事项"),
        },
        ALWAYS,
    ),
]
