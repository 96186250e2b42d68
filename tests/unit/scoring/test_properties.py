"""Whatever the facts: their order means nothing, sums are exact, no float appears."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.scoring.making import DAY
from tracker.scoring import Body, Fact, score
from tracker.scoring.facts import FACTS, JUDGES, ROLES
from tracker.scoring.presets import NAMES, presets

PRESETS = presets()
BODIES = [Body(n, f"单位{n}", ("bureau", "town")[n % 2], order=n) for n in range(4)]
amounts = st.decimals(0, 100, places=2)
facts = st.builds(
    Fact,
    kind=st.sampled_from(sorted(FACTS)),
    department=st.integers(0, 3),
    day=st.integers(0, 5).map(lambda n: DAY + datetime.timedelta(n)),
    docket=st.integers(1, 6) | st.none(),
    role=st.sampled_from(sorted(ROLES)),
    grade=st.sampled_from("ABC"),
    amount=amounts,
    text=st.sampled_from(("", "甲", "乙")),
    event=st.integers(1, 3) | st.none(),
    judge=st.sampled_from(sorted(JUDGES)),
)
years = st.lists(facts, max_size=40)
names = st.sampled_from(NAMES)


@given(names, years, st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_the_order_in_which_facts_are_read_means_nothing(
    name: str, year: list[Fact], chance: Any
) -> None:
    mixed, bodies = year[:], BODIES[:]
    chance.shuffle(mixed)
    chance.shuffle(bodies)
    assert score(PRESETS[name], year, BODIES) == score(PRESETS[name], mixed, bodies)


@given(names, years)
@settings(max_examples=200, deadline=None)
def test_lines_add_up_to_total_and_bonus_exactly(name: str, year: list[Fact]) -> None:
    for one in score(PRESETS[name], year, BODIES).bodies:
        counted = sum((ln.given for ln in one.lines if not ln.apart), Decimal(0))
        assert counted == (one.total or 0)
        assert sum((ln.given for ln in one.lines if ln.apart), Decimal(0)) == one.bonus
        assert one.total is None or one.shown == f"{one.total:f}"


@given(names, years)
@settings(max_examples=100, deadline=None)
def test_no_float_appears_anywhere(name: str, year: list[Fact]) -> None:
    found = dataclasses.asdict(score(PRESETS[name], year, BODIES))
    assert not [value for value in leaves(found) if isinstance(value, float)]


@given(names, years)
@settings(max_examples=100, deadline=None)
def test_what_differs_from_what_was_asked_says_why(name: str, year: list[Fact]) -> None:
    for one in score(PRESETS[name], year, BODIES).bodies:
        silent = [ln for ln in one.lines if ln.points != ln.given and not ln.why]
        assert not silent


def leaves(value: Any) -> Iterator[Any]:
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(inner, str) or not hasattr(inner, "__iter__"):
        yield value
        return
    for one in inner:
        yield from leaves(one)
