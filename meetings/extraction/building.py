"""Markers put together: items of series, and series inside items."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from meetings.extraction.markers import STYLES, Mark, Style


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


@dataclass(slots=True)
class Builder:
    """Puts marks together; edges: where somebody else begins to speak.

    left: the series that the last heading ended, whose numbers may go on below it.
    """

    edges: list[int]
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
        index = bisect_right(self.edges, item.start)
        return index < len(self.edges) and self.edges[index] <= mark.start

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
