"""Searching fast for patterns that can begin with few words only."""

from __future__ import annotations

import re
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import TypeVar

# Names of people and bodies come back from page to page: so many judgements are kept.
REMEMBERED = 8192

T = TypeVar("T")


def by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words by first character, so that few are compared with a text."""
    table: dict[str, list[str]] = {}
    for word in words:
        table.setdefault(word[0], []).append(word)
    return {char: tuple(rows) for char, rows in table.items()}


def by_last(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words by last character."""
    table: dict[str, list[str]] = {}
    for word in words:
        table.setdefault(word[-1], []).append(word)
    return {char: tuple(rows) for char, rows in table.items()}


def abreast(runs: Sequence[Generator[None, None, T]]) -> list[T]:
    """What each run returns; all of them take one step before any takes the next."""
    results: dict[int, T] = {}
    going = dict(enumerate(runs))
    while going:
        for at, run in [*going.items()]:
            try:
                next(run)
            except StopIteration as end:
                results[at] = end.value
                del going[at]
    return [results[at] for at in range(len(runs))]


class Anchored:
    """A pattern that is tried only where one of its beginnings stands.

    `re` tries a pattern with groups at every character of a text, but looks for the
    first characters of plain alternatives many times faster. beginnings: alternatives
    that begin with a literal; every match of the pattern must begin with one of them
    (tests/unit/extraction/test_scanning.py compares both ways over the corpus).
    """

    def __init__(self, beginnings: str, pattern: str) -> None:
        self.pattern = re.compile(pattern)
        self._beginning = re.compile(beginnings).search
        self._match = self.pattern.match

    def search(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> re.Match[str] | None:
        """The first match, as `re` would find it."""
        begins = self._beginning(text, start, end)
        while begins:
            at = begins.start()
            found = self._match(text, at, end)
            if found:
                return found
            begins = self._beginning(text, at + 1, end)
        return None

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """The matches one after another, none of them empty."""
        while begins := self._beginning(text, start, end):
            start = begins.start()
            if found := self._match(text, start, end):
                yield found
                start = found.end()
            else:
                start += 1
