"""Lines that stand twice on a page, whole or as a piece of one that stood before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from meetings.extraction.article import LONG, Article
from meetings.extraction.pages import Line

_CLAUSE = re.compile(r"[，。；](?=([^，。；]{4}.{6}))")
_PIECE = 40  # characters that a piece must have
_ENOUGH = 3  # clauses that must have stood before
_TOLERATED = 6  # of so many one may be new, where two lines were run together


def phrases(text: str) -> set[str]:
    """How the clauses of a line begin, the first left out, which may be cut."""
    return set(_CLAUSE.findall(text))


@dataclass(slots=True)
class Seen:
    """What stood on a page before a line."""

    lines: dict[str, set[str]] = field(default_factory=dict)  # with their phrases
    clauses: set[str] = field(default_factory=set)
    repeated: list[Line] = field(default_factory=list)

    def again(self, line: Line) -> bool:
        """Whether the line stood before; else it is remembered.

        Takes a paragraph printed twice and a piece of it; not a line that shares
        some clauses with another, nor a short one.
        """
        keys = phrases(line.text)
        known = len(keys - self.clauses) <= len(keys) // _TOLERATED
        piece = len(keys) >= _ENOUGH and known and len(line.text) > _PIECE
        if line.text in self.lines or piece:
            self.repeated.append(line)
            return True
        if len(line.text) >= LONG:
            self.lines[line.text] = keys
            self.clauses |= keys
        return False

    def give(self, articles: Iterable[Article]) -> None:
        """Every repeated line to an article that has its words."""
        if not self.repeated:
            return
        owner: dict[str, Article] = {}
        for article in articles:
            for part in article.paragraphs:
                for line in part:
                    known = self.lines.get(line.text) or phrases(line.text)
                    for key in (line.text, *known):
                        owner.setdefault(key, article)
        for line in self.repeated:
            keys = (line.text, *sorted(phrases(line.text)))
            found = next((owner[key] for key in keys if key in owner), None)
            if found:
                found.repeats.append(line)
