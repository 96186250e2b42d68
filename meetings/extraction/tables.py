"""Rows of a task table: number, task, bodies, deadline, with blanks between them."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from meetings.extraction.bodies import Lexicon
from meetings.extraction.deadlines import Deadline, deadline_of
from meetings.extraction.due_plan import due_in
from meetings.extraction.duties import Body
from meetings.extraction.flow import Flow
from meetings.extraction.listing import split
from meetings.extraction.result import BodyRole

_GAP = re.compile(r"\t|[ \u3000\xa0]{2}")
_NARROW = re.compile(r"\t|[ \u3000\xa0]")  # where no gap of the row is wider
_LABEL = re.compile(
    "(?:牵头|责任|配合|协助)[^，：]{0,3}："
)  # no table, though gaps part it
_PIECE = re.compile(
    "(?P<names>[^，；（）]+?)(?P<role>牵头|主办|负责|配合|协办|协助|参与)?(?=[，；（）]|$)"
)
_ROLES: dict[str, BodyRole] = {
    **dict.fromkeys(("牵头", "主办", "负责", "责任", "承办", "落实"), "lead"),
    **dict.fromkeys(("配合", "协办", "协助", "参与"), "support"),
}
_STANDING = re.compile(
    "长期(?:坚持)?|持续(?:推进)?|常态化?|全年|立即(?:整改)?|尽快|即日起|立行立改"
)
_HEAD = re.compile(
    "(?P<role>牵头|责任|主办|承办|落实|配合|协办|协助|参与)(?:单位|部门)$"
)
_EDGE = re.compile(r"\t+|[ \u3000\xa0]{2,}|[|｜]")
_TABLE = 4_000  # characters of a table above a row in which its head is looked for
_LONGEST = 300
_SHORT = 9  # characters of the last of two cells, below which it may be a day
_BAR = re.compile("[|｜]")

Cell = tuple[int, int]


def cells(flow: Flow, start: int, end: int) -> list[Cell]:
    """The cells between two offsets; [] where it is no row of a table.

    Takes "修订办法　　安全环保部　　1月31日前": a last cell that is a day; not a
    sentence, though blanks may stand in it.
    """
    if end - start > _LONGEST or "。" in flow.text[start:end]:
        return []
    bars = [bar.start() for bar in _BAR.finditer(flow.text, start, end)]
    if len(bars) > 1:
        return [(a + 1, b) for a, b in pairwise([start - 1, *bars, end])]
    gaps = []
    at = bisect_right(flow.starts, start)
    while at < len(flow.starts) and flow.starts[at] < end:
        before = flow.sources[at - 1] + flow.starts[at] - flow.starts[at - 1]
        gaps.append((flow.starts[at], flow.source[before : flow.sources[at]]))
        at += 1
    lined = ["\n" in gap for _, gap in gaps]
    if len(lined) > 1 and all(lined) and _alone(flow, start):
        return list(pairwise([start, *(at for at, _ in gaps), end]))
    if any(lined):
        return []
    if _LABEL.search(flow.text, start, end):
        return []
    for parting in (_GAP, _NARROW):
        edges = [at for at, gap in gaps if parting.search(gap)]
        if len(edges) > 1 or (len(edges) == 1 and edges[0] > end - _SHORT):
            return list(pairwise([start, *edges, end]))
    return []


def _alone(flow: Flow, start: int) -> bool:
    """Whether the number before a row stood on a line of its own, as each cell does."""
    at = bisect_right(flow.starts, start) - 1
    if at < 1 or flow.starts[at] != start:
        return False
    number = flow.text[flow.starts[at - 1] : start]
    before = flow.sources[at - 1] + len(number)
    return number.isdigit() and "\n" in flow.source[before : flow.sources[at]]


def deadline_in(
    flow: Flow, row: list[Cell], base: datetime.date, plan: int | None = None
) -> tuple[int, Deadline] | None:
    """The deadline in the last cell (or the one before remarks), with its offset."""
    for start, end in row[:0:-1][:2]:
        found = due_in(partial(deadline_of, flow.text[start:end]), base, plan)
        if found:
            return start, found
    return None


def standing(flow: Flow, row: list[Cell]) -> bool:
    """Whether the last cell sets no day: 长期, 立即."""
    return bool(row) and bool(_STANDING.fullmatch(flow.text[slice(*row[-1])]))


def bodies_in(flow: Flow, row: list[Cell], lexicon: Lexicon) -> Iterator[Body]:
    """The bodies of the cells after the task: the first lead, later ones support.

    A cell with a person (佟丽) names none. Offsets are of the flow.
    """
    role: BodyRole = "lead"
    heads = _heads(flow, row)
    for index, (start, end) in enumerate(row[1:], 1):
        found = list(_named(flow, start, end, heads.get(index, role), lexicon))
        yield from found
        role = "support" if found else role


def _heads(flow: Flow, row: list[Cell]) -> dict[int, BodyRole]:
    """Columns whose head says who leads and who supports; {} without such a head.

    Takes 序号 / 任务 / 牵头单位 / 责任单位 / 时限 over rows of as many cells.
    """
    at = flow.spans(*row[0])[0].start
    above = flow.canvas[max(0, at - _TABLE) : at]
    lines = [line for line in above.split("\n") if "单位" in line and "。" not in line]
    cells = [x for x in _EDGE.split(lines[-1]) if x.strip()] if lines else []
    if len(cells) != len(row) + 1:
        return {}
    said = {i: _HEAD.match(cell.strip()) for i, cell in enumerate(cells[1:])}
    return {i: _ROLES[m["role"]] for i, m in said.items() if m}


def _named(
    flow: Flow, start: int, end: int, role: BodyRole, lexicon: Lexicon
) -> Iterator[Body]:
    """The bodies of one cell; one may say who supports: "住建局牵头，城管局配合"."""
    for piece in _PIECE.finditer(flow.text, start, end):
        own = _ROLES.get(piece["role"] or "", role)
        names = split(piece["names"], piece.start(), lexicon)
        known = [(n, at) for n, at in names if lexicon.body(n) or lexicon.branch(n)]
        if known and len(known) == len(names):
            for name, at in known:
                yield Body(name, own, at, at + len(name), "任务表", True)
