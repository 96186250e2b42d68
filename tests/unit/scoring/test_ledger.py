"""Points for events, and the caps on them (reference/domain.md §3.2, §3.5, §11)."""

from __future__ import annotations

from decimal import Decimal

from tests.unit.scoring.making import D, given, make_fact, make_rule, make_rules, one
from tracker.scoring import Fact

FOUR_ITEMS = [make_fact("item", n) for n in range(1, 6)]
# 佳木斯: on time +1, late -1, returned -2, a favourable instruction +1.
JIAMUSI = (
    make_rule("on_time", 1),
    make_rule("late", -1),
    make_rule("returned", -2),
    make_rule("praised", 1),
)
F_10 = [
    *FOUR_ITEMS,
    *(make_fact("on_time", n) for n in (1, 2, 3)),
    make_fact("late", 4, amount=3),
    make_fact("returned", 5),
    make_fact("praised", 1),
]


def test_f10_the_ledger_of_jiamusi_comes_to_eleven() -> None:
    assert one(make_rules(*JIAMUSI, base=D(10)), *F_10).total == 11


def test_f10_what_exceeds_the_cap_is_told() -> None:
    found = one(make_rules(*JIAMUSI, base=D(10), cap=D(10)), *F_10)
    assert (found.total, found.over) == (D(10), D(1))
    assert found.lines[-1].why == "最高 10 分,超出 1 分不计"


# county 80-base: lead missed -5, assist -2.5; bulletin criticism -1 / -0.5.
COUNTY = (
    make_rule("overdue", -5, "-2.5", group="每件一项"),
    make_rule("bulletin_blame", -1, "-0.5", group="每件一项"),
)


def county(role: str) -> list[Fact]:
    kinds = ("item", "overdue", "bulletin_blame")
    return [make_fact(kind, role=role) for kind in kinds]


def test_f7_only_the_largest_of_an_item_counts() -> None:
    rules = make_rules(*COUNTY, base=D(80))
    assert one(rules, *county("lead")).total == 75
    assert one(rules, *county("support")).total == Decimal("77.5")


def test_f7_the_smaller_one_says_why_it_does_not_count() -> None:
    found = one(make_rules(*COUNTY, base=D(80)), *county("lead"))
    assert [line.why for line in found.lines if line.rule == "bulletin_blame"] == [
        "同一件只取最大一项,已按“overdue”-5 分"
    ]


def test_the_largest_is_taken_item_by_item() -> None:
    rules = make_rules(*COUNTY, base=D(80))
    other = [make_fact("item", 2), make_fact("bulletin_blame", 2)]
    assert one(rules, *county("lead"), *other).total == 74


def test_a_return_counts_once_an_item() -> None:
    rules = make_rules(make_rule("returned", -2, once=True))
    facts = [
        make_fact(),
        make_fact("returned", event=1),
        make_fact("returned", event=2),
    ]
    found = one(rules, *facts, make_fact("returned", 2))
    assert (found.total, given(found, "returned")) == (D(96), ["-2", "0", "-2"])


def test_an_item_and_a_year_have_their_most() -> None:
    rules = make_rules(make_rule("praised", 2, item_cap=3, year_cap=4), cap=None)
    facts = [make_fact(), *(make_fact("praised", n, event=n) for n in (1, 1, 2))]
    assert given(one(rules, *facts), "praised") == ["2", "1", "1"]


def test_points_of_their_own_are_taken_as_they_are() -> None:
    rules = make_rules(make_rule("malus", -1, per_amount=True))
    found = one(rules, make_fact(), make_fact("malus", None, role="", amount="2.5"))
    assert found.total == Decimal("97.5")


def test_a_bonus_is_shown_apart_from_the_total() -> None:
    rules = make_rules(make_rule("praised", 1, apart=True), rank_by="with_bonus")
    found = one(rules, make_fact(), make_fact("praised"))
    assert (found.total, found.bonus, found.figure) == (D(100), D(1), D(101))


def test_classes_weigh_what_they_are_set_to() -> None:
    weights = {"A": D(3), "B": D(2), "C": D(1)}
    rules = make_rules(make_rule("late", -1), weights=weights)
    found = one(rules, make_fact(grade="A"), make_fact("late", grade="A"))
    assert (found.total, found.lines[1].why) == (D(97), "A 类,乘 3")


def test_what_is_overdue_and_never_finished_counts_without_any_event() -> None:
    rules = make_rules(make_rule("overdue", -5, "-2.5"))
    assert one(rules, make_fact(), make_fact("overdue", event=None)).total == 95


def test_the_lowest_figure_is_the_floor() -> None:
    rules = make_rules(make_rule("late", -60))
    facts = [make_fact("item", n) for n in (1, 2)] + [
        make_fact("late", n) for n in (1, 2)
    ]
    found = one(rules, *facts)
    assert (found.total, given(found, "floor")) == (D(0), ["20"])
