"""What the demo is made of: the files of fixtures/demo. Pure."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent.parent / "fixtures" / "demo"
LISTS = ("responsible", "support")
NUMBERS = ("low", "high")


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that a meeting can demand; {n} of `unit` by {by}.

    lead, responsible and support: aliases of departments or names of groups.
    """

    theme: str
    title: str
    lead: str
    responsible: tuple[str, ...]
    support: tuple[str, ...]
    object: str
    unit: str
    low: int
    high: int
    text: str
    criterion: str


@dataclass(frozen=True, slots=True)
class Stock:
    """matters: the directives; words and register: as the two TOML files say."""

    matters: tuple[Matter, ...]
    words: dict[str, Any]
    register: dict[str, Any]

    @property
    def groups(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = self.register["groups"]
        return groups


def read() -> Stock:
    with (FOLDER / "directives.csv").open(encoding="utf-8", newline="") as file:
        matters = tuple(_matter(row) for row in csv.DictReader(file, delimiter="|"))
    return Stock(matters, _toml("words"), _toml("register"))


def _matter(row: dict[str, str]) -> Matter:
    fields: dict[str, Any] = dict(row)
    for name in LISTS:
        fields[name] = tuple(filter(None, row[name].split("、")))
    for name in NUMBERS:
        fields[name] = int(row[name])
    return Matter(**fields)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
