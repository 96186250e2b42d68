"""Rows: a list, sentences of a board, a matrix, tasks."""

from __future__ import annotations

from typing import Any

from tracker.samples.matrices import DEPARTMENTS, matrix
from tracker.samples.rows import BOARD, DOCKETS
from tracker.samples.words import LONG as NAME
from tracker.samples.words import LONG_TITLE

from .specimen import EMPTY, LOADING, LONG, MANY, ONE, Specimen

LIST = "styleguide/_list.html"


def grid(name: str, across: int, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The first departments of a matrix, with the cells of its rows."""
    cut = [{**row, "cells": row["cells"][:across]} for row in rows]
    return {"name": name, "departments": DEPARTMENTS[:across], "matrix": cut}


def named(across: int, name: str, row: dict[str, Any]) -> dict[str, Any]:
    return grid("很长", across, [{**row, "name": name}]) | {
        "departments": [f"{NAME[:9]}…", *DEPARTMENTS[1:across]]
    }


LISTS = [
    Specimen(
        "清单",
        "list",
        LIST,
        {
            EMPTY: {"rows": []},
            ONE: {"rows": DOCKETS[:1]},
            MANY: {"rows": DOCKETS},
            LONG: {"rows": [{**DOCKETS[1], "title": LONG_TITLE * 2, "lead": NAME}]},
            LOADING: {"rows": DOCKETS[:2], "loading": True},
        },
        wide=True,
    ),
    Specimen(
        "各单位",
        "departments",
        "styleguide/_departments.html",
        {
            EMPTY: {"board": []},
            ONE: {"board": BOARD[:1]},
            MANY: {"board": BOARD},
            LONG: {"board": [{**BOARD[3], "name": NAME * 2, "all": 123_456}]},
        },
        wide=True,
    ),
    Specimen(
        "责任矩阵",
        "grid",
        "styleguide/_grid.html",
        {
            EMPTY: grid("空", 4, []),
            ONE: grid("一个", 1, matrix()[:1]),
            MANY: grid("许多", 10, matrix()),
            LONG: named(3, LONG_TITLE, matrix()[1]),
        },
        wide=True,
    ),
]
