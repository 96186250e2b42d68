"""The parts of a rule set's document: read, each with its place, and written. Pure."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from .facts import COUNTABLE, FACTS, GRADES, JUDGES, ROLES
from .reading import Reader
from .rules import (
    COUNTS,
    GRADE_BY,
    ODD,
    WORKLOADS,
    Band,
    Grading,
    Marking,
    PeerGroup,
    Points,
    Rate,
    Rule,
    Step,
    Tier,
    Way,
    Workload,
)

KINDS = {
    "bureau": "部门",
    "town": "街道乡镇",
    "task_force": "专班",
    "company": "企业",
}
COUNTED = {kind: FACTS[kind].word for kind in COUNTABLE}


def written(value: Any) -> Any:
    """As JSON has it: decimals as strings, tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: written(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return [written(one) for one in value]
    if isinstance(value, dict):
        return {name: written(one) for name, one in value.items()}
    return value


def weights(row: Reader) -> dict[str, Decimal]:
    found = {grade: row.number(grade, f"{grade} 类", least=0) for grade in GRADES}
    row.end()
    return found


def points(row: Reader, *, must: bool = False) -> Points:
    read = row.number if must else row.number_or_none
    found = Points(*(read(role, word) for role, word in ROLES.items()))
    row.end()
    return found


def rule(row: Reader) -> Rule:
    before = len(row.messages)
    made = Rule(
        key=row.text("key", "代号", must=True),
        name=row.text("name", "名称", must=True),
        fact=row.choice("fact", "事实", FACTS),
        points=points(row.part("points", row.place)),
        tiers=tuple(tier(one) for one in row.rows("tiers", ",分档第 {} 行")),
        per_amount=row.flag("per_amount", "乘以数量"),
        once=row.flag("once", "每件只计一次"),
        item_cap=row.number_or_none("item_cap", "每件最多", least=0),
        year_cap=row.number_or_none("year_cap", "全年最多", least=0),
        group=row.text("group", "同组取最大"),
        apart=row.flag("apart", "单列"),
        veto=row.flag("veto", "取消评优"),
        source=row.text("source", "依据"),
    )
    row.end()
    if len(row.messages) == before:
        for words in rule_faults(made):
            row.fault(words)
    return made


def rule_faults(made: Rule) -> list[str]:
    told = FACTS[made.fact].amount
    found = []
    if made.tiers and not told:
        found.append(f"“{FACTS[made.fact].word}”没有天数或分值,不能分档")
    if made.per_amount and not told:
        found.append(f"“{FACTS[made.fact].word}”没有数量可乘")
    if made.tiers and made.per_amount:
        found.append("“分档”和“乘以数量”只用一种")
    starts = [tier.start for tier in made.tiers]
    if starts != sorted(set(starts)):
        found.append("分档要从小到大,不重复")
    says = any(one is not None for one in written(made.points).values())
    if not (says or made.tiers or made.veto):
        found.append("请至少填一种分工的分值")
    return found


def tier(row: Reader) -> Tier:
    made = Tier(
        start=row.number("start", "起", least=0),
        points=points(row.part("points", row.place)),
    )
    row.end()
    return made


def rate(row: Reader) -> Rate:
    made = Rate(
        key=row.text("key", "代号", must=True),
        name=row.text("name", "名称", must=True),
        part=row.choices("part", "分子", COUNTED),
        whole=row.choices("whole", "分母", COUNTED),
        full=row.number("full", "满分", least=0),
        target=row.number("target", "达到百分之几", least=0),
        loss=row.number("loss", "每低 1 个百分点扣", least=0),
        count=row.choice("count", "不足 1 个百分点", COUNTS),
        grades=row.choices("grades", "类别", dict.fromkeys(GRADES)),
        roles=row.choices("roles", "分工", ROLES),
        source=row.text("source", "依据"),
    )
    row.end()
    if not (made.part and made.whole and made.roles):
        row.fault("“分子”“分母”“分工”都至少选一种")
    return made


def workload(row: Reader) -> Workload:
    made = Workload(
        kind=row.choice("kind", "调整办法", WORKLOADS),
        steps=tuple(step(one) for one in row.rows("steps", "第 {} 档")),
        step=row.number("step", "每多一件的系数", least=0),
        source=row.text("source", "依据"),
    )
    row.end()
    starts = [one.start for one in made.steps]
    if starts != sorted(set(starts)):
        row.fault("各档要从少到多,不重复")
    if made.kind == "steps" and not made.steps:
        row.fault("请至少写一档")
    return made


def step(row: Reader) -> Step:
    made = Step(row.whole("start", "件数", 100_000), row.number("points", "加分"))
    row.end()
    return made


def marking(row: Reader) -> Marking:
    made = Marking(
        ways=tuple(way(one) for one in row.rows("ways", "第 {} 种")),
        unmarked=row.number_or_none("unmarked", "没有评分的事项"),
        source=row.text("source", "依据"),
    )
    row.end()
    return made


def way(row: Reader) -> Way:
    role = row.choice("role", "分工", ROLES)
    shares = [row.number(judge, word, least=0) for judge, word in JUDGES.items()]
    row.end()
    if sum(shares) != 100:
        row.fault("各评分人所占百分比合计应是 100")
    return Way(role, *shares)


def group(row: Reader) -> PeerGroup:
    made = PeerGroup(
        name=row.text("name", "名称", must=True),
        kinds=row.choices("kinds", "单位类别", KINDS),
        bodies=row.names("bodies", "单位"),
    )
    row.end()
    return made


def grading(row: Reader) -> Grading:
    made = Grading(
        by=row.choice("by", "办法", GRADE_BY),
        bands=tuple(band(one) for one in row.rows("bands", "第 {} 档")),
        odd=row.choice("odd", "不足一家", ODD),
        source=row.text("source", "依据"),
    )
    row.end()
    return made


def band(row: Reader) -> Band:
    made = Band(
        name=row.text("name", "名称", must=True),
        at=row.number("at", "分数或比例"),
        points=row.number_or_none("points", "折分"),
    )
    row.end()
    return made
