"""Which bodies a directive makes answerable, and whether they lead or support."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from meetings.extraction import vocabulary as words
from meetings.extraction.bodies import END_CHARS, Lexicon, Name, listed
from meetings.extraction.flow import mask
from meetings.extraction.result import BodyRole

_PIECE = re.compile(r"[^，：；。！？]+")
_LEADING = re.compile(
    r"(?:(?:并|且|再|也|同时|请|责成|要求|安排|指定|委托|届时|会后|近期|今后|下一步|即日起|节后|汛前|原则上|"
    r"必要时|其中|另外|此外|具体|统一|最后|拟|，)|"
    r"(?:在|于|务必|须|要)?(?:\d|本|下|年|月|今|明|[一二三四五六七八九十]|第|春节|国庆|清明|元旦|放假|开学|汛期)"
    r"[^，由、]{0,10}?(?:之前|以前|前|内|底|末|起)(?![锋进郭海门线])|由|经)+"
)
_BY = re.compile(r"由|交由|责成|委托|请")
_SUPPORTS = re.compile(
    r"(?:要|应|须|需|务必|必须|积极|密切|全力|主动|给予|大力|做好|搞好|抓好|予以|共同|协同|负责|按职责|按照职责|"
    r"与[^，]{1,14}?)*(?:配合|协助|参与|协作|协办)"
)
_WITH = re.compile(r"会同|联合|协同|协调配合|商(?=[县市区省])|配合(?=[县市区省镇])")
_MODIFIER = re.compile(
    r"(?:提出|报告|上报|报送|提交|制定|印发|反映|汇报|起草|组织|开展|转来|移交|交办|发布)(?:的|了)"
)
_NOT_AFTER = tuple(words.NOT_AFTER_BODY.split())
_STRONG = ("要", "应", "须", "必须", "务必", "负责", "牵头", "配合", "会同", "对", "将", "把")
_LABEL = re.compile(
    r"(?P<support>配合|协办|协助|参与|协同)(?:单位|部门|科室|处室)?：|"
    r"(?P<lead>责任|牵头|主办|承办|落实|办理|主责|实施|负责|整改|牵头责任|第一责任)"
    r"(?:单位|部门|科室|处室)?：|(?P<other>[\u4e00-\u9fff]{2,6}：)"
)
_LIST_END = re.compile(r"[。；）】\n]|\d{1,4}[年月]")
_LONGEST = 64


def _by_first(text: str) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for word in text.split():
        table.setdefault(word[0], []).append(word)
    return {char: tuple(rows) for char, rows in table.items()}


_VERBS = _by_first(words.BODY_VERBS)


@dataclass(frozen=True, slots=True)
class Body:
    """A body at [start, end) of the directive's text."""

    name: str
    role: BodyRole
    start: int
    end: int
    rule: str
    sure: bool


def bodies(text: str, lexicon: Lexicon) -> list[Body]:
    """The answerable bodies of a directive's text, each once, in order.

    Takes subjects ("县水利局要…"), 由…负责, …牵头、…配合, 会同…, 责任单位：…;
    not objects ("报县政府办公室", "与市场对接"), classes ("各乡镇", 有关部门).
    """
    found: dict[str, Body] = {}
    masked = mask(text)
    for body in [*_labelled(text, lexicon), *_in_pieces(masked, lexicon)]:
        old = found.get(body.name)
        if old is None or (old.role == "support" and body.role == "lead"):
            found[body.name] = body
    return sorted(found.values(), key=lambda body: body.start)


def _labelled(text: str, lexicon: Lexicon) -> Iterator[Body]:
    """责任单位：A、B；配合单位：C. A person (责任领导：覃川) is no body."""
    if "：" not in text:
        return
    labels = list(_LABEL.finditer(text))
    for index, label in enumerate(labels):
        kind = label.lastgroup
        if kind == "other":
            continue
        stop = labels[index + 1].start() if index + 1 < len(labels) else len(text)
        end = _LIST_END.search(text, label.end(), stop)
        value_end = end.start() if end else stop
        role: BodyRole = "support" if kind == "support" else "lead"
        for name in re.finditer(r"[^、，和及（）]+", text[label.end() : value_end]):
            if _nameable(name.group(), lexicon):
                at = label.end() + name.start()
                stop_at = at + len(name.group())
                yield Body(name.group(), role, at, stop_at, label.group(), True)


def _nameable(name: str, lexicon: Lexicon) -> bool:
    general = name.startswith(("各", "有关", "相关", "全体", "所有"))
    return 2 <= len(name) <= 22 and not general or lexicon.body(name)


