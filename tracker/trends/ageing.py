"""How old what is in hand is: since it was charged, and since it last moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.ages import AGES, Age
from tracker.charts import Bars, bars
from tracker.overview import Scope

from . import links
from .open import Open


@dataclass(frozen=True, slots=True)
class Count:
    """One class of age: how many, and their lists."""

    age: Age
    charged: int
    moved: int
    charged_href: str
    moved_href: str


@dataclass(frozen=True, slots=True)
class Ageing:
    """carried: how many are of earlier years."""

    counts: list[Count]
    charged: Bars
    moved: Bars
    total: int
    total_href: str
    carried: int
    carried_href: str


def ageing(found: Sequence[Open], scope: Scope) -> Ageing:
    charged, moved = Counter[Age](), Counter[Age]()
    for one in found:
        charged[AGES[one.age]] += one.count
        moved[AGES[one.still]] += one.count
    counts = [
        Count(
            age,
            charged[age],
            moved[age],
            links.in_hand(scope, age=age.key),
            links.in_hand(scope, still=age.key),
        )
        for age in AGES
    ]
    most = max([1, *charged.values(), *moved.values()])
    return Ageing(
        counts,
        bars([(c.age.word, c.charged, c.charged_href) for c in counts], most),
        bars([(c.age.word, c.moved, c.moved_href) for c in counts], most),
        charged.total(),
        links.in_hand(scope),
        sum(one.count for one in found if one.year < scope.one_year),
        links.in_hand(scope, scope.one_year - 1),
    )
