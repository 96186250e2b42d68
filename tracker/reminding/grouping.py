"""A reader's notes of a day by docket: the most urgent, and how many in all. Pure.

Parts of one docket come one after the other, so no more than one docket is open and
what is kept stays small however much there is.
"""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from .lines import RANK, Note, Part

KEPT = 20  # matters of a digest; more are only counted
SLACK = 10 * KEPT  # before the list is cut back
Matter = dict[str, Any]


@dataclass(slots=True)
class Draft:
    """What one reader will be told: matters as Digest.matters keeps them.

    {"docket", "code", "title", "notes": [{"part", "who", "why", "words"}]}
    """

    count: int = 0
    tally: Counter[str] = field(default_factory=Counter)
    matters: list[Matter] = field(default_factory=list)

    def add(self, part: Part, note: Note, who: str) -> None:
        """who: the department's name where the reader has to be told; else ""."""
        if not self.matters or self.matters[-1]["docket"] != part.docket:
            self._open(part)
        matter = self.matters[-1]
        said = {"part": part.pk, "who": who, "why": note.why, "words": note.words}
        if note.why not in {one["why"] for one in matter["notes"]}:
            self.tally[note.why] += 1  # matters, not notes
        matter["notes"].append(said)
        urgency = (RANK[note.why], note.on)
        if urgency < matter["urgency"]:
            matter["urgency"] = urgency

    def close(self) -> None:
        """The most urgent first; the rest is dropped."""
        self._cut()
        for matter in self.matters:
            _sort(matter["notes"])
            del matter["urgency"]

    def _open(self, part: Part) -> None:
        if len(self.matters) > SLACK:
            self._cut()
        self.count += 1
        self.matters.append(
            {
                "docket": part.docket,
                "code": part.code,
                "title": part.title,
                "urgency": (len(RANK), datetime.date.max),
                "notes": [],
            }
        )

    def _cut(self) -> None:
        self.matters.sort(key=lambda matter: (matter["urgency"], matter["docket"]))
        del self.matters[KEPT:]


def _sort(notes: list[Any]) -> None:
    """Those of one part together, each part and each note by its urgency."""
    first: dict[int, int] = {}
    for note in notes:
        rank = RANK[note["why"]]
        first[note["part"]] = min(first.get(note["part"], rank), rank)
    notes.sort(key=lambda n: (first[n["part"]], n["part"], RANK[n["why"]]))
