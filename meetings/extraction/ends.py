"""Where the items of a series end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from meetings.extraction.building import Item, Series
from meetings.extraction.flow import Flow
from meetings.extraction.pages import DETAIL
from meetings.extraction.turn import Turn

_SLOGAN = 14  # characters of an item that only names what is to be done, at most
_SPEECH = 4_000  # characters of the last item of a speech, at most


def bound(flow: Flow, one: Series, limit: int, turns: Sequence[Turn]) -> list[Series]:
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
            outside.extend(bound(flow, inner, item.end, turns))
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
