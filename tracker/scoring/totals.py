"""From lines to a figure: workload, floor and cap, rounding; each a line too. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from .facts import ZERO, Body, Fact
from .results import BodyScore, Line
from .rules import NO_TASK
from .rulesets import RuleSet
from .wording import plain, rounded

SHOWN = {"slash": "/", "exclude": "不参评"}


def closed(
    rules: RuleSet, body: Body, facts: Sequence[Fact], lines: list[Line]
) -> BodyScore:
    """lines: all but those that this adds."""
    lines += _workload(rules, facts, _sum(lines))
    value, over = _sum(lines), ZERO
    if rules.cap is not None and value > rules.cap:
        over = value - rules.cap
        why = f"最高 {plain(rules.cap)} 分,超出 {plain(over)} 分不计"
        lines.append(Line("cap", "最高分", -over, -over, why))
    if rules.floor is not None and value < rules.floor:
        lift = rules.floor - value
        lines.append(
            Line("floor", "最低分", lift, lift, f"最低 {plain(rules.floor)} 分")
        )
    value = _sum(lines)
    total = rounded(value, rules.digits)
    if rest := total - value:
        lines.append(
            Line("rounding", f"保留 {rules.digits} 位小数", rest, rest, "四舍五入")
        )
    return scored(rules, body, total, lines, over)


def without_task(rules: RuleSet, body: Body, lines: list[Line]) -> BodyScore:
    """By the policy of the rule set; lines: what counts apart all the same."""
    if rules.no_task in SHOWN:
        words = f"全年没有任务:{NO_TASK[rules.no_task]}"
        note = Line("no_task", words, ZERO, ZERO)
        apart = tuple(line for line in lines if line.apart)
        bonus = sum((line.given for line in apart), ZERO)
        shown = SHOWN[rules.no_task]
        return BodyScore(body, None, shown, (note, *apart), bonus)
    points = rules.full if rules.no_task == "full" else rules.base
    words = f"全年没有任务:{NO_TASK[rules.no_task]}"
    kept = [line for line in lines if line.rule != "base"]
    first = Line("no_task", words, points, points)
    return closed(rules, body, (), [first, *kept])


def scored(
    rules: RuleSet, body: Body, total: Decimal, lines: list[Line], over: Decimal = ZERO
) -> BodyScore:
    bonus = sum((line.given for line in lines if line.apart), ZERO)
    vetoes = {rule.key for rule in rules.rules if rule.veto}
    barred = next((line.words for line in lines if line.rule in vetoes), "")
    return BodyScore(
        body,
        total,
        f"{total:f}",
        tuple(lines),
        bonus,
        over,
        figure=total + bonus if rules.rank_by == "with_bonus" else total,
        barred=barred,
    )


def _sum(lines: Sequence[Line]) -> Decimal:
    return sum((line.given for line in lines if not line.apart), ZERO)


def _workload(rules: RuleSet, facts: Sequence[Fact], value: Decimal) -> list[Line]:
    load, count = rules.workload, sum(1 for one in facts if one.kind == "item")
    if load.kind == "coefficient" and count > 1:
        times = 1 + load.step * (count - 1)
        more = value * times - value
        why = f"1 + {plain(load.step)} × ({count} - 1) = {plain(times)}"
        words = f"工作量系数 {plain(times)}({count} 件)"
        return [Line("workload", words, more, more, why)]
    reached = [step for step in load.steps if step.start <= count]
    if load.kind == "steps" and reached:
        points = reached[-1].points
        why = f"满 {reached[-1].start} 件"
        return [Line("workload", f"工作量 {count} 件", points, points, why)]
    return []
