"""A turn: the stretch of a report in which one person, or the meeting, speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from meetings.extraction.flow import Flow
from meetings.extraction.leads import Mode

QUOTED = "引语"
NAMED = "人名："
ANNOUNCED = "我讲几点"


class Turn(NamedTuple):
    """start: of the lead-in; content: after it. opens: it begins a paragraph."""

    start: int
    content: int
    speaker: str
    mode: Mode
    opens: bool
    rule: str


def turn_at(turns: Sequence[Turn], at: int) -> Turn | None:
    """The turn in which an offset stands."""
    index = bisect_left(turns, (at + 1,)) - 1  # the start comes first in a turn
    return turns[index] if index >= 0 else None


def named_before(text: Flow, name: str, first: dict[str, int]) -> bool:
    """Whether somebody is named in a sentence before the first turn of theirs."""
    at = text.text.find(name)
    return "。" in text.text[at : first.get(name, at)]
