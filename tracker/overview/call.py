"""What asks for action: how many, and the few that waited longest."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One of them: whom it waits for, and since or until when."""

    href: str
    who: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Call:
    """tone: a light, or "". rule: what is counted, in words."""

    tone: str
    word: str
    rule: str
    count: int
    href: str
    lines: list[Line]
