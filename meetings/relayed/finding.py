"""Passages of a page in which a superior's points are told. Pure.

Takes 王小平同志在调研讲话中…提出了六个方面的要求：…; not what somebody says who is at
the meeting himself (裴景行提出三点要求), nor 将六项要求作为行动指南, which tells none.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field

from meetings.extraction.canvas import canvas

from .heads import Head, heads, is_other
from .points import made, pieces_of
from .saying import Saying, saying
from .series import Range
from .told import Points


@dataclass(frozen=True, slots=True)
class Candidate:
    """The fullest telling of some points; others: where they are told once more."""

    found: Points
    said: Saying
    others: tuple[Range, ...] = field(default=())

    @property
    def title(self) -> str:
        return self.said.title(self.found.told or len(self.found.points))

    @property
    def places(self) -> tuple[Range, ...]:
        return (self.found.at, *self.others)


@dataclass(frozen=True, slots=True)
class Present:
    """Names of those who are at the meetings of a page."""

    chairs: Collection[str] = ()
    others: Collection[str] = ()

    def is_local(self, said: Saying) -> bool:
        """Who presides is no superior here; of others those without a post above."""
        name = said.speaker
        return name in self.chairs or (name in self.others and not said.post)


NOBODY = Present()


def candidates(
    text: str, published: datetime.date, present: Present = NOBODY
) -> list[Candidate]:
    board = canvas(text)
    groups: dict[tuple[str, int | None], list[tuple[Points, Saying]]] = {}
    for head in heads(board, 0, len(board)):
        if not head.says:
            continue
        found, said = _told(text, board, head, published)
        if len(found.points) > 1 and said.speaker and not present.is_local(said):
            groups.setdefault((said.speaker, found.told), []).append((found, said))
    return [_fullest(rows) for rows in groups.values()]


def _told(
    text: str, board: str, head: Head, published: datetime.date
) -> tuple[Points, Saying]:
    start = max(board.rfind("\n", 0, head.start), board.rfind("。", 0, head.start)) + 1
    pieces = pieces_of(board, start, head, len(board))
    if not pieces or is_other(board, start, pieces[0][1]):
        return Points(), Saying()
    return made(text, board, pieces, head), saying(board, head.start, published)


def _fullest(rows: list[tuple[Points, Saying]]) -> Candidate:
    rows.sort(key=lambda row: -sum(len(one.text) for one in row[0].points))
    found, said = rows[0]
    return Candidate(found, said, tuple(other.at for other, _ in rows[1:]))
