"""Small rooms: how long files, functions, views and templates may be; strict CSP."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.unit.layout import ROOT

FILE, FUNCTION, VIEW, TEMPLATE = 300, 50, 20, 120
SUFFIXES = {".py", ".js", ".css", ".html"}
REMARK = re.compile(r"{#.*?#}|{% comment.*?endcomment %}", re.S)
INLINE = re.compile(
    r"<style\b|<script\b(?![^>]*\bsrc=)|<[^>]*?\s(?:style|on[a-z]+)\s*=|javascript:",
    re.I,
)


def inline(text: str) -> list[str]:
    """Styles and scripts in a template that a strict CSP would not let run."""
    bare = re.sub(r"{%.*?%}", " ", REMARK.sub(" ", text), flags=re.S)
    return [match.group() for match in INLINE.finditer(bare)]


def ours(*folders: str) -> list[Path]:
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in SUFFIXES and "migrations" not in path.parts
    ]


def lines(path: Path) -> int:
    return path.read_text().count("\n")


def functions(text: str) -> Iterator[tuple[str, int]]:
    """(name, lines from `def` to the end) of every function."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def too_long(paths: list[Path], most: int) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{name} {length}"
        for path in paths
        for name, length in functions(path.read_text())
        if length > most
    ]


CODE = [p for p in ours("meetings", "tracker", "tests") if p.suffix == ".py"]
PAGES = ours("templates")


def test_no_file_is_long() -> None:
    files = ours("meetings", "tracker", "tests", "templates")
    found = [f"{p.relative_to(ROOT)} {lines(p)}" for p in files if lines(p) > FILE]
    assert not found, "\n".join(found)


def test_most_files_are_short() -> None:
    assert median(n for p in CODE if (n := lines(p))) < 90


def test_no_function_is_long() -> None:
    assert not (found := too_long(CODE, FUNCTION)), "\n".join(found)


def test_most_functions_are_short() -> None:
    assert median(n for p in CODE for _, n in functions(p.read_text())) < 10


def test_views_only_fetch_act_and_show() -> None:
    views = [p for p in CODE if "views" in p.parts and "tests" not in p.parts]
    assert not (found := too_long(views, VIEW - 1)), "\n".join(found)


def test_templates_are_short() -> None:
    found = [f"{p.relative_to(ROOT)} {lines(p)}" for p in PAGES if lines(p) >= TEMPLATE]
    assert not found, "\n".join(found)


def test_templates_hold_no_inline_style_or_script() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {piece}"
        for path in PAGES
        for piece in inline(path.read_text())
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>go()</script>",
        '<a onclick="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_inline_style_and_script_are_seen(text: str) -> None:
    assert inline(text)


def test_files_of_script_are_let_through() -> None:
    assert not inline('<script src="/static/js/app.js" defer></script>')
    assert not inline("{# <style> #}{% include 'x' with one=1 only %}")


def test_a_long_function_is_seen() -> None:
    body = "\n".join(["def f():"] + ["    pass"] * FUNCTION)
    assert dict(functions(body))["f"] > FUNCTION
