"""Which of the two ways of keeping pairs this database has."""

from __future__ import annotations

from types import ModuleType

from . import postgres, sqlite

ENGINES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgres}
