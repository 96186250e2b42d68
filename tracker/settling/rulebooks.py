"""By which rules a year is scored, and by which others it could be."""

from __future__ import annotations

from typing import Any

from tracker.models import RuleBook
from tracker.scoring import RuleSet
from tracker.scoring.presets import NAMES, preset, presets

About = dict[str, Any]


def rules_for(year: int) -> tuple[RuleSet, About]:
    """The newest rule book of the year; without one the preset that ships first. With
    what says which it was."""
    book = RuleBook.objects.in_force(year)
    if book is None:
        return preset(NAMES[0]), {"preset": NAMES[0]}
    return book.rules, {"year": book.year, "version": book.version}


def choices() -> list[tuple[str, str]]:
    """(key, name) of the rule sets to try out: every version kept, then the presets."""
    kept = [
        (str(book.pk), f"{book}({book.rules.name})") for book in RuleBook.objects.all()
    ]
    return kept + [(name, f"预置:{rules.name}") for name, rules in presets().items()]


def named(key: str) -> RuleSet | None:
    if key in NAMES:
        return preset(key)
    book = RuleBook.objects.filter(pk=int(key)).first() if key.isdecimal() else None
    return book.rules if book else None
