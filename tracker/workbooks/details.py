"""加减分明细: each line that gave or took, with what the register knows of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from tracker.models import DepartmentScore, Merit
from tracker.scoring.facts import FACTS, ZERO, Fact

from .columns import Column, Formula, Sheet, Value
from .figures import FIRST
from .looks import Kind, Weight
from .scores import ADDED, TAKEN, Counted, Scores, number

NAME = "加减分明细"
POINTS = "G"  # the column of 分值
SIGNS = {ADDED: ">0", TAKEN: "<0"}
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """merit: its entry in the register; None of what events and dates gave."""

    serial: Value
    body: str
    way: str = ""
    what: str = ""
    basis: str = ""
    on: datetime.date | None = None
    why: str = ""
    points: Value = None
    merit: Merit | None = None
    weight: Weight = Weight.PLAIN

    @property
    def evidence(self) -> str:
        files = self.merit.attachments.all() if self.merit else ()
        return "、".join(file.name for file in files)

    @property
    def maker(self) -> str:
        return self.merit.recorder_name if self.merit else ""

    @property
    def made_on(self) -> datetime.date | None:
        at = self.merit.recorded_at if self.merit else None
        return timezone.localtime(at).date() if at else None


COLUMNS: tuple[Column[Detail], ...] = (
    Column("序号", 7, lambda row: row.serial, Kind.NUMBER),
    Column("单位名称", 28, lambda row: row.body, merged=True),
    Column("考核方式", 16, lambda row: row.way, Kind.WORD),
    Column("获奖项目名称/扣分项目", 62, lambda row: row.what),
    Column("获奖级别/扣分依据", 58, lambda row: row.basis),
    Column("佐证资料", 22, lambda row: row.evidence),
    Column("分值", 10, lambda row: row.points, Kind.WORD),
    Column("说明", 26, lambda row: row.why),
    Column("发生日期", 13, lambda row: row.on, Kind.DATE),
    Column("创建人", 12, lambda row: row.maker, Kind.WORD),
    Column("创建时间", 13, lambda row: row.made_on, Kind.DATE),
)


class Details:
    """Counts its rows and what they add up to as they go by to be written."""

    def __init__(self, scores: Scores) -> None:
        self.scores, self.count = scores, 0
        self.sums = {ADDED: ZERO, TAKEN: ZERO}
        self.register = _register(scores)

    def sheet(self) -> Sheet[Detail]:
        return Sheet(
            name=NAME,
            title="各单位加减分明细表",
            top=("单位:分",),
            columns=COLUMNS,
            rows=self._rows(),
            group=lambda row: row.body,
            weight=lambda row: row.weight,
            notes=(
                f"取自{self.scores.origin};分值是计入的分值,封顶、并项后不计的写 0。",
                "按规则自动计的没有佐证资料和创建人,依据见“计分说明”。",
            ),
            filters=True,
            frozen=2,
        )

    def _rows(self) -> Iterator[Detail]:
        for score, lines in self.scores.lines():
            for counted in lines:
                yield self._row(score, counted)
        if self.count:
            yield from (self._sum(word) for word in SIGNS)

    def _row(self, score: DepartmentScore, counted: Counted) -> Detail:
        rule, line = counted
        self.count += 1
        self.sums[ADDED if line.given > 0 else TAKEN] += line.given
        fact, merit = line.fact, None
        if fact is not None and FACTS[fact.kind].by_hand:
            merit = next(iter(self.register.get(_key_of(fact), ())), None)
        return Detail(
            self.count,
            score.name,
            rule.name,
            merit.item if merit else f"{fact.code} {fact.text}" if fact else line.words,
            merit.basis if merit else rule.source,
            fact.day if fact else None,
            line.why,
            number(line.given),
            merit,
        )

    def _sum(self, word: str) -> Detail:
        total = number(self.sums[word])
        return Detail(None, f"{word}合计", points=total, weight=Weight.TOTAL)

    def total(self, word: str) -> Decimal:
        return number(self.sums[word])

    def formula(self, word: str) -> Formula:
        """The sum of 分值 in the sheet, of what gave or of what took."""
        cells = f"{NAME}!{POINTS}{FIRST}:{POINTS}{FIRST + max(self.count, 1) - 1}"
        return Formula(f'=SUMIF({cells},"{SIGNS[word]}")')

    def differences(self) -> list[str]:
        """Where it disagrees with 按部门: another was counting meanwhile."""
        return [
            f"“{word}”:按部门 {self.scores.total(word)} 分,{NAME} {here} 分。"
            for word in SIGNS
            if (here := self.total(word)) != self.scores.total(word)
        ]


def _register(scores: Scores) -> dict[Key, list[Merit]]:
    """The entries that it may speak of, by what a fact keeps of them."""
    rows = Merit.objects.filter(year=scores.made.year, withdraws=None)
    rows = rows.filter(state=Merit.State.APPROVED).prefetch_related("attachments")
    found: dict[Key, list[Merit]] = {}
    for row in rows.order_by("pk"):
        points = row.points if row.points is not None else ZERO
        text = f"{row.item}({row.basis})"
        key = (row.department_id, row.kind, row.on, row.docket_id, points, text)
        found.setdefault(key, []).append(row)
    return found


def _key_of(fact: Fact) -> Key:
    return (
        *(fact.department, fact.kind, fact.day),
        *(fact.docket, fact.amount, fact.text),
    )
