"""The words of a bulletin as they are kept, and back. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a paragraph is set: a heading of the first or second level, running text."""

    FIRST = "first"
    SECOND = "second"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """lead: its first words where they are a heading that runs on."""

    style: Style
    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of the annex; strong for sums."""

    cells: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """All words but number, name and date of issue."""

    organ: str
    title: str
    to: str
    body: tuple[Paragraph, ...]
    annex: str  # its title
    head: tuple[str, ...]
    rows: tuple[Row, ...]

    def dump(self) -> str:
        """One JSON value a line, so that two texts compare line by line."""
        return "\n".join(json.dumps(one, ensure_ascii=False) for one in self._parts())

    def _parts(self) -> Iterator[object]:
        yield {"organ": self.organ, "title": self.title, "to": self.to}
        for one in self.body:
            yield {"style": one.style, "text": one.text, "lead": one.lead}
        yield {"annex": self.annex, "head": self.head}
        for row in self.rows:
            yield {"cells": row.cells, "strong": row.strong}

    @property
    def sha256(self) -> str:
        return sum_of(self.dump())


def sum_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def load(text: str) -> Draft:
    """What `dump` wrote."""
    parts = [json.loads(line) for line in text.split("\n")]
    annex = next(one for one in parts if "annex" in one)
    return Draft(
        **parts[0],
        body=tuple(Paragraph(**one) for one in parts if "style" in one),
        annex=annex["annex"],
        head=tuple(annex["head"]),
        rows=tuple(
            Row(tuple(one["cells"]), one["strong"]) for one in parts if "cells" in one
        ),
    )
