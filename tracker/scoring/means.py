"""The per-item mean: marks of each item, what is taken off it, and the mean. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from .asking import Asked, ask
from .facts import JUDGES, ROLES, ZERO, Body, Fact
from .results import BodyScore, Line
from .rules import Marking, Way
from .rulesets import RuleSet
from .totals import closed, without_task
from .wording import plain, rounded


@dataclass(slots=True)
class Item:
    """One docket of the body. heft: class weight × share of the role."""

    fact: Fact
    heft: Decimal
    lines: list[Line] = field(default_factory=list)
    value: Decimal | None = None


def score_body(rules: RuleSet, body: Body, facts: Sequence[Fact]) -> BodyScore:
    """facts: the body's own, in order."""
    items = {fact.item: _item(rules, fact) for fact in facts if fact.kind == "item"}
    rest = []
    for one in ask(rules, facts, weighed=False):
        item = items.get(one.fact.item)
        if item is None or one.rule.apart:
            rest.append(_outside(one))
        else:
            item.lines.append(one.line())
    for item in items.values():
        own = [fact for fact in facts if fact.item == item.fact.item]
        _judge(rules, item, own)
    counted = [one for one in items.values() if one.heft and one.value is not None]
    if not counted:
        return without_task(rules, body, rest)
    lines = _mean(rules, counted) + [
        _left_out(i) for i in items.values() if i not in counted
    ]
    return closed(rules, body, facts, lines + rest)


def _item(rules: RuleSet, fact: Fact) -> Item:
    weight = rules.weights.get(fact.grade, Decimal(1))
    return Item(fact, weight * (rules.shares.of(fact.role) or ZERO))


def _outside(one: Asked) -> Line:
    """Of no item: added to the mean. Of one that is not in it: told, not counted."""
    if one.fact.item and not one.rule.apart:
        one.limit(ZERO, "这一件今年不计入平均")
    return one.line()


def _judge(rules: RuleSet, item: Item, own: Sequence[Fact]) -> None:
    """From the marks, less what the rules take, within floor and cap."""
    mark = _mark(rules.marking, item.fact.role, own)
    if mark is None:
        return
    item.lines.insert(0, mark)
    value = sum((line.given for line in item.lines), ZERO)
    floor = rules.floor if rules.floor is not None else value
    cap = rules.cap if rules.cap is not None else value
    kept = min(max(value, floor), cap)
    if kept != value:
        words = "最低分" if kept > value else "最高分"
        item.lines.append(Line("limit", words, kept - value, kept - value))
    item.value = kept


def _mark(marking: Marking, role: str, own: Sequence[Fact]) -> Line | None:
    """The figure before deductions. What was never finished is 0, whatever was marked:
    else who never closes anything is never penalised."""
    if any(fact.kind == "overdue" for fact in own):
        return Line("mark", "到期未办结", ZERO, ZERO, "按 0 分计")
    marks: dict[str, list[Decimal]] = {}
    for fact in own:
        if fact.kind == "mark":
            marks.setdefault(fact.judge, []).append(fact.amount)
    means = {judge: sum(all_, ZERO) / len(all_) for judge, all_ in marks.items()}
    way = _way(marking.ways, role, set(means))
    if way is not None:
        return _weighed(way, means)
    if marking.unmarked is None:
        return None
    return Line("mark", "没有评分", marking.unmarked, marking.unmarked, "按规则所定计")


def _way(ways: Sequence[Way], role: str, judges: set[str]) -> Way | None:
    """None where nobody of those whose mark would count has marked."""
    own = [way for way in ways if way.role == role]
    whole = [w for w in own if {j for j in JUDGES if getattr(w, j)} <= judges]
    part = [w for w in own if any(getattr(w, judge) for judge in judges)]
    return next(iter(whole + part), None)


def _weighed(way: Way, means: dict[str, Decimal]) -> Line:
    shares = {judge: getattr(way, judge) for judge in JUDGES if judge in means}
    shares = {judge: share for judge, share in shares.items() if share}
    whole = sum(shares.values(), ZERO)
    sum_ = sum((means[j] * share for j, share in shares.items()), ZERO)
    value = rounded(sum_ / whole, 4)
    told = [
        f"{JUDGES[j]} {plain(rounded(means[j], 4))} × {plain(share)}%"
        for j, share in shares.items()
    ]
    scaled = f",缺的评分不计,除以 {plain(whole)}%" if whole != 100 else ""
    why = " + ".join(told) + scaled
    return Line("mark", f"{ROLES.get(way.role, '')}事项评分", value, value, why)


def _mean(rules: RuleSet, items: list[Item]) -> list[Line]:
    """Each item's part in the mean, rounded so that the parts add up to it exactly."""
    whole = sum((item.heft for item in items), ZERO)
    lines, sum_, before = [], ZERO, ZERO
    for item in items:
        assert item.value is not None
        sum_ += item.heft * item.value
        now = rounded(sum_ / whole, rules.digits)
        lines.append(_line(item, now - before, whole))
        before = now
    return lines


def _line(item: Item, given: Decimal, whole: Decimal) -> Line:
    value = item.value or ZERO
    steps = [
        f"{line.words}{_told(line)} {plain(rounded(line.given, 4))}"
        for line in item.lines
    ]
    why = (
        f"{';'.join(steps)}。占 {plain(item.heft)}/{plain(whole)},"
        f"折入平均分 {plain(given)}"
    )
    words = item.fact.text or item.fact.word
    return Line("item", words, value, given, why, item.fact, parts=tuple(item.lines))


def _told(line: Line) -> str:
    return f"({line.why})" if line.why else ""


def _left_out(item: Item) -> Line:
    why = "还没有评分,不计入平均" if item.heft else "这种分工不计入平均"
    words = item.fact.text or item.fact.word
    return Line("item", words, ZERO, ZERO, why, item.fact, parts=tuple(item.lines))
