"""The text of an article in one piece, with the way back to the source.

Paragraphs follow each other without white space; an offset of `text` leads to the
source through the pieces it was put together from.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meetings.extraction.canvas import TAG, TAIL
from meetings.extraction.masks import mask
from meetings.extraction.openings import (
    CONTINUED,
    RESUMED,
    TO_BE_CONTINUED,
    comes_from_elsewhere,
)
from meetings.extraction.pages import Line
from meetings.extraction.result import Span

_PIECE = re.compile(r"[^ \n\x00\x01]+")


@dataclass(frozen=True, slots=True)
class Flow:
    """text: the article. starts: flow offset of each piece; sources: its source offset.

    paragraphs: offsets at which paragraphs begin. masked: the text with quotations,
    titles of books and remarks in brackets blotted out, of the same length.
    """

    source: str
    canvas: str
    text: str
    masked: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def spans(self, start: int, end: int, *, tight: bool = False) -> tuple[Span, ...]:
        """Where [start, end) of the flow stands in the source.

        White space inside a line stays within a span, unless `tight`.
        """
        at = bisect_right(self.starts, start) - 1
        if start < end and (at + 1 == len(self.starts) or end <= self.starts[at + 1]):
            first = self.sources[at] + start - self.starts[at]
            return (Span(first, self._past_entity(first + end - start)),)
        found: list[Span] = []
        while start < end:
            after = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)
            stop = min(end, after)
            first = self.sources[at] + start - self.starts[at]
            last = self._past_entity(first + stop - start)
            if found and not tight and self._blank(found[-1].end, first):
                found[-1] = Span(found[-1].start, last)
            else:
                found.append(Span(first, last))
            start, at = stop, at + 1
        return tuple(found)

    def _past_entity(self, end: int) -> int:
        while self.canvas.startswith(TAIL, end):
            end += 1
        return end

    def _blank(self, start: int, end: int) -> bool:
        gap = self.canvas[start:end]
        return "\n" not in gap and TAG not in gap

    def between(self, start: int, end: int) -> tuple[int, ...]:
        """Where paragraphs begin inside [start, end), the start itself left out."""
        first = bisect_right(self.paragraphs, start)
        return self.paragraphs[first : bisect_left(self.paragraphs, end)]

    def spaced(self, at: int) -> bool:
        """Whether white space stands before the character at `at`."""
        index = bisect_right(self.starts, at) - 1
        return self.starts[index] == at and index > 0


def flow(source: str, canvas: str, paragraphs: Iterable[Sequence[Line]]) -> Flow:
    """The flow of the paragraphs, each a sequence of lines joined without a gap."""
    pieces: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    marks: list[int] = []
    length = 0
    for lines in paragraphs:
        marks.append(length)
        for line in lines:
            if comes_from_elsewhere(line.text) and _resumed(line.text):
                marks.append(length)
            for piece in _PIECE.finditer(canvas, *_without_signs(canvas, line)):
                starts.append(length)
                sources.append(piece.start())
                pieces.append(piece.group())
                length += piece.end() - piece.start()
    text = "".join(pieces)
    return Flow(
        source, canvas, text, mask(text), tuple(starts), tuple(sources), tuple(marks)
    )


def _without_signs(canvas: str, line: Line) -> tuple[int, int]:
    """The line without "（上接第1版）" before and "（下转第3版）" after it."""
    start, end = line.start, line.end
    if "接" not in line.text and "转" not in line.text:
        return start, end
    before = CONTINUED.match(canvas, start, end)
    after = TO_BE_CONTINUED.search(canvas, max(start, end - 24), end)
    return before.end() if before else start, after.start() if after else end


def _resumed(text: str) -> bool:
    """Whether "（紧接左栏）四要…" goes on with a new item."""
    return bool(RESUMED.match(CONTINUED.sub("", text, count=1)))
