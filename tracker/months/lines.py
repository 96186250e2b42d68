"""What happened in a month, line by line, and as text that is kept. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

# kind → (its word, what it counts); in the order of the page.
KINDS = {
    "charged": ("新交办", "本月立项交办、转入的任务"),
    "due": ("到期", "时限落在本月的任务"),
    "unreported": ("该报未报", "本月应反馈、到期没有报的"),
    "moved": ("改期", "同意延期和改时限"),
    "returned": ("核查退回", "申请办结后退回的"),
    "closed": ("办结销号", "本月销号的任务"),
    "ended": ("撤销、转办、替代", "没有办结而终止的任务"),
    "held": ("缓办、恢复", "时钟停下和重新走"),
    "reopened": ("回头看重开", "办结后重开的任务"),
    "corrected": ("更正", "收回的误点和误录"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened, or was owed. on: its day, ISO; event: none for what
    follows from a day alone."""

    kind: str
    docket: int
    part: int
    code: str
    title: str
    body: str
    duty: str
    on: str
    what: str
    text: str = ""
    who: str = ""
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """件 by lead: what a department had, what came and went, what it has."""

    department: int
    body: str
    opening: int
    flows: dict[str, int]
    closing: int


Kept = Line | Balance


def dump(lines: Iterable[Kept]) -> str:
    """JSON, one object a line, the balance first."""
    rows = [{"row": type(one).__name__, **asdict(one)} for one in lines]
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def load(text: str) -> list[Kept]:
    """The other way round."""
    found: list[Kept] = []
    for row in map(json.loads, text.splitlines()):
        made: type[Kept] = Balance if row.pop("row") == "Balance" else Line
        found.append(made(**row))
    return found


def sum_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
