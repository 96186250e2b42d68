"""A rule set: a document of one year; read with all faults told, written exactly. Pure.

Decimals are strings in the document, so that a file carries them unchanged.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from . import documents
from .reading import Reader
from .rules import (
    FAMILIES,
    NO_GRADES,
    NO_LOAD,
    NO_MARKS,
    NO_TASK,
    RANK_BY,
    Grading,
    Marking,
    PeerGroup,
    Points,
    Rate,
    Rule,
    Workload,
)

FORMAT = "luoshi-rules-1"
HUNDRED = Decimal(100)
ONES = Points(Decimal(1), Decimal(1), Decimal("0.5"))


class RuleSetError(ValueError):
    """messages: Chinese, each naming its place."""

    def __init__(self, messages: tuple[str, ...]) -> None:
        super().__init__("\n".join(messages))
        self.messages = messages


@dataclass(frozen=True, slots=True)
class RuleSet:
    """By what a year is scored; see `rules` for the parts.

    weights: of the classes A, B, C. shares: of the roles, in the per-item mean. digits:
    of the total, half up. note: what the office should know of the whole.
    """

    name: str
    family: str = "ledger"
    note: str = ""
    base: Decimal = HUNDRED
    floor: Decimal | None = Decimal(0)
    cap: Decimal | None = HUNDRED
    digits: int = 2
    weights: dict[str, Decimal] = field(
        default_factory=lambda: dict.fromkeys("ABC", Decimal(1))
    )
    shares: Points = ONES
    no_task: str = "slash"
    rank_by: str = "total"
    workload: Workload = NO_LOAD
    rules: tuple[Rule, ...] = ()
    rates: tuple[Rate, ...] = ()
    marking: Marking = NO_MARKS
    groups: tuple[PeerGroup, ...] = ()
    grading: Grading = NO_GRADES

    @classmethod
    def from_document(cls, document: Any) -> RuleSet:
        """RuleSetError with all faults, none of them hiding another."""
        messages: list[str] = []
        made = _read(Reader(document, "", messages))
        if not messages:
            messages += faults(made)
        if messages:
            raise RuleSetError(tuple(messages))
        return made

    def document(self) -> dict[str, Any]:
        return {"format": FORMAT, **documents.written(self)}

    @property
    def full(self) -> Decimal:
        """Full marks."""
        return self.cap if self.cap is not None else max(self.base, HUNDRED)

    def rule(self, key: str) -> Rule | Rate | None:
        both: list[Rule | Rate] = [*self.rules, *self.rates]
        return next((one for one in both if one.key == key), None)


def _read(top: Reader) -> RuleSet:
    if top.take("format") != FORMAT:
        top.fault(f"不是计分规则文件(第一项应是 format: {FORMAT})")
    made = RuleSet(
        name=top.text("name", "名称", must=True),
        family=top.choice("family", "算法", FAMILIES),
        note=top.text("note", "说明"),
        base=top.number("base", "基础分"),
        floor=top.number_or_none("floor", "最低分"),
        cap=top.number_or_none("cap", "最高分"),
        digits=top.whole("digits", "小数位数", 4),
        weights=documents.weights(top.part("weights", "类别权重")),
        shares=documents.points(top.part("shares", "分工系数"), must=True),
        no_task=top.choice("no_task", "没有任务的单位", NO_TASK),
        rank_by=top.choice("rank_by", "排名依据", RANK_BY),
        workload=documents.workload(top.part("workload", "工作量")),
        rules=tuple(documents.rule(row) for row in top.rows("rules", "规则第 {} 条")),
        rates=tuple(documents.rate(row) for row in top.rows("rates", "比率第 {} 条")),
        marking=documents.marking(top.part("marking", "评分")),
        groups=tuple(
            documents.group(row) for row in top.rows("groups", "分组第 {} 组")
        ),
        grading=documents.grading(top.part("grading", "等次")),
    )
    top.end()
    return made


def faults(made: RuleSet) -> list[str]:
    """What each piece allows and the whole does not."""
    found = []
    if made.floor is not None and made.cap is not None and made.floor > made.cap:
        found.append("“最低分”不能高于“最高分”。")
    keys = [one.key for one in made.rules] + [one.key for one in made.rates]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    found += [f"规则的代号“{key}”用了不止一次。" for key in twice]
    names = [one.name for one in made.groups]
    found += [
        f"分组“{n}”写了不止一次。" for n in sorted(set(names)) if names.count(n) > 1
    ]
    if made.family == "mean" and made.rates:
        found.append("“比率”只用于事件记分和按名次分档,不用于逐件评分。")
    if made.family == "ranks" and made.grading.by != "share":
        found.append("按名次分档时,“等次”要按名次比例。")
    return found + _band_faults(made.grading)


def _band_faults(grading: Grading) -> list[str]:
    if grading.by == "none":
        return []
    if not grading.bands:
        return ["等次:请至少写一档,或选“不分等次”。"]
    marks = [band.at for band in grading.bands]
    if grading.by == "score":
        falling = sorted(set(marks), reverse=True)
        return [] if marks == falling else ["等次:各档的分数要从高到低。"]
    if marks != sorted(set(marks)) or marks[-1] != HUNDRED:
        return ["等次:各档的比例要从小到大,最后一档是 100。"]
    return []
