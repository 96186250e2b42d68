"""The head of formal minutes: lines such as 时间：… 主持人：… 参加人员：…"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from meetings.extraction.labels import (
    CONTENT,
    DAY_AND_PLACE,
    HELD,
    LABEL,
    PRESENT,
    bare_label,
)
from meetings.extraction.names import person, plausible, surnamed, titled
from meetings.extraction.pages import Line
from meetings.extraction.result import PersonRole

_ROLES: tuple[tuple[str, PersonRole | None], ...] = (
    ("未", "absent"),
    ("主持", "chair"),
    ("召集", "chair"),
    ("列席", "observe"),
    ("缺席", "absent"),
    ("请假", "absent"),
    ("因", "absent"),
    ("记录", None),
    ("出席", "attend"),
    ("参加", "attend"),
    ("参会", "attend"),
    ("与会", "attend"),
    ("到会", "attend"),
    ("到场", "attend"),
    ("在场", "attend"),
    ("在座", "attend"),
    ("旁听", "observe"),
    ("特邀", "attend"),
)
_TOKEN = re.compile(r"（[^（）]{0,30}）?|[^ 、，；。：\n\x00\x01（）]+")
_PIECE = re.compile(r"[^、\uff0c\uff1b。]+")
_INNER = re.compile(rf"(?<=[ ；。]){LABEL.pattern}")
_NOTE = re.compile(r"（([^（）]{1,20})）")
_ONE = re.compile(r"[\u3400-\u9fff]")
_POST = re.compile(r"(?:书记|主任|长|委员|主席|经理|总监|领导|代表|成员)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """Someone in the head of minutes; spans: pieces of the name in the source."""

    name: str
    post: str
    role: PersonRole
    spans: tuple[tuple[int, int], ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Head:
    """when, where: (start, end) of the values of 时间 and 地点 in the source."""

    people: tuple[Entry, ...]
    when: tuple[int, int] | None
    where: tuple[int, int] | None


def head(canvas: str, labels: Iterable[Line]) -> Head:
    """What the label lines of minutes say; a line without a label continues one."""
    people: list[Entry] = []
    when = where = None
    name = ""
    for line in labels:
        for label, start, end in _values(canvas, line):
            name = label or name
            if name in ("时间", "日期", "会期"):
                when = when or (start, end)
            elif name in ("地点", "地址", "会址"):
                where = where or (start, end)
            elif role := _role(name):
                people.extend(_people(canvas, start, end, role))
    return Head(_once(people), when, where)


def listed(canvas: str, line: Line, role: PersonRole) -> tuple[Entry, ...]:
    """The people of one line that is a list of names, whatever stands before it.

    Takes "区长霍启明、万里", "霍启明区长", and "列席:万里" with the label's own role.
    """
    return _once(
        [
            who
            for label, start, end in _values(canvas, line)
            for piece in _PIECE.finditer(canvas, start, end)
            for who in _listed(canvas, *piece.span(), _role(label) or role)
        ]
    )


def _listed(canvas: str, start: int, end: int, role: PersonRole) -> Iterator[Entry]:
    """The people between two commas: a post before them is theirs alone."""
    at = start
    for token in _TOKEN.finditer(canvas, start, end):
        name = titled(token.group())
        if name:
            yield from _people(canvas, at, token.start(), role)
            at = token.end()
            post = token.group()[len(name) :]
            spans = ((token.start(), token.start() + len(name)),)
            yield Entry(name, post, role, spans, True)
    yield from _people(canvas, at, end, role)


def _role(name: str) -> PersonRole | None:
    return next((role for key, role in _ROLES if name.startswith(key)), None)


def _values(canvas: str, line: Line) -> Iterator[tuple[str, int, int]]:
    """(label, start, end) of each value: "主持：赵州　参加：安济" has two.

    The label is "" where the line goes on with the one before.
    """
    alone = PRESENT.fullmatch(line.text)
    if alone:
        yield alone["name"], line.end, line.end
        return
    if HELD.match(line.text):
        yield "时间", line.start, line.end
        return
    told = DAY_AND_PLACE.match(canvas, line.start, line.end)
    if told:
        yield "时间", *told.span("day")
        if told["place"]:
            yield "地点", *told.span("place")
        return
    bare = bare_label(canvas[line.start : line.end], "：" in line.text)
    if bare:
        yield bare["name"].replace(" ", ""), line.start + bare.end(), line.end
        return
    match = LABEL.match(line.text)
    if CONTENT.fullmatch(line.text):
        return
    end = match.group()[-1] if match else ""
    at = canvas.find(end, line.start, line.end) + 1 if end else line.start
    name = match["name"] if match else ""
    for inner in _INNER.finditer(canvas, at, line.end):
        yield name, at, inner.start() - (canvas[inner.start() - 1] in "；。")
        name, at = inner["name"], inner.end()
    yield name, at, line.end


def _once(people: list[Entry]) -> tuple[Entry, ...]:
    seen: dict[str, Entry] = {}
    for who in people:
        old = seen.setdefault(who.name, who)
        if who.role == "chair":
            seen[who.name] = replace(old, role="chair")
    return tuple(seen.values())


def _people(canvas: str, start: int, end: int, role: PersonRole) -> Iterator[Entry]:
    """The names among posts and bodies: "县住建局　祖文魁　楚　楚" → 祖文魁, 楚楚."""
    post = body = ""  # body: the post with nobody named behind it
    for pieces in _groups(
        [m.span() for m in _TOKEN.finditer(canvas, start, end)], canvas
    ):
        text = "".join(canvas[a:b] for a, b in pieces)
        if text[0] == "（":
            yield from _sent(canvas, *pieces[0], body, role)
            continue
        who = person(text, bare=True)
        if who is None or (not who.post and len(pieces) == 1 and _POST.search(text)):
            post = body = text
            continue
        body = ""
        spans = tuple(_cut(pieces, who.start, who.end))
        sure = bool(who.post or post or surnamed(who.name))
        note = _NOTE.match(canvas, pieces[-1][1], end)
        remark = note.group(1) if note and role != "absent" else ""
        yield Entry(who.name, who.post or remark or post, role, spans, sure)


def _sent(
    canvas: str, start: int, end: int, body: str, role: PersonRole
) -> Iterator[Entry]:
    """Whom a body sent: 施工单位（苏轼、苏辙）; not the remark in 苏轼（施工单位）."""
    names = list(_PIECE.finditer(canvas, start + 1, end - 1)) if body else []
    if all(surnamed(one.group()) and plausible(one.group()) for one in names):
        for one in names:
            yield Entry(one.group(), body, role, (one.span(),), True)


def _groups(
    tokens: list[tuple[int, int]], canvas: str
) -> Iterator[tuple[tuple[int, int], ...]]:
    """Tokens, with names spaced character by character put together: 阚　军."""
    run: list[tuple[int, int]] = []
    last: tuple[int, int] | None = None
    for at, token in enumerate(tokens):
        apart = run and not canvas[run[-1][1] : token[0]].isspace()
        single = token[1] - token[0] == 1 and _ONE.match(canvas, token[0])
        if run and (apart or not single):
            yield from _cut_run(run, canvas)
            run = []
        if (
            single
            and last
            and (_surname_last(canvas, last, token) or _broken(canvas, tokens, at))
        ):
            yield last, token
            last = None
            continue
        if last:
            yield (last,)
        last = None if single else token
        if single:
            run.append(token)
    if last:
        yield (last,)
    yield from _cut_run(run, canvas)


def _surname_last(canvas: str, last: tuple[int, int], single: tuple[int, int]) -> bool:
    """妇女主任乌　云: the token before ends with a title and a surname."""
    if not canvas[last[1] : single[0]].isspace():
        return False
    who = person(canvas[slice(*last)] + canvas[slice(*single)], bare=True)
    return bool(who and who.post) and who is not None and len(who.name) == 2


def _broken(canvas: str, tokens: list[tuple[int, int]], at: int) -> bool:
    """Whether a name goes on below its line: 麻晓 / 芬; not 麻晓 / 龙 莎."""
    before, single = tokens[at - 1], tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    alone = after is None or after[1] - after[0] > 1
    short = before[1] - before[0] < 4
    return short and alone and "\n" in canvas[before[1] : single[0]]


def _cut(
    pieces: tuple[tuple[int, int], ...], start: int, end: int
) -> Iterator[tuple[int, int]]:
    """The pieces of what stands at [start, end) of their text."""
    for a, b in pieces:
        if start < b - a and end > 0:
            yield a + max(start, 0), min(b, a + end)
        start, end = start - (b - a), end - (b - a)


def _cut_run(
    run: list[tuple[int, int]], canvas: str
) -> Iterator[tuple[tuple[int, int], ...]]:
    """Single characters in twos; three at once are one name (欧 阳 芳)."""
    at = 0
    while at < len(run):
        left = len(run) - at
        both = canvas[run[at][0]] + (canvas[run[at + 1][0]] if left > 1 else "")
        size = 3 if left == 3 or (left > 3 and left % 2 and surnamed(both)) else 2
        yield tuple(run[at : at + size])
        at += size
