"""Where the letters of a text stand in its passages, and how passages are cut. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from meetings.extraction.clean import clean

Range = tuple[int, int]
STOPS = "\uff0c,、\uff1b;。\uff1a: \u3000\n"
AROUND = 14  # letters shown on either side of a cut
_SENTENCE_END = re.compile(r"[。；;！？!?]+[”’）)]*")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")


def trimmed(text: str, start: int, end: int) -> Range:
    """The range without the stops and spaces around it, as readings give texts."""
    while start < end and text[start] in STOPS:
        start += 1
    while end > start and text[end - 1] in STOPS:
        end -= 1
    return start, end


@dataclass(frozen=True, slots=True)
class Cut:
    """A place at which a text may be split, with the words on either side."""

    at: int
    before: str
    after: str


def cuts(text: str) -> list[Cut]:
    """Where sentences end inside a text; where none does, its commas."""
    ends = [m.end() for m in _SENTENCE_END.finditer(text)]
    ends = ends if any(at < len(text) for at in ends) else _commas(text)
    return [
        Cut(at, text[max(0, at - AROUND) : at], text[at : at + AROUND])
        for at in ends
        if trimmed(text, at, len(text))[0] < len(text)
    ]


def _commas(text: str) -> list[int]:
    return [at + 1 for at, letter in enumerate(text) if letter in STOPS.strip()]


def pieces(
    source: str, passages: Sequence[Range], text: str, cut: Range
) -> list[Range]:
    """The parts of the passages in which text[cut] stands; [] where it does not.

    text: what is made of the passages, maybe changed since by a person: then the
    nearest words decide.
    """
    places = [at for start, end in passages for at in range(start, end)]
    letters = _letters("".join(source[at] for at in places))
    wanted = _aligned("".join(letter for letter, _, _ in letters), text, cut)
    if wanted[0] >= wanted[1]:
        return []
    first, last = letters[wanted[0]][1], letters[wanted[1] - 1][2]
    return list(_runs(places[first:last]))


def _runs(places: Sequence[int]) -> Iterator[Range]:
    """Offsets that follow each other, as ranges."""
    start = before = places[0]
    for at in places[1:]:
        if at != before + 1:
            yield start, before + 1
            start = at
        before = at
    yield start, before + 1


def _letters(raw: str) -> list[tuple[str, int, int]]:
    """The letters of clean(raw), each with the [start, end) in raw that gives it."""
    found: list[tuple[str, int, int]] = []
    at = 0
    while at < len(raw):
        entity = _ENTITY.match(raw, at)
        words = html.unescape(entity.group()) if entity else raw[at]
        end = entity.end() if entity and words != entity.group() else at + 1
        words = words if end > at + 1 else raw[at]
        for letter in words if words.isspace() else clean(words):
            blank = letter.isspace()
            if not (blank and (not found or found[-1][0] == " ")):
                found.append((" " if blank else letter, at, end))
        at = end
    while found and found[-1][0] == " ":
        found.pop()
    return found


def _aligned(read: str, text: str, cut: Range) -> Range:
    """The range of `read` that is `cut` of `text`."""
    if read == text:
        return cut
    blocks = SequenceMatcher(None, read, text, autojunk=False).get_matching_blocks()
    same = [
        (a + at, b + at)
        for a, b, size in blocks
        for at in range(size)
        if cut[0] <= b + at < cut[1]
    ]
    return (same[0][0], same[-1][0] + 1) if same else (0, 0)