def _in_pieces(text: str, lexicon: Lexicon) -> Iterator[Body]:
    for piece in _PIECE.finditer(text):
        yield from _piece(piece.group(), piece.start(), lexicon)


def _piece(piece: str, start: int, lexicon: Lexicon) -> Iterator[Body]:
    """The bodies of what stands between two commas."""
    lead = _LEADING.match(piece)
    tried = {lead.end() if lead else 0: None, 0: None}
    tried |= {by.end(): None for by in _BY.finditer(piece)}
    reach = 0
    for at in sorted(tried, key=lambda x: (x != (lead.end() if lead else 0), x)):
        while reach <= at < len(piece):
            subject = _subject(piece, at, lexicon)
            if not subject:
                break
            names, verb = subject
            yield from _with_role(piece, names, verb, start, lexicon)
            reach = verb
            at = _next_group(piece, verb)
    yield from _partners(piece, reach, start, lexicon)
    if not reach:
        yield from _inside(piece, start, lexicon)


def _next_group(piece: str, verb: int) -> int:
    """Where a second group begins: 派出所牵头、应急办配合."""
    match = re.compile(r"(?:牵头|负责|主办|配合|参与)(?:、|和|与|，)?").match(piece, verb)
    return match.end() if match and match.end() < len(piece) else len(piece)


def _subject(piece: str, at: int, lexicon: Lexicon) -> tuple[list[Name], int] | None:
    """The bodies at an offset and where what they do begins."""
    limit = min(len(piece), at + _LONGEST)
    loose: tuple[list[Name], int] | None = None
    for end in range(at + 2, limit + 1):
        if piece[end - 1] not in END_CHARS and piece[at:end] not in lexicon.names:
            if not (end < limit and _verb(piece, end) and "、" in piece[at:end]):
                continue
        names = listed(piece[at:end], at, lexicon)
        if not names or _longer(piece, end):
            continue
        if end == limit or _verb(piece, end):
            return (names, end) if _acts(piece, end) else None
        if loose is None and not piece.startswith(_NOT_AFTER, end):
            loose = (names, end)
    return loose if loose and _acts(piece, loose[1]) else None


def _verb(piece: str, at: int) -> bool:
    table = _VERBS.get(piece[at : at + 1])
    return bool(table) and piece.startswith(table or "", at)


def _longer(piece: str, end: int) -> bool:
    """市委 before 组织部要 is only the beginning of a name."""
    for size in (1, 2, 3, 4, 5):
        stop = end + size
        if stop < len(piece) and piece[stop - 1] in END_CHARS:
            if piece.startswith(_STRONG, stop) and not piece.startswith(_STRONG, end):
                return True
    return piece.startswith(_NOT_AFTER, end)


def _acts(piece: str, verb: int) -> bool:
    """Whether the body acts; "教务处提出的方案" only says whose the plan is."""
    return not _MODIFIER.match(piece, verb)


def _with_role(
    piece: str, names: list[Name], verb: int, start: int, lexicon: Lexicon
) -> Iterator[Body]:
    if verb >= len(piece) and start + verb < 0:
        return
    role: BodyRole = "support" if _SUPPORTS.match(piece, verb) else "lead"
    rule = "配合" if role == "support" else piece[verb : verb + 2] or "主语"
    for name in names:
        yield Body(
            name.name, role, start + name.start, start + name.end, rule, name.sure
        )


def _partners(
    piece: str, at: int, start: int, lexicon: Lexicon
) -> Iterator[Body]:
    """The bodies after 会同, 联合: they support."""
    for word in _WITH.finditer(piece, at):
        for end in range(len(piece), word.end() + 1, -1):
            cut = end == len(piece) or _verb(piece, end) or piece[end] in "开对做"
            if not cut or piece[end - 1] not in END_CHARS:
                continue
            names = listed(piece[word.end() : end], word.end(), lexicon)
            for name in names:
                where = start + name.start, start + name.end
                yield Body(name.name, "support", *where, word.group(), name.sure)
            if names:
                return


def _inside(piece: str, start: int, lexicon: Lexicon) -> Iterator[Body]:
    """A body in the middle that answers all the same: 钱的事财政金融局兜底."""
    for match in re.finditer(r"(?:兜底|牵头|负总责|负责|负全责)", piece):
        head = piece[: match.start()]
        at = max(head.rfind("的事"), head.rfind("问题"), head.rfind("工作")) + 2
        if at > 1:
            for name in listed(head[at:], at, lexicon):
                where = start + name.start, start + name.end
                yield Body(name.name, "lead", *where, match.group(), name.sure)
