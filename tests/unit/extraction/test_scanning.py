"""A pattern tried only where it may begin finds what a plain search finds."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Generator
from itertools import zip_longest
from pathlib import Path

import pytest

import meetings.extraction
from meetings.extraction.canvas import canvas
from meetings.extraction.scanning import Anchored, abreast
from tests.unit.layout import ROOT

CORPUS = sorted(Path(ROOT / "fixtures").rglob("*.txt"))
NAMES = [name for _, name, _ in pkgutil.iter_modules(meetings.extraction.__path__)]
ANCHORED = {
    f"{module}.{name}": value
    for module in NAMES
    for name, value in vars(
        importlib.import_module(f"meetings.extraction.{module}")
    ).items()
    if isinstance(value, Anchored)
}


@pytest.fixture(scope="module")
def text() -> str:
    return canvas("\n".join(path.read_text(encoding="utf-8") for path in CORPUS))


@pytest.mark.parametrize("name", ANCHORED)
def test_nothing_that_matches_begins_otherwise(name: str, text: str) -> None:
    one = ANCHORED[name]
    pairs = zip_longest(one.finditer(text), one.pattern.finditer(text))
    for found, plain in pairs:
        where = plain or found
        assert where
        assert found, f"no beginning of {name} covers “{where.group()}”"
        assert found.span() == where.span()


def test_the_comparison_can_fail() -> None:
    one = Anchored("一", "一|二")
    assert [m.group() for m in one.finditer("二一一")] == ["一", "一"]
    assert one.search("二") is None


def test_start_and_end_bound_the_search() -> None:
    one = Anchored("作", "(?<!工)作(?=用)")
    assert one.search("工作用，作用", 1) is not None
    assert one.search("工作用", 1) is None
    assert one.search("作用", 0, 1) is None


def test_runs_take_each_step_together_and_return_in_their_order() -> None:
    steps: list[str] = []

    def run(name: str, size: int) -> Generator[None, None, str]:
        for step in range(size):
            steps.append(f"{name}{step}")
            yield
        return name

    assert abreast([run("a", 1), run("b", 3), run("c", 2)]) == ["a", "b", "c"]
    assert steps == ["a0", "b0", "c0", "b1", "c1", "b2"]
