"""Case tables as text: one case a line, cells parted by tabs or " | ", # a remark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent.parent / "fixtures" / "corpus"


def cases(name: str) -> list[list[str]]:
    """The rows of cases/NAME.cases; an empty cell is an empty string."""
    return list(_rows((HERE / "cases" / f"{name}.cases").read_text(encoding="utf-8")))


def _rows(text: str) -> Iterator[list[str]]:
    for line in text.split("\n"):
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def pages(folder: str) -> list[Path]:
    """The texts of an annotated folder of fixtures/corpus: dev, own/tuned, blind …"""
    return sorted((CORPUS / folder).glob("*.txt"))
