"""Text of a source that belongs to nothing found. Pure.

Once a passage is assigned to a meeting or a directive, what it covers is no gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Range = tuple[int, int]


def gaps(text: str, free: Iterable[Range], taken: Iterable[Range]) -> list[Range]:
    """What of `free` no range of `taken` covers, in pieces of coherent text.

    Pieces with nothing but white space between them are one; a piece without a letter
    or figure is none.
    """
    pieces: list[Range] = []
    for start, end in _without(sorted(free), sorted(taken)):
        if not any(letter.isalnum() for letter in text[start:end]):
            continue
        if pieces and not text[pieces[-1][1] : start].strip():
            pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
        else:
            pieces.append((start, end))
    return pieces


def _without(free: list[Range], taken: list[Range]) -> Iterator[Range]:
    for start, end in free:
        for first, last in taken:
            if last <= start or first >= end:
                continue
            if first > start:
                yield start, first
            start = last
        if start < end:
            yield start, end
