"""Rules in words, for the page on which everybody reads them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.scoring import RuleSet
from tracker.scoring.documents import KINDS
from tracker.scoring.facts import FACTS, JUDGES, ROLES
from tracker.scoring.rules import (
    COUNTS,
    FAMILIES,
    GRADE_BY,
    NO_TASK,
    ODD,
    RANK_BY,
    Points,
    Rate,
    Rule,
)
from tracker.scoring.wording import plain, signed


@dataclass(frozen=True, slots=True)
class Said:
    """One rule: what it is about, what it gives, its limits, where it comes from."""

    name: str
    fact: str
    points: str
    limits: str
    source: str


def head(rules: RuleSet) -> list[tuple[str, str]]:
    """(name, words) of what holds for the whole."""
    cap = f"最高 {plain(rules.cap)} 分" if rules.cap is not None else "不封顶"
    floor = f"最低 {plain(rules.floor)} 分" if rules.floor is not None else "不设最低分"
    base = [("基础分", f"{plain(rules.base)} 分")] if rules.family != "mean" else []
    rows = [
        ("算法", FAMILIES[rules.family]),
        *base,
        ("上下限", f"{cap},{floor}"),
        ("小数", f"保留 {rules.digits} 位,四舍五入"),
        ("类别权重", weights(rules)),
        ("全年没有任务的单位", NO_TASK[rules.no_task]),
        ("工作量", workload(rules)),
        ("排名依据", f"{RANK_BY[rules.rank_by]},并列的占位(1、2、2、4)"),
        ("等次", grades(rules)),
    ]
    if rules.family == "mean":
        rows.insert(5, ("分工系数", each(rules.shares)))
    return rows


def weights(rules: RuleSet) -> str:
    if len(set(rules.weights.values())) == 1:
        return "A、B、C 类相同"
    return ",".join(f"{g} 类 {plain(w)}" for g, w in rules.weights.items())


def workload(rules: RuleSet) -> str:
    load = rules.workload
    if load.kind == "coefficient":
        return f"得分乘 1 + {plain(load.step)} × (件数 - 1)"
    if load.kind == "steps":
        steps = (f"满 {s.start} 件 {signed(s.points)} 分" for s in load.steps)
        return ",".join(steps)
    return "不调整"


def grades(rules: RuleSet) -> str:
    grading = rules.grading
    if grading.by == "none":
        return "不分等次"
    if grading.by == "score":
        bands = ",".join(f"{b.name} {plain(b.at)} 分以上" for b in grading.bands)
        return f"{GRADE_BY['score']}:{bands}"
    bands = ",".join(f"{b.name} 到前 {plain(b.at)}%" for b in grading.bands)
    return f"{GRADE_BY['share']}:{bands};不足一家的{ODD[grading.odd]}"


def each(points: Points) -> str:
    """By role; those that have the same together."""
    told: dict[str, list[str]] = {}
    for role, word in ROLES.items():
        value = getattr(points, role)
        if value is not None:
            told.setdefault(plain(value), []).append(word)
    return ",".join(f"{'、'.join(words)} {value}" for value, words in told.items())


def rule(one: Rule) -> Said:
    return Said(one.name, FACTS[one.fact].word, gives(one), limits(one), one.source)


def gives(one: Rule) -> str:
    if one.tiers:
        told = FACTS[one.fact].amount
        tiers = (f"{plain(t.start)} 起:{each(t.points)}" for t in one.tiers)
        return f"按{told}," + ";".join(tiers)
    points = each(one.points)
    if one.per_amount:
        return f"登记的{FACTS[one.fact].amount} × ({points})"
    return points or "不计分"


def limits(one: Rule) -> str:
    found = ["每件只计一次"] if one.once else []
    if one.item_cap is not None:
        found.append(f"每件最多 {plain(one.item_cap)} 分")
    if one.year_cap is not None:
        found.append(f"全年最多 {plain(one.year_cap)} 分")
    if one.group:
        found.append(f"同一件与“{one.group}”各条只取最大一项")
    if one.apart:
        found.append("单列,不计入得分")
    if one.veto:
        found.append("取消评优资格")
    return ";".join(found)


def rate(one: Rate) -> Said:
    part = "、".join(FACTS[kind].word for kind in one.part)
    whole = "、".join(FACTS[kind].word for kind in one.whole)
    points = (
        f"达到 {plain(one.target)}% 得 {plain(one.full)} 分,"
        f"{COUNTS[one.count]}扣 {plain(one.loss)} 分"
    )
    only = [f"只计 {'、'.join(one.grades)} 类"] if one.grades else []
    if len(one.roles) < len(ROLES):
        only.append(f"只计{'、'.join(ROLES[role] for role in one.roles)}")
    return Said(one.name, f"{part} ÷ {whole}", points, ";".join(only), one.source)


def marking(rules: RuleSet) -> Iterator[str]:
    """How the marks of an item become one figure."""
    for way in rules.marking.ways:
        shares = ((word, getattr(way, judge)) for judge, word in JUDGES.items())
        told = ",".join(f"{word} {plain(share)}%" for word, share in shares if share)
        yield f"{ROLES[way.role]}单位:{told}"
    if rules.marking.unmarked is None:
        yield "没有评分的事项不计入平均"
    else:
        yield f"没有评分的事项按 {plain(rules.marking.unmarked)} 分起算"


def groups(rules: RuleSet) -> Iterator[tuple[str, str]]:
    for group in rules.groups:
        kinds = [KINDS[kind] for kind in group.kinds]
        yield group.name, "、".join([*kinds, *group.bodies]) or "还没有写明单位"
