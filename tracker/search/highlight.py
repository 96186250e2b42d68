"""What of a text is shown, and where the words stand in it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .pairs import fold

LONG, BEFORE = 90, 18  # of an excerpt, and what it shows before the first word


class Piece(NamedTuple):
    """Some letters of a text; hit: one of the words. The template escapes them."""

    text: str
    hit: bool


def spans(folded: str, asked: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand, from … to, in order; those that touch are one."""
    found = sorted(span for word in asked for span in _of_one(folded, word))
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _of_one(folded: str, word: str) -> Iterator[tuple[int, int]]:
    at = folded.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = folded.find(word, at + 1)


def pieces(text: str, asked: Sequence[str]) -> list[Piece]:
    """The whole text, cut where words begin and end."""
    made, last = [], 0
    for start, end in spans(fold(text), asked):
        made += [Piece(text[last:start], False), Piece(text[start:end], True)]
        last = end
    made.append(Piece(text[last:], False))
    return [piece for piece in made if piece.text]


def excerpt(text: str, asked: Sequence[str]) -> list[Piece]:
    """Some LONG letters of a text around the first of the words; its beginning where
    it has none."""
    found = spans(fold(text), asked)
    first = max(found[0][0] - BEFORE, 0) if found and len(text) > LONG else 0
    first = min(first, max(len(text) - LONG, 0))
    shown = text[first : first + LONG]
    before, after = "…" * (first > 0), "…" * (first + LONG < len(text))
    return pieces(f"{before}{shown}{after}", asked)
