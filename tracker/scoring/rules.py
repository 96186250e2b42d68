"""The parts of a rule set: what each may say. Frozen, exact. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from .facts import ROLES

FAMILIES = {
    "ledger": "事件记分(基础分、加分、扣分)",
    "mean": "逐件评分取平均",
    "ranks": "按名次分档",
}
NO_TASK = {
    "slash": "记“/”,排在最后",
    "exclude": "不参评",
    "full": "按满分计",
    "base": "按基础分计",
}
WORKLOADS = {
    "none": "不调整",
    "steps": "按件数分档加分",
    "coefficient": "按件数乘系数",
}
RANK_BY = {"total": "得分", "with_bonus": "得分加附加分"}
GRADE_BY = {"none": "不分等次", "score": "按得分", "share": "按名次比例"}
ODD = {"half": "四舍五入", "up": "进一", "down": "舍去"}
COUNTS = {"full": "每低满 1 个百分点", "started": "每低 1 个百分点(不足按 1 个)"}
COUNTS["exact"] = "按比例"


@dataclass(frozen=True, slots=True)
class Points:
    """By role; None: the rule does not concern that role."""

    lead: Decimal | None = None
    responsible: Decimal | None = None
    support: Decimal | None = None

    def of(self, role: str) -> Decimal | None:
        """What belongs to no item counts as the lead's."""
        found: Decimal | None = getattr(self, role if role in ROLES else "lead")
        return found


@dataclass(frozen=True, slots=True)
class Tier:
    """From `start` of the fact's amount on, until the next tier, these points."""

    start: Decimal
    points: Points


@dataclass(frozen=True, slots=True)
class Rule:
    """Points for each fact of one kind.

    tiers: by the amount, in place of points; the tier replaces the one before it.
    per_amount: points × amount. once: only the first of an item. item_cap, year_cap:
    the most that it gives or takes, without sign. group: of the rules of one group only
    the largest counts, per item. apart: to the bonus. veto: bars the first band.
    source: the document, and what it says.
    """

    key: str
    name: str
    fact: str
    points: Points = Points()
    tiers: tuple[Tier, ...] = ()
    per_amount: bool = False
    once: bool = False
    item_cap: Decimal | None = None
    year_cap: Decimal | None = None
    group: str = ""
    apart: bool = False
    veto: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """Points for a share: facts of `part` among those of `whole`.

    full: the points from `target` percent on; below it `loss` for each percentage
    point, counted as COUNTS says, never below 0. grades: of these classes; () = all.
    """

    key: str
    name: str
    part: tuple[str, ...]
    whole: tuple[str, ...]
    full: Decimal
    target: Decimal
    loss: Decimal
    count: str = "full"
    grades: tuple[str, ...] = ()
    roles: tuple[str, ...] = tuple(ROLES)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """How the marks of an item of this role become one: percents by judge."""

    role: str
    leader: Decimal
    office: Decimal
    lead: Decimal


@dataclass(frozen=True, slots=True)
class Marking:
    """The first way whose judges have all marked is taken; else the first of the role,
    in proportion among those who have. unmarked: an item without marks; None: left out.
    """

    ways: tuple[Way, ...] = ()
    unmarked: Decimal | None = Decimal(100)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """From `start` items on, `points`."""

    start: int
    points: Decimal


@dataclass(frozen=True, slots=True)
class Workload:
    """steps: the highest that is reached. step: coefficient 1 + step × (n - 1)."""

    kind: str = "none"
    steps: tuple[Step, ...] = ()
    step: Decimal = Decimal(0)
    source: str = ""


@dataclass(frozen=True, slots=True)
class PeerGroup:
    """Bodies of these kinds, and these by name, which goes first."""

    name: str
    kinds: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """at: by score the lowest figure, by rank share the last percent. points: in the
    family of ranks what the band is worth; None: nothing of its own."""

    name: str
    at: Decimal
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Grading:
    """The best band first. odd: how a share of a body is rounded, from the top."""

    by: str = "none"
    bands: tuple[Band, ...] = ()
    odd: str = "half"
    source: str = ""


NO_LOAD, NO_MARKS, NO_GRADES = Workload(), Marking(), Grading()
