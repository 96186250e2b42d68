"""By which rules a year is scored, and by which others it could be."""

from __future__ import annotations

from typing import Any

from tracker.scoring import RuleSet
from tracker.scoring.presets import NAMES, preset, presets

About = dict[str, Any]


def rules_for(year: int) -> tuple[RuleSet, About]:
    """The newest rule book of the year; without one the preset that ships first."""
    return preset(NAMES[0]), {"preset": NAMES[0]}


def choices() -> list[tuple[str, str]]:
    """(key, name) of the rule sets to try out."""
    return [(name, rules.name) for name, rules in presets().items()]


def named(key: str) -> RuleSet | None:
    return preset(key) if key in NAMES else None
