"""A text cut into pieces by what was found in it, for showing. Pure.

Found things overlap (a body inside a demand inside an item), HTML elements must not:
so the text is cut at every border, and a piece bears the classes of all that covers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# The classes in the order in which a piece bears them.
KINDS = (
    "item",
    "heading",
    "person",
    "when",
    "due",
    "venue",
    "body",
    "doubt",
    "repeat",
    "none",
)
HEADLINE = "heading"  # not "title": a class of the page frame
UNMARKED = {"none", "repeat", HEADLINE}


@dataclass(frozen=True, slots=True)
class Mark:
    """Code points [start, end) are of this kind.

    ref: the id of the card or field that holds it; anchor: an id for the place where
    it starts; number, href: what stands there in small print, and where that leads.
    """

    start: int
    end: int
    kind: str
    anchor: str = ""
    number: str = ""
    href: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text with the classes of what covers it, and the marks that start here.

    refs: the ids of all that it belongs to, the innermost last.
    """

    text: str
    classes: str
    starts: tuple[Mark, ...]
    refs: str = ""

    @property
    def is_mark(self) -> bool:
        return bool(set(self.classes.split()) - UNMARKED)

    @property
    def css(self) -> str:
        """The kinds, and which of them begin here: before these stands their symbol."""
        begun = [f"at-{mark.kind}" for mark in self.starts if mark.kind in KINDS]
        return " ".join([self.classes, *dict.fromkeys(begun)]).strip()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the source, from the code point `start` on; a headline where a
    title covers some of it."""

    start: int
    pieces: tuple[Piece, ...]
    headline: bool


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """The lines of the text that hold more than white space, in pieces."""
    lines: list[Paragraph] = []
    start = 0
    for line in _lines(list(_pieces(text, marks))):
        if any(piece.text.strip() for piece in line):
            headline = any(HEADLINE in piece.classes.split() for piece in line)
            lines.append(Paragraph(start, tuple(line), headline))
        start += sum(len(piece.text) for piece in line) + 1
    return lines


def _pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The whole text, cut at every border of a mark and before every line end."""
    end = len(text)
    kept = sorted(
        (m for m in marks if 0 <= m.start < m.end <= end),
        key=lambda m: (m.start, -m.end),
    )
    borders = {0, end, *(m.start for m in kept), *(m.end for m in kept)}
    borders |= {n for n, letter in enumerate(text) if letter == "\n"}
    borders |= {n + 1 for n, letter in enumerate(text) if letter == "\n"}
    places = sorted(borders)
    waiting, open_marks = 0, list[Mark]()
    for start, stop in pairwise(places):
        open_marks = [m for m in open_marks if m.end > start]
        first = waiting
        while waiting < len(kept) and kept[waiting].start == start:
            waiting += 1
        starts = kept[first:waiting]
        open_marks += starts
        yield _piece(text[start:stop], open_marks, starts)


def _piece(text: str, covering: Sequence[Mark], starts: Sequence[Mark]) -> Piece:
    kinds = {mark.kind for mark in covering}
    return Piece(
        text,
        " ".join(kind for kind in KINDS if kind in kinds),
        tuple(starts),
        " ".join(dict.fromkeys(mark.ref for mark in covering if mark.ref)),
    )


def _lines(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        if piece.text == "\n":
            yield line
            line = []
        else:
            line.append(piece)
    yield line
