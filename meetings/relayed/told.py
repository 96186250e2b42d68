"""Points as a text tells them, and what to doubt of their number. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from meetings.extraction.numerals import chinese

from .series import Range


@dataclass(frozen=True, slots=True)
class Point:
    """number: as printed, if at all; ranges: of the text, without line ends."""

    text: str
    ranges: tuple[Range, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Points:
    """told: how many the text says that there are. at: from its first word to its last.

    refused: why these are no requirements; then there are no points.
    """

    points: tuple[Point, ...] = ()
    told: int | None = None
    at: Range = (0, 0)
    refused: str = ""

    @property
    def doubt(self) -> str:
        return doubt(self.told, len(self.points))


def doubt(told: int | None, count: int) -> str:
    """What to look at where the text says another number than was read; else ""."""
    if told is None or told == count or not count:
        return ""
    return f"原文说{chinese(told)}项,这里有{chinese(count)}项,请对照原文。"
