"""Series of numbered items: 一是…二是…, 第一…第二…, （一）…（二）…, 首先…其次….

To add a style, add a row to STYLES and its cases to tests/unit/extraction.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from meetings.extraction.flow import Flow
from meetings.extraction.pages import DETAIL
from meetings.extraction.subjects import MEETING
from meetings.extraction.turn import ANNOUNCED, Turn

from .markers import STYLES, Mark, Style, marks

_SLOGAN = 14  # characters of an item that only names what is to be done, at most
_SPEECH = 4_000  # characters of the last item of a speech, at most


@dataclass(slots=True)
class Item:
    """start: of the marker; text: after it; end: where the item ends."""

    number: int
    start: int
    text: int
    end: int
    opens: bool
    inner: list[Series] = field(default_factory=list)


@dataclass(slots=True)
class Series:
    """items in order. parent: the item it stands in.

    counted: its numbers go on over the headings of a longer series (一、1. 2. 二、3.).
    alike: a lone 1. below a heading whose neighbours have 1. and 2. below them.
    """

    style: Style
    items: list[Item]
    parent: Item | None = None
    counted: bool = False
    alike: bool = False

    @property
    def several(self) -> bool:
        return len(self.items) > 1 or self.counted or self.alike

    @property
    def lined(self) -> bool:
        """Whether its items begin paragraphs."""
        return all(item.opens for item in self.items[:2])

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def end(self) -> int:
        return self.items[-1].end


def series(flow: Flow, start: int, end: int, turns: Sequence[Turn]) -> list[Series]:
    """The outermost series between two offsets; inner ones hang on their items.

    Takes 一是…二要…, series in items, a series begun anew by the next speaker;
    not "一是一、二是二", "一、二、三产业", "第一季度", "1.5万", a lone 一是.
    """
    pairs = list(zip([None, *turns], turns, strict=False))
    edges = [two.start for one, two in pairs if _other(one, two)]
    decided = {two.start for one, two in pairs if one and _decides(one, two)}
    builder = _Builder(edges, [at for at in edges if at not in decided])
    for mark in marks(flow, start, end, turns):
        builder.take(mark)
    announced = {turn.content for turn in turns if turn.rule == ANNOUNCED}
    found: list[Series] = []
    waiting = builder.found
    while waiting:
        one = waiting.pop()
        if one.several or (one.start in announced and one.lined):
            found.append(one)
            waiting.extend(_bound(flow, one, end, turns))
        else:
            waiting.extend(inner for item in one.items for inner in item.inner)
    found.sort(key=lambda one: one.start)
    for one, after in pairwise(found):
        if one.end > after.start:
            _cut_short(flow, one.items[-1], after.start)
    return found


def _other(before: Turn | None, turn: Turn) -> bool:
    """Whether somebody else speaks from a turn on: not "一要…。他指出，…。二要…".

    Nor what the meeting decided in an item: "（1）线杆问题。…会议决定…。（2）…".
    """
    if turn.opens or before is None or before.speaker != turn.speaker:
        return True
    return turn.speaker == MEETING and not before.mode == turn.mode == "demand"


def _decides(before: Turn, turn: Turn) -> bool:
    """Whether minutes only settle one more point: "（1）…。会议决定由…。（2）…"."""
    alone = before.speaker == turn.speaker == MEETING and not turn.opens
    return alone and turn.mode == before.mode == "demand"


def _cut_short(flow: Flow, last: Item, at: int) -> None:
    """End an item before the sentence in which the next series begins.

    "三是抓好演练；防汛方面，一是…": 三 ends at the semicolon.
    """
    stops = (flow.masked.rfind(stop, last.text, at) for stop in "。；")
    stop = max(stops)
    last.end = stop + 1 if stop >= 0 else at
    last.inner = [inner for inner in last.inner if inner.end <= last.end]


@dataclass(slots=True)
class _Builder:
    """Puts marks together; edges: where turns begin; others: of somebody else.

    left: the series that the last heading ended, whose numbers may go on below it.
    """

    edges: list[int]
    others: list[int]
    open: list[Series] = field(default_factory=list)
    left: list[Series] = field(default_factory=list)
    found: list[Series] = field(default_factory=list)

    def take(self, mark: Mark) -> None:
        """Go on with the innermost series that waits for this number, or begin one.

        One of the very style goes first: 二是 leaves a 一要…二要… inside 一是.
        """
        style = STYLES[mark.style].name
        ready = [one for one in reversed(self.open) if self._goes_on(one, mark)]
        if ready:
            same = next((one for one in ready if one.style.name == style), ready[0])
            depth = self.open.index(same) + 1
            self.left = self.open[depth:] or self.left
            del self.open[depth:]
            self._append(same, mark)
            return
        before = next((one for one in self.left if _counts_on(one, mark)), None)
        if before and self.open:
            self._begin(mark)
            before.counted = self.open[-1].counted = True
            return
        if mark.value == 1 or (mark.value == 2 and not self.open):
            self._begin(mark)

    def _goes_on(self, one: Series, mark: Mark) -> bool:
        style, last = STYLES[mark.style], one.items[-1]
        same = style.family == one.style.family
        mixed = {style.family, one.style.family} <= {"cn", "ordinal", "dun"}
        if not same and not (mixed and not mark.opens and not one.lined):
            return False
        if mark.value == 0:
            return len(one.items) > 1 and not self._turned(last, mark)
        if not last.number < mark.value <= last.number + (2 if same else 1):
            return False
        return (mark.opens and last.opens) or not self._turned(last, mark)

    def _turned(self, item: Item, mark: Mark) -> bool:
        """Whether another turn began since the item."""
        numbered = STYLES[mark.style].family in ("paren", "digits", "arabic", "circle")
        edges = self.others if numbered else self.edges
        index = bisect_right(edges, item.start)
        return index < len(edges) and edges[index] <= mark.start

    def _append(self, one: Series, mark: Mark) -> None:
        last = one.items[-1]
        last.end = mark.start
        value = mark.value or last.number + 1
        one.items.append(Item(value, mark.start, mark.end, mark.end, mark.opens))

    def _begin(self, mark: Mark) -> None:
        """Open a series; one of its kind that is open, and all inside it, is over."""
        for depth, one in enumerate(self.open):
            alike = one.style.name == STYLES[mark.style].name
            if alike and one.items[0].opens == mark.opens:
                del self.open[depth:]
                break
        while self.open and not self._holds(self.open[-1], mark):
            self.open.pop()
        item = Item(mark.value, mark.start, mark.end, mark.end, mark.opens)
        parent = self.open[-1].items[-1] if self.open else None
        one = Series(STYLES[mark.style], [item], parent)
        self.open.append(one)
        if parent:
            parent.inner.append(one)
        else:
            self.found.append(one)

    def _holds(self, one: Series, mark: Mark) -> bool:
        """Whether a series that begins at a mark stands inside an open item."""
        if STYLES[mark.style].name == one.style.name:
            return False
        return one.lined or not self._turned(one.items[-1], mark)


def _counts_on(one: Series, mark: Mark) -> bool:
    """Whether "3." below a heading goes on with 1. and 2. below the one before."""
    same = one.style is STYLES[mark.style] and one.items[-1].number + 1 == mark.value
    return same and mark.opens and one.lined


def _bound(flow: Flow, one: Series, limit: int, turns: Sequence[Turn]) -> list[Series]:
    """Set where the last item of a series ends, and the same inside its items.

    Returns what had been taken for inner series and begins after that end.
    """
    last = one.items[-1]
    torn = _torn(flow, one, turns)
    first = bisect_left(turns, (last.start + 1,))
    for at in range(first, len(turns)):
        if turns[at].opens or not one.lined:
            limit = min(limit, turns[at].start)
            break
    beside = _beside(one) if one.several else []
    limit = min([limit, *beside, *_leave(flow, last)])
    stop = min(_paragraph_end(flow, one, last), _sentence_end(flow, one))
    stop = stop if one.several else limit  # an announced first item, the page torn
    last.end = min(limit, max(torn, stop))
    outside = [inner for inner in last.inner if inner.start >= last.end]
    _match_lone(one)
    for item in one.items:
        kept = [x for x in item.inner if x.several and x.start < item.end]
        item.inner = kept
        for inner in kept:
            outside.extend(_bound(flow, inner, item.end, turns))
    return outside


def _match_lone(one: Series) -> None:
    """Mark the lone 1. of an item as a series where other items have 1. and 2."""
    inner = [x for item in one.items for x in item.inner if x.lined]
    styles = {x.style.name for x in inner if x.several}
    for x in inner:
        x.alike = x.style.name in styles and not x.several


def _torn(flow: Flow, one: Series, turns: Sequence[Turn]) -> int:
    """Where the last item ends that the page tore: "三要抓农机。", a picture, its rest.

    0 where no other thing stands on the page below the item, or it says more than the
    slogan, or the others do not, or somebody else speaks below.
    """
    last = one.items[-1]
    marks = (*flow.between(last.start, last.start + _SPEECH), len(flow.text))
    at = marks[0]
    if len(marks) < 2 or any(turn.start == at for turn in turns):
        return 0
    above, below = flow.spans(at - 1, at)[0].end, flow.spans(at, at + 1)[0].start
    parted = flow.canvas[above:below].strip(" \n\x00\x01")
    bare = at - last.text < _SLOGAN and flow.masked.find("。", last.text, at - 1) < 0
    others = all(
        flow.masked.find("。", item.text, item.end - 1) > 0 for item in one.items[:-1]
    )
    return marks[1] if parted and bare and others else 0


def _leave(flow: Flow, last: Item) -> list[int]:
    """Where a speaker takes leave after the last item: "同志们，…谢谢大家！".

    Or where what was quoted ends: "三是…。”最后，各部门商议了指标。"
    """
    quoted = flow.text.find("。”最后", last.text, last.text + _SPEECH)
    if quoted > 0:
        return [quoted + 2]
    marks = flow.between(last.start, last.start + _SPEECH)
    return [at for at in marks if flow.text.startswith("同志们", at)][:1]


def _beside(one: Series) -> list[int]:
    """Where series of the same kind begin after the last item, not inside it.

    Takes "一是…；二是…。…一要…；二要…": the second stands inside the last item only
    where an earlier item has one of its kind, too (一是…：一要…二要…。二是…：一要…).
    """
    inside = [_kin(one, item) for item in one.items]
    return [] if any(inside[:-1]) else [inner.start for inner in inside[-1]]


def _kin(one: Series, item: Item) -> list[Series]:
    return [inner for inner in item.inner if inner.style.family == one.style.family]


def _sentence_end(flow: Flow, one: Series) -> int:
    """Where "一要管设备；二要管人员；三要管现场。" ends: items of one sentence only."""
    whole = len(one.items) > 1 and all(
        flow.text[item.end - 1] in "，、；"
        and flow.masked.find("。", item.text, item.end) < 0
        for item in one.items[:-1]
    )
    stop = flow.masked.find("。", one.items[-1].text) if whole else -1
    return stop + 1 if stop >= 0 else len(flow.text)


def _paragraph_end(flow: Flow, one: Series, last: Item) -> int:
    """Where the paragraphs of the last item end.

    Lines such as 责任单位：… belong to it, but not to a series inside the text of an
    item, which they are about; further paragraphs only in a series
    whose other items have some too.
    """
    if one.lined and any(_extra(flow, item.start, item.end) for item in one.items[:-1]):
        return len(flow.text)
    index = bisect_right(flow.paragraphs, last.start)
    inline = one.parent is not None and not one.lined
    while index < len(flow.paragraphs):
        if inline or not DETAIL.match(flow.text, flow.paragraphs[index]):
            return flow.paragraphs[index]
        index += 1
    return len(flow.text)


def _extra(flow: Flow, start: int, end: int) -> bool:
    """Whether an item has a second paragraph that is no 责任单位：…."""
    index = bisect_right(flow.paragraphs, start)
    rest = flow.paragraphs[index : index + 12]
    return any(p < end and not DETAIL.match(flow.text, p) for p in rest)
