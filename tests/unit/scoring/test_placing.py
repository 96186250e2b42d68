"""Ranks with ties, bands by rank share, workload (fixtures F-5, F-8, F-11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from tests.unit.scoring.making import D, make_fact, make_rule, make_rules, one
from tracker.scoring import Body, Fact, RuleSet, Scores, score
from tracker.scoring.rules import Band, Grading, PeerGroup, Step, Workload

QUARTERS = tuple(
    Band(name, D(at)) for name, at in zip("绿黄橙红", (25, 50, 75, 100), strict=True)
)
MALUS = make_rule("malus", -1, per_amount=True)


def year(rules: RuleSet, taken: Sequence[int]) -> Scores:
    """One body for each number, which is taken off its 100."""
    bodies = [Body(n, f"单位{n}") for n in range(len(taken))]
    facts: list[Fact] = []
    for n, points in enumerate(taken):
        facts += [make_fact(department=n)]
        facts += [make_fact("malus", None, department=n, amount=points)]
    return score(rules, facts, bodies)


def test_f5_ties_share_a_rank_and_skip_the_next() -> None:
    found = year(make_rules(MALUS), [5, 3, 3, 1])
    assert [one.rank for one in found.bodies] == [1, 2, 2, 4]


@pytest.mark.parametrize(("count", "times"), [(1, "100"), (2, "120"), (3, "140")])
def test_f5_the_coefficient_grows_with_the_projects(count: int, times: str) -> None:
    """椒江: 1 + 0.2 × (n - 1)."""
    rules = make_rules(workload=Workload("coefficient", step=D("0.2")), cap=None)
    found = one(rules, *(make_fact("item", n) for n in range(count)))
    assert found.total == D(times)


def test_steps_of_workload_add_the_highest_that_is_reached() -> None:
    """石家庄: 50 to 99 items +2, from 100 on +3."""
    load = Workload("steps", (Step(50, D(2)), Step(100, D(3))))
    rules = make_rules(workload=load, base=D(90))
    counts = (49, 50, 99, 100)
    found = [one(rules, *(make_fact("item", n) for n in range(c))) for c in counts]
    assert [each.total for each in found] == [90, 92, 92, 93]


@pytest.mark.parametrize(
    ("count", "odd", "sizes"),
    [
        (8, "half", [2, 2, 2, 2]),
        (7, "half", [2, 2, 1, 2]),
        (7, "up", [2, 2, 2, 1]),
        (7, "down", [1, 2, 2, 2]),
    ],
)
def test_f8_quarters_say_where_the_odd_one_goes(
    count: int, odd: str, sizes: list[int]
) -> None:
    rules = make_rules(MALUS, grading=Grading("share", QUARTERS, odd), family="ranks")
    found = year(rules, list(range(count)))
    counted = Counter(one.grade for one in found.bodies)
    assert [counted[name] for name in "绿黄橙红"] == sizes


def test_bodies_are_ranked_among_their_peers() -> None:
    rules = make_rules(MALUS, groups=(PeerGroup("镇街", ("town",), ("单位0",)),))
    found = year(rules, [9, 1, 2])
    assert [(one.group, one.rank) for one in found.bodies] == [
        ("镇街", 1),
        ("", 1),
        ("", 2),
    ]


def test_a_band_can_be_worth_points() -> None:
    bands = (Band("优秀", D(50), D(95)), Band("一般", D(100), D(85)))
    rules = make_rules(MALUS, family="ranks", grading=Grading("share", bands))
    first, second = year(rules, [1, 2]).bodies
    assert [first.shown, second.shown] == ["95.00", "85.00"]
    assert sum(line.given for line in first.lines) == 95


def test_a_veto_bars_the_first_band() -> None:
    bands = (Band("优秀", D(90)), Band("良好", D(80)))
    rules = make_rules(
        make_rule("bad_effect", veto=True), grading=Grading("score", bands)
    )
    found = one(rules, make_fact(), make_fact("bad_effect", text="媒体曝光"))
    assert (found.grade, found.barred) == ("良好", "bad_effect:媒体曝光")


@pytest.mark.parametrize(
    ("policy", "shown", "ranks"),
    [
        ("exclude", "不参评", [1, None]),
        ("slash", "/", [1, None]),
        ("full", "100.00", [1, 2]),
        ("base", "80.00", [1, 2]),
    ],
)
def test_f11_a_body_without_a_task_is_shown_by_the_policy(
    policy: str, shown: str, ranks: list[int | None]
) -> None:
    rules = make_rules(MALUS, no_task=policy, base=D(80))
    idle, busy = Body(1, "甲", order=1), Body(2, "乙", order=2)
    facts = [make_fact(department=2), make_fact("malus", None, department=2, amount=0)]
    found = score(rules, facts, [idle, busy])
    assert found.of(1).shown == shown
    assert sorted((b.rank for b in found.bodies), key=lambda r: r or 9) == (
        [1, 1] if policy == "base" else ranks
    )
    assert found.of(1).lines[0].words.startswith("全年没有任务")
