"""What scoring counts: facts, each of one body and one day, and the bodies. Pure.

A fact is an event, a report that was owed, a date that was met or missed, a mark, or a
row of the register of bonus and malus, as it was known at the cut-off.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal(0)
ROLES = {"lead": "牵头", "responsible": "责任", "support": "配合"}
GRADES = ("A", "B", "C")
JUDGES = {"leader": "领导", "office": "督查室", "lead": "牵头单位"}


@dataclass(frozen=True, slots=True)
class Kind:
    """word: as rules and sheets call it. amount: what its amount says; "" = nothing.

    by_hand: it comes from the register of bonus and malus, not from events.
    """

    word: str
    amount: str = ""
    by_hand: bool = False


DAYS, EARLY, POINTS = "逾期天数", "提前天数", "分值"
FACTS: dict[str, Kind] = {
    # Of an item, one each: that it counts this year, and how it came out.
    "item": Kind("承办事项"),
    "on_time": Kind("按期办结", EARLY),
    "late": Kind("逾期办结", DAYS),
    "overdue": Kind("逾期未办结", DAYS),
    "closed": Kind("办结(无时限)"),
    "held": Kind("缓办"),
    "open": Kind("在办结转"),
    "waiting": Kind("申请办结待核查"),
    # Reports that were owed.
    "report_met": Kind("按时反馈"),
    "report_late": Kind("迟报", DAYS),
    "report_missed": Kind("未报", DAYS),
    # What was done about the item.
    "returned": Kind("核查退回"),
    "reopened": Kind("回头看重开"),
    "false": Kind("反馈不属实"),
    "partly_false": Kind("反馈部分不属实"),
    "extended": Kind("同意延期"),
    "urged": Kind("催办"),
    "blue": Kind("蓝色督办"),
    "yellow": Kind("黄色督办"),
    "orange": Kind("橙色督办"),
    "red": Kind("红色督办"),
    "listed": Kind("列入通报"),
    "talk": Kind("约谈建议"),
    "mark": Kind("评分", "评分"),
    # Of the register; `bonus` and `malus` bring their own points.
    "bonus": Kind("加分", POINTS, True),
    "malus": Kind("扣分", POINTS, True),
    "praised": Kind("领导肯定", by_hand=True),
    "criticised": Kind("领导批评", by_hand=True),
    "bulletin_praise": Kind("通报表扬", by_hand=True),
    "bulletin_blame": Kind("通报批评", by_hand=True),
    "meeting_praise": Kind("重要会议表扬", by_hand=True),
    "absent": Kind("缺席协调会", by_hand=True),
    "refused": Kind("推诿拒办", by_hand=True),
    "bad_effect": Kind("造成不良影响", by_hand=True),
}


# What rates count: of these an item has one, or a report that was owed.
COUNTABLE = (
    *("item", "on_time", "late", "overdue", "closed", "waiting", "held"),
    *("report_met", "report_late", "report_missed"),
)


@dataclass(frozen=True, order=True, slots=True)
class Fact:
    """One thing that happened to one body; `text` says it in words, as then.

    docket None: it belongs to no item. amount: see `FACTS`. event: the id of the event
    that it comes from. judge: of a mark, a key of JUDGES.
    """

    kind: str
    department: int
    day: datetime.date
    docket: int | None = None
    code: str = ""
    assignment: int | None = None
    role: str = ""
    grade: str = ""
    amount: Decimal = ZERO
    text: str = ""
    event: int | None = None
    judge: str = ""

    @property
    def word(self) -> str:
        return FACTS[self.kind].word

    @property
    def item(self) -> tuple[int, ...]:
        """What rules "per item" go by: the docket; () where there is none."""
        return () if self.docket is None else (self.docket,)


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """By day, then by everything else: the one order in which facts are counted."""
    return sorted(facts, key=_place)


def _place(fact: Fact) -> tuple[object, ...]:
    ids = (fact.docket or 0, fact.assignment or 0, fact.event or 0)
    rest = (fact.kind, fact.role, fact.grade, fact.judge, fact.amount, fact.text)
    return (fact.day, *ids, *rest, fact.code)


@dataclass(frozen=True, slots=True)
class Body:
    """A body as called at the cut-off. group: its peers; "" lets the rules say.

    ended: by then; without any fact it is on no sheet.
    """

    id: int
    name: str
    kind: str = ""
    group: str = ""
    order: int = 0
    ended: bool = False
