"""One article of a page, as it grows while the page is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from meetings.extraction.pages import Line

# An item that breaks off in its second sentence or later; not "…。责任单位：教务处".
_BROKEN = re.compile(r"[。；][^。；：！？”）】]{4,60}$")
LONG = 24  # characters from which a line is more than a stray piece


@dataclass(slots=True)
class Article:
    """heads: lines of the headline. paragraphs: each the lines of one paragraph.

    goes_on: "（下转第3版）" stood below it. labels: lines such as 时间：… of minutes.
    repeats: lines that stood before.
    """

    heads: list[Line] = field(default_factory=list)
    labels: list[Line] = field(default_factory=list)
    paragraphs: list[list[Line]] = field(default_factory=list)
    repeats: list[Line] = field(default_factory=list)
    bylined: bool = False
    goes_on: bool = False

    @property
    def last(self) -> Line | None:
        return self.paragraphs[-1][-1] if self.paragraphs else None

    @property
    def last_text(self) -> str:
        return self.last.text if self.last else ""

    @property
    def parted(self) -> bool:
        """Whether blank lines part it from what stands above, as the page does."""
        lines = [*self.heads[:1], *(part[0] for part in self.paragraphs[:1])]
        return any(line.gap for line in lines)

    @property
    def long(self) -> bool:
        """Whether its last paragraph is more than a stray line."""
        rows = self.paragraphs[-1] if self.paragraphs else ()
        return sum(len(line.text) for line in rows) > LONG

    @property
    def cut(self) -> bool:
        """Whether the body so far ends in the middle of a sentence."""
        last = self.last
        if last and last.kind == "item":
            return bool(_BROKEN.search(last.text))
        return bool(last and not last.finished)

    @property
    def listing(self) -> bool:
        """Whether it is minutes that end so far in an item, or announce some."""
        minutes = bool(self.heads) and "纪要" in self.heads[-1].text
        last = self.last
        items = last is not None and (last.kind == "item" or last.text[-1] == "：")
        return minutes and items

    @property
    def position(self) -> int:
        lines = self.heads or self.labels or self.paragraphs[0]
        return lines[0].start

    def mentions(self, name: str) -> bool:
        return any(name in line.text for part in self.paragraphs for line in part)
