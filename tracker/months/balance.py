"""Openings, what came and went, closings: whether a month reconciles. Pure.

件 counts dockets by their lead (design §4.1): the flows are those of leads' parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.states import ENDED, Duty, State, Verb

from .lines import Balance

# flow → (its word, +1 or -1); in the order of the table.
FLOWS = {
    "charged": ("新立项", 1),
    "passed_in": ("转入", 1),
    "reopened": ("重开", 1),
    "restored": ("更正恢复", 1),
    "closed": ("办结销号", -1),
    "withdrawn": ("撤销", -1),
    "superseded": ("被替代", -1),
    "passed_out": ("转出", -1),
    "revoked": ("更正收回", -1),
}
OUT = {
    State.CLOSED: "closed",
    State.WITHDRAWN: "withdrawn",
    State.SUPERSEDED: "superseded",
    State.PASSED_ON: "passed_out",
}
Change = Mapping[str, Any]


def flow(verb: str, before: Change, after: Change, came: bool = False) -> str:
    """The flow that an event of a lead's part is, "" for none.

    before, after: of the event. came: the part begins by 转办, not by a charge.
    """
    if verb == Verb.TAKE_OVER and after.get("duty") == Duty.LEAD:
        return "passed_in"
    if "state" not in after:
        return ""
    if "state" not in before:
        return "passed_in" if came else "charged"
    was, now = State(before["state"]) in ENDED, State(after["state"]) in ENDED
    if was == now:
        return ""
    if verb == Verb.CORRECT:
        return "revoked" if now else "restored"
    return OUT[State(after["state"])] if now else "reopened"


def total(row: Balance, sign: int) -> int:
    """What came (1) or went (-1)."""
    return sum(n for name, n in row.flows.items() if FLOWS[name][1] == sign)


def expected(row: Balance) -> int:
    return row.opening + total(row, 1) - total(row, -1)


def differences(rows: Sequence[Balance]) -> list[str]:
    """A sentence for each department that does not reconcile."""
    return [
        f"{row.body}:期初 {row.opening} 件,增 {total(row, 1)} 件,"
        f"减 {total(row, -1)} 件,应有 {expected(row)} 件,期末实有 {row.closing} 件。"
        for row in rows
        if expected(row) != row.closing
    ]


def add_up(rows: Iterable[Balance]) -> Balance:
    """The last line of the table."""
    flows: Counter[str] = Counter()
    opening = closing = 0
    for row in rows:
        flows.update(row.flows)
        opening += row.opening
        closing += row.closing
    return Balance(0, "合计", opening, dict(flows), closing)
