"""A digest as its reader sees it later: only what is still the reader's to see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from tracker.models import Assignment, Digest

from .wording import LIGHTS, labels

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Line:
    """One note beside how its part stands now; light: "" where it is none's word."""

    part: Assignment
    who: str
    word: str
    words: str
    light: str


@dataclass(slots=True)
class Matter:
    docket: int
    code: str
    title: str
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Read:
    """gone: how many matters are another's by now, or no longer to be seen."""

    matters: list[Matter] = field(default_factory=list)
    gone: int = 0


def read(digest: Digest, user: User) -> Read:
    """Two queries, however many matters."""
    notes = [note for matter in digest.matters for note in matter["notes"]]
    rows = Assignment.objects.visible_to(user).with_light(timezone.localdate())
    seen = rows.in_bulk({note["part"] for note in notes})
    found, words = Read(), labels()
    for matter in digest.matters:
        lines = list(_lines(matter["notes"], seen, words))
        if lines:
            who = (matter["docket"], matter["code"], matter["title"])
            found.matters.append(Matter(*who, lines))
    found.gone = len(digest.matters) - len(found.matters)
    return found


def _lines(
    notes: Iterable[Any], seen: dict[int, Assignment], words: dict[str, str]
) -> Iterator[Line]:
    """Whose part it is stands with the first of its notes."""
    said: set[int] = set()
    for note in notes:
        if part := seen.get(note["part"]):
            why, who = note["why"], "" if part.pk in said else note["who"]
            light = why if why in LIGHTS else ""
            yield Line(part, who, words[why], note["words"], light)
            said.add(part.pk)
