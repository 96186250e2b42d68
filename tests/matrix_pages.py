"""The matrix of a page as a reader finds it: heads, rows, and what is in each cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

ROW = re.compile(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', re.S)
CELL = re.compile(r"<td>(.*?)</td>", re.S)
LINK = re.compile(
    r'<a class="cell ([^"]*)" href="([^"]*)" title="[^"]*">'
    r'(?:<span aria-hidden="true">(.*?)</span>)?<span class="sr">(.*?)</span></a>'
)
HEAD = re.compile(r'<th scope="col"[^>]*>(?:<span[^>]*>)?(.*?)(?:</span>)?</th>')
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Cell:
    look: frozenset[str]
    href: str
    seen: str
    said: str


Grid = dict[str, dict[str, Cell | None]]


def grid(page: Any) -> Grid:
    """Row → column → its cell, None where there is no markup at all."""
    html = page.content.decode()
    heads = [TAG.sub("", head) for head in HEAD.findall(html)[1:]]
    found: Grid = {}
    for name, body in ROW.findall(html):
        cells = [_cell(text) for text in CELL.findall(body)]
        label = TAG.sub("", name).strip()
        found[label] = dict(zip(heads, cells, strict=False))
    return found


def _cell(text: str) -> Cell | None:
    if not text:
        return None
    match = LINK.fullmatch(text)
    assert match, text
    look, href, seen, said = match.groups()
    return Cell(frozenset(look.split()), href, seen or "", said)
