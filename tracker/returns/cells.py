"""Cells as people write them → what an act takes; what is wrong, by head."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from tracker.models.reports import REPORT_LENGTH
from tracker.states import Verb

from .layout import BY_WORD, CALLER, DAY, NEXT, PERCENT, PROBLEMS, TEXT, VERB, VERBS

# 2026-11-28, 2026/11/28, 2026.11.28, 2026年11月28日, 11月28日; with a time or without
DATE = re.compile(
    r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T].*)?$"
)
SERIAL = re.compile(r"\d{5}$")
FIRST = datetime.date(1899, 12, 30)  # Excel counts days from here
CALLER_LENGTH = 40
LENGTHS = {
    TEXT: REPORT_LENGTH,
    PROBLEMS: REPORT_LENGTH,
    NEXT: REPORT_LENGTH,
    CALLER: CALLER_LENGTH,
}


@dataclass(slots=True)
class Filled:
    """verb is None where the row is left empty, or wrong. errors: head → words."""

    verb: Verb | None = None
    day: datetime.date | None = None
    text: str = ""
    percent: int | None = None
    problems: str = ""
    next_step: str = ""
    caller: str = ""
    errors: dict[str, str] = field(default_factory=dict)


def filled(cells: dict[str, str], today: datetime.date) -> Filled:
    """`cells` by head; empty ones may be missing."""
    found = Filled(
        text=cells.get(TEXT, ""),
        problems=cells.get(PROBLEMS, ""),
        next_step=cells.get(NEXT, ""),
        caller=cells.get(CALLER, ""),
    )
    _verb(cells.get(VERB, ""), found)
    _day(cells.get(DAY, ""), today, found)
    _percent(cells.get(PERCENT, ""), found)
    for head, most in LENGTHS.items():
        if (size := len(cells.get(head, ""))) > most:
            found.errors[head] = f"最多 {most} 字,现有 {size} 字。"
    return found


def _verb(words: str, found: Filled) -> None:
    found.verb = BY_WORD.get(words.replace(" ", ""))
    if found.verb is None:
        choices = "、".join(verb.label for verb in VERBS)
        given = f"“{words}”不认识" if words else "写了内容,但没有选这次办什么"
        found.errors[VERB] = f"{given}。请选:{choices}。"


def _day(words: str, today: datetime.date, found: Filled) -> None:
    if not words:
        return
    found.day = day_of(words, today)
    if found.day is None:
        found.errors[DAY] = f"“{words}”不是日期。请写成 2026-11-28 这样。"
    elif found.day > today:
        found.errors[DAY] = "日期不能晚于今天。"


def day_of(words: str, today: datetime.date) -> datetime.date | None:
    """11月28日 is the latest such day that is not to come."""
    if SERIAL.fullmatch(words):
        return FIRST + datetime.timedelta(days=int(words))
    match = DATE.match(words)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        if year:
            return datetime.date(int(year), int(month), int(day))
        this = datetime.date(today.year, int(month), int(day))
        return this if this <= today else this.replace(year=today.year - 1)
    except ValueError:
        return None


def _percent(words: str, found: Filled) -> None:
    if not words:
        return
    digits = words.rstrip("%％ ")
    if digits.isascii() and digits.isdigit() and int(digits) <= 100:
        found.percent = int(digits)
    else:
        found.errors[PERCENT] = f"“{words}”不是 0 到 100 的整数。"
