"""Two readings of one text compared: which finding became which, by where it stands.

Works on the stored results (readings.plain). Pure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Found = dict[str, Any]  # a meeting or a directive as a result keeps it
LIKE = 0.5  # of the shorter one's words that both must share
ROLES = {"chair": "主持", "attend": "出席", "observe": "列席", "absent": "缺席"}


@dataclass(frozen=True, slots=True)
class Change:
    """One field, as people read it."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A finding of the old reading and what became of it; None: there is none."""

    old: Found | None
    new: Found | None
    changes: tuple[Change, ...] = ()

    @property
    def differs(self) -> bool:
        return self.old is None or self.new is None or bool(self.changes)


def meetings(old: Found, new: Found) -> list[Pair]:
    """The meetings of two results, in the order of the new one; gone ones last."""
    return [_pair(a, b, _meeting) for a, b in matched(old["meetings"], new["meetings"])]


def directives(old: Found, new: Found) -> list[Pair]:
    """Their directives, of each level apart; one may have gone to another meeting."""
    levels = [matched(_of_level(old, level), _of_level(new, level)) for level in (1, 2)]
    return [_pair(a, b, _directive) for pairs in levels for a, b in pairs]


def _of_level(result: Found, level: int) -> list[Found]:
    rows = (one for meeting in result["meetings"] for one in meeting["directives"])
    return [one for one in rows if one["level"] == level]


def matched(
    old: Sequence[Found], new: Sequence[Found]
) -> list[tuple[Found | None, Found | None]]:
    """Each new finding with the old one that shares most of its words, each once."""
    of_new: dict[int, int] = {}
    taken: set[int] = set()
    for _, a, b in sorted(_likes(old, new)):
        if a not in taken and b not in of_new:
            of_new[b] = a
            taken.add(a)
    pairs: list[tuple[Found | None, Found | None]] = [
        (old[of_new[b]] if b in of_new else None, one) for b, one in enumerate(new)
    ]
    return pairs + [(one, None) for a, one in enumerate(old) if a not in taken]


def _likes(
    old: Sequence[Found], new: Sequence[Found]
) -> Iterator[tuple[int, int, int]]:
    """(-shared words, place in old, place in new) of those that share enough."""
    edges = sorted((s, e, b) for b, one in enumerate(new) for s, e in one["spans"])
    longest = max((e - s for s, e, _ in edges), default=0)
    sizes = [_size(one) for one in new]
    for a, one in enumerate(old):
        shared: dict[int, int] = {}
        for start, end in one["spans"]:
            at = bisect_left(edges, (start - longest, 0, 0))
            while at < len(edges) and edges[at][0] < end:
                s, e, b = edges[at]
                if (both := min(e, end) - max(s, start)) > 0:
                    shared[b] = shared.get(b, 0) + both
                at += 1
        for b, both in shared.items():
            if both >= LIKE * min(_size(one), sizes[b]):
                yield -both, a, b


def _size(found: Found) -> int:
    return sum(end - start for start, end in found["spans"])


def _pair(old: Found | None, new: Found | None, told: Any) -> Pair:
    if old is None or new is None:
        return Pair(old, new)
    before, after = told(old), told(new)
    changes = tuple(
        Change(field, before[field], after[field])
        for field in before
        if before[field] != after[field]
    )
    return Pair(old, new, changes)


def _meeting(found: Found) -> dict[str, str]:
    return {
        "标题": _value(found["title"]),
        "开会日期": found["date"] or "",
        "时段": found["period"] or "",
        "地点": _value(found["venue"]),
        "召开机关": found["organ"] or "",
        "会议类型": found["kind"] or "",
        "次序": str(found["ordinal"] or ""),
        "参会人员": "、".join(_person(one) for one in found["people"]),
    }


def _person(found: Found) -> str:
    post = f" {found['post']}" if found["post"] else ""
    return f"{found['name']}({ROLES[found['role']]}{post})"


def _directive(found: Found) -> dict[str, str]:
    due = found["deadline"] or {}
    return {
        "要求": found["text"],
        "序号": str(found["number"] or ""),
        "讲话人": found["speaker"],
        "时限原文": due.get("text") or "",
        "时限": due.get("date") or "",
        "点名单位": "、".join(_body(one) for one in found["bodies"]),
    }


def _body(found: Found) -> str:
    name = found["name"]
    official = found["department"]
    resolved = f"→{official}" if official and official != name else ""
    return f"{name}{resolved}({'责任' if found['role'] == 'lead' else '配合'})"


def _value(found: Found | None) -> str:
    return str(found["value"]) if found else ""
