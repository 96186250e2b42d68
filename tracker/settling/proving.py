"""Proving a version: what was frozen gives its figures and its sum; and whether today's
data would give something else, and why."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import Any

from tracker.models import DepartmentScore, Settlement
from tracker.scoring import Body, Fact, RuleSet
from tracker.scoring.wording import plain

from . import canonical
from .counting import Counted, count, scored, summary, unpack

Row = dict[str, Any]
# The figures of a body in the head, and what people call them.
FIGURES = {"shown": "得分", "bonus": "附加分", "rank": "名次", "grade": "等次"}
ABOUT = {"name": "名称", "kind": "类别", "own_group": "考核组", "order": "序列"}


def faults(made: Settlement) -> list[str]:
    """What does not agree within the version; empty when it is proved."""
    found = []
    if canonical.sum_of(made.head) != made.sha256:
        found.append("依据的校验值不符:依据或校验值被改动过。")
    head = json.loads(made.head)
    rows = {row["id"]: row for row in head["bodies"]}
    scores = {one.department_id for one in made.table}
    if scores != rows.keys():
        found.append("单位与依据所列的不同。")
    for score in made.scores.iterator(chunk_size=1):
        if row := rows.get(score.department_id):
            found += _texts(score, row)
    return found + _recomputed(made, head)


def _texts(score: DepartmentScore, row: Row) -> Iterator[str]:
    """The stored texts and columns of one body against the head."""
    if canonical.sum_of(score.facts) != row["facts"]:
        yield f"{row['name']}:事实被改动过。"
    if canonical.sum_of(score.lines) != row["lines"]:
        yield f"{row['name']}:计分行被改动过。"
    total = None if score.total is None else plain(score.total)
    stored = {
        "name": score.name,
        "group": score.group,
        "total": total,
        "shown": score.shown,
        "bonus": plain(score.bonus),
        "rank": score.rank,
        "grade": score.grade,
        "barred": score.barred,
    }
    if any(row[name] != value for name, value in stored.items()):
        yield f"{row['name']}:表上的得分与依据不同。"


def _recomputed(made: Settlement, head: Row) -> list[str]:
    """Once more from the frozen rules and facts."""
    try:
        again = by_rules(made, RuleSet.from_document(head["rules"]))
    except KeyError as unknown:
        return [f"有不在表中的单位({unknown})的事实。"]
    return _unequal(head["bodies"], again)


def by_rules(made: Settlement, rules: RuleSet) -> list[Row]:
    """The bodies of a head, as these rules score the facts that are kept."""
    bodies = [
        Body(r["id"], r["name"], r["kind"], r["own_group"], r["order"])
        for r in json.loads(made.head)["bodies"]
    ]
    return [summary(one) for one in scored(rules, bodies, _facts(made))]


def _facts(made: Settlement) -> Iterator[Fact]:
    for score in made.scores.iterator(chunk_size=1):
        yield from canonical.load_facts(score.facts)


def _unequal(old: Iterable[Row], new: Iterable[Row]) -> list[str]:
    there = {row["id"]: row for row in new}
    found = []
    for row in old:
        again = there.get(row["id"])
        if again != row:
            shown = again["shown"] if again else "没有"
            found.append(f"{row['name']}:定下的 {row['shown']},重算得 {shown}。")
    return found


def live(made: Settlement) -> tuple[list[str], list[str]]:
    """What today's data would give: (whose figures differ, why). Both may be empty."""
    cutoff = datetime.date.fromisoformat(json.loads(made.head)["cutoff"])
    now = count(made.year, made.version, cutoff)
    return moved(json.loads(made.head), now.head), reasons(made, now)


def moved(old: Row, new: Row) -> list[str]:
    """Whose figures differ between two heads."""
    there = {row["id"]: row for row in new["bodies"]}
    before = {row["id"] for row in old["bodies"]}
    found = []
    for row in old["bodies"]:
        again = there.get(row["id"])
        if again is None:
            found.append(f"{row['name']}:不再列入。")
        else:
            found += _figures(row, again)
    found += [
        f"{row['name']}:新列入,{row['shown']}。"
        for row in new["bodies"]
        if row["id"] not in before
    ]
    return found


def _figures(row: Row, again: Row) -> Iterator[str]:
    changed = [
        f"{word} {_said(row[name])} → {_said(again[name])}"
        for name, word in FIGURES.items()
        if row[name] != again[name]
    ]
    if changed:
        yield f"{row['name']}:{','.join(changed)}。"


def _said(value: object) -> object:
    return "无" if value in (None, "") else value


def reasons(made: Settlement, now: Counted) -> list[str]:
    """What of the inputs is not as it was frozen."""
    old, new = json.loads(made.head), now.head
    found = []
    if old["rules"] != new["rules"]:
        found.append("计分规则改过。")
    found += _settings(old["settings"], new["settings"])
    days = old["calendar"].items() ^ new["calendar"].items()
    if changed := sorted({day for day, _ in days}):
        found.append(f"工作日历改过:{'、'.join(changed[:5])}。")
    found += _bodies(old["bodies"], new["bodies"])
    return [*found, *_told(made, now)]


def _settings(old: Row, new: Row) -> Iterator[str]:
    for name, word in (("ladder", "催办阶梯"), ("due_rules", "时限规则")):
        if old[name] != new[name]:
            yield f"{word}改过。"
    before, after = old["office"], json.loads(canonical.text(new["office"]))
    if any(before.get(name) != value for name, value in after.items()):
        yield "本室设置改过。"


def _bodies(old: list[Row], new: list[Row]) -> Iterator[str]:
    there = {row["id"]: row for row in new}
    for row in old:
        again = there.get(row["id"])
        for name, word in ABOUT.items():
            if again is not None and row[name] != again[name]:
                yield f"{row['name']}的{word}改为 {_said(again[name])}。"


def _told(made: Settlement, now: Counted) -> Iterator[str]:
    """Facts that came or went since, by body."""
    new = {one.score.body.id: one for one in now.kept}
    for score in made.scores.iterator(chunk_size=1):
        again = new.get(score.department_id)
        before = set(canonical.rows(score.facts))
        after = set(canonical.rows(unpack(again.facts))) if again else set()
        if before == after:
            continue
        came = canonical.load_facts("\n".join(sorted(after - before)))
        late = sum(1 for fact in came if (fact.event or 0) > made.last_event)
        words = (
            f"{score.name}:多 {len(after - before)} 条、少 {len(before - after)} 条事实"
        )
        yield f"{words},其中 {late} 条是以后记录的。" if late else f"{words}。"
