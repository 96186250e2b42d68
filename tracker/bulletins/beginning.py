"""The beginning of a bulletin that is too long for a page. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .draft import Draft, Paragraph, load

# Of one that is longer, as only many years' work makes it, a page shows so much.
LONG = 30_000  # characters of its paragraphs
PARAGRAPH = 1_000
ROWS = 500  # of its annex
ANNEX = '{"annex"'  # begins the line after the paragraphs


@dataclass(frozen=True, slots=True)
class Beginning:
    """words, rows: how many characters and rows are left out."""

    draft: Draft
    words: int
    rows: int

    @property
    def is_cut(self) -> bool:
        return bool(self.words or self.rows)


def beginning(text: str) -> Beginning:
    """text: as `Draft.dump` wrote it; rows that are not shown are not read."""
    lines = text.split("\n")
    annex = next(n for n, line in enumerate(lines) if line.startswith(ANNEX))
    rows = lines[annex + 1 :]
    draft = load("\n".join([*lines[: annex + 1], *rows[:ROWS]]))
    lengths = [len(one.text) for one in draft.body]
    words = 0
    if sum(lengths) > LONG:
        words = sum(max(0, length - PARAGRAPH) for length in lengths)
        draft = replace(draft, body=tuple(map(_cut, draft.body)))
    return Beginning(draft, words, max(0, len(rows) - ROWS))


def _cut(one: Paragraph) -> Paragraph:
    if len(one.text) <= PARAGRAPH:
        return one
    return replace(one, text=f"{one.text[:PARAGRAPH]}……")
