"""计分说明: the rules by which the year was scored, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.rulebooks.pages import said

from .columns import Column, Sheet
from .looks import Kind
from .scores import Scores


@dataclass(frozen=True, slots=True)
class Saying:
    part: str
    name: str
    fact: str = ""
    points: str = ""
    limits: str = ""
    source: str = ""


def scoring_sheet(scores: Scores) -> Sheet[tuple[int, Saying]]:
    return Sheet(
        name="计分说明",
        title="计分规则说明",
        top=("单位:分",),
        columns=(
            Column("序号", 8, lambda row: row[0], Kind.NUMBER),
            Column("类别", 16, lambda row: row[1].part, Kind.WORD, merged=True),
            Column("名称", 28, lambda row: row[1].name),
            Column("看什么", 26, lambda row: row[1].fact),
            Column("分值、办法", 60, lambda row: row[1].points),
            Column("限制", 36, lambda row: row[1].limits),
            Column("依据", 46, lambda row: row[1].source),
        ),
        rows=list(enumerate(_sayings(scores), 1)),
        group=lambda row: row[1].part,
        notes=[words for words in (_which(scores), scores.rules.note) if words],
        frozen=3,
    )


def _sayings(scores: Scores) -> Iterator[Saying]:
    told = said(scores.rules)
    for name, words in told["head"]:
        yield Saying("总则", name, points=words)
    for part, rows in (("逐条规则", told["ruled"]), ("比率", told["rated"])):
        for one in rows:
            yield Saying(part, one.name, one.fact, one.points, one.limits, one.source)
    for words in told["marking"]:
        yield Saying("评分", "评分怎样合成", points=words)
    for name, words in told["groups"]:
        yield Saying("分组排名", name, points=words)
    for name, source in told["sources"]:
        yield Saying("其他依据", name, source=source)


def _which(scores: Scores) -> str:
    book = scores.rulebook
    version = (
        f"{book['year']} 年第 {book['version']} 版" if "version" in book else "预置"
    )
    return f"规则“{scores.rules.name}”({version}),随{scores.origin}一起存档。"
