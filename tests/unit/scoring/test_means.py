"""The per-item mean of 张掖 (reference/domain.md §3.1, fixture F-4)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.unit.scoring.making import D, make_fact, make_rule, make_rules, one
from tracker.scoring import Fact, RuleSet
from tracker.scoring.rules import Marking, Points, Way

WAYS = (
    Way("lead", D(50), D(50), D(0)),
    Way("lead", D(0), D(100), D(0)),
    Way("responsible", D(50), D(25), D(25)),
    Way("responsible", D(0), D(50), D(50)),
)
TIERS = ((0, -1), (3, -5), (5, -50), (8, -100))


def zhangye(**overrides: object) -> RuleSet:
    rules = (
        make_rule("late", tiers=TIERS, group="迟"),
        make_rule("overdue", tiers=TIERS, group="迟"),
        make_rule("returned", -2, once=True),
    )
    shares = Points(D(1), D(1), D(0))
    marking = Marking(WAYS, D(100))
    settings: dict[str, object] = {"family": "mean", "shares": shares}
    return make_rules(*rules, **{**settings, "marking": marking, **overrides})


def marked(role: str = "lead", docket: int = 1, **marks: int) -> list[Fact]:
    item = make_fact("item", docket, role=role)
    return [
        item,
        *(
            make_fact("mark", docket, role=role, judge=judge, amount=mark)
            for judge, mark in marks.items()
        ),
    ]


@pytest.mark.parametrize(
    ("days", "taken"), [(0, 1), (2, 1), (3, 5), (4, 5), (5, 50), (7, 50), (8, 100)]
)
def test_f4_the_tier_replaces_the_one_before_it(days: int, taken: int) -> None:
    facts = [make_fact(), make_fact("late", amount=days)]
    assert one(zhangye(), *facts).total == 100 - taken


def test_f4_two_returns_of_an_item_take_two_points() -> None:
    facts = [
        make_fact(),
        make_fact("returned", event=1),
        make_fact("returned", event=2),
    ]
    assert one(zhangye(), *facts).shown == "98.00"


@pytest.mark.parametrize(
    ("role", "marks", "shown"),
    [
        ("lead", {"leader": 90, "office": 80}, "85.00"),
        ("responsible", {"leader": 90, "office": 80, "lead": 70}, "82.50"),
        ("lead", {"office": 80}, "80.00"),
        ("responsible", {"office": 80, "lead": 70}, "75.00"),
    ],
)
def test_f4_marks_weigh_by_judge(role: str, marks: dict[str, int], shown: str) -> None:
    assert one(zhangye(), *marked(role, **marks)).shown == shown


def test_the_words_tell_how_an_item_came_to_its_figure() -> None:
    found = one(zhangye(), *marked(leader=90, office=80), make_fact("returned"))
    (line,) = found.lines
    assert line.why == (
        "牵头事项评分(领导 90 × 50% + 督查室 80 × 50%) 85;returned -2。"
        "占 1/1,折入平均分 83"
    )


def test_a_missing_judge_leaves_the_others_in_proportion() -> None:
    assert one(zhangye(), *marked("responsible", leader=90, office=60)).total == 80


def test_several_marks_of_one_judge_are_averaged() -> None:
    second = make_fact("mark", judge="office", amount=90)
    assert one(zhangye(), *marked(office=80), second).total == 85


def test_what_was_never_finished_enters_the_mean_as_nought() -> None:
    open_ = [*marked(docket=2, office=100), make_fact("overdue", 2, amount=1)]
    assert one(zhangye(), *marked(office=80), *open_).total == 40


def test_classes_and_roles_weigh_in_the_mean() -> None:
    weights = {"A": D(3), "B": D(2), "C": D(1)}
    rules = zhangye(weights=weights, shares=Points(D(1), D(1), D("0.5")))
    heavy = [make_fact(grade="A"), make_fact("returned", grade="A")]
    light = [make_fact("item", 2, role="support")]
    # (3 × 98 + 0.5 × 100) / 3.5
    assert one(rules, *heavy, *light).total == Decimal("98.29")


def test_the_parts_of_the_items_add_up_to_the_mean() -> None:
    facts = [f for n in range(1, 8) for f in marked(docket=n, office=70 + n)]
    facts += [make_fact("returned", 3)]
    found = one(zhangye(), *facts)
    assert sum(line.given for line in found.lines) == found.total == Decimal("73.71")


def test_without_marks_an_item_can_be_left_out() -> None:
    rules = zhangye(marking=Marking(WAYS, None))
    found = one(rules, *marked(office=80), make_fact("item", 2))
    assert found.total == 80
    assert found.lines[-1].why == "还没有评分,不计入平均"


def test_a_deduction_of_an_item_of_another_year_is_told_and_not_counted() -> None:
    found = one(zhangye(), make_fact(), make_fact("returned", 9))
    assert (found.total, found.lines[-1].why) == (D(100), "这一件今年不计入平均")
