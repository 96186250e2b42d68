"""Whom a report is about from its first words, whatever they are said to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from meetings.extraction import leads
from meetings.extraction import vocabulary as words
from meetings.extraction.attendee import Attendee
from meetings.extraction.flow import Flow
from meetings.extraction.names import plausible, surnamed, titled
from meetings.extraction.openings import WHEN
from meetings.extraction.subjects import stranger

_WHEN = re.compile(
    rf"(?:{WHEN})(?:[上下]午|晚上?|傍晚|[清凌]晨|早[上晨]|一早|[深半]夜|午后|中午|夜[里间]?)?"
    r"(?:\d{1,2}[时点：][\d分半许]{0,3})?，?"
)
_POST = re.compile(words.either(words.TITLES))
_REACH = 120  # characters in which a report says whom it is about
_SETTING = 20  # characters of a first sentence that only says the day and the weather
_TITLED = 8  # of a name with its post: 王伟副县长


def protagonist(
    flow: Flow, start: int, end: int, present: Sequence[Attendee] = ()
) -> Attendee | None:
    """The person whom a report begins with and who speaks later in it.

    Of those present the first, where its first words name one.

    Where a short first sentence only sets the scene ("4月21日，谷雨刚过。"), the next.
    Takes 王伟 in "3月5日，县长王伟到城关镇督战。…王伟强调，"; not whom the report
    names only once, nor "3月5日，县长热线开通".
    """
    stop = flow.text.find("。", start, min(end, start + _REACH))
    when = _WHEN.search(flow.text, start, stop) if stop > 0 else None
    if not when:
        return _named_first(flow.text, start, end) if stop > 0 else None
    found = _acting(flow, when.end(), stop, end, present)
    if found or stop > start + _SETTING:
        return found
    after = flow.text.find("。", stop + 1, min(end, start + _REACH))
    return _acting(flow, stop + 1, after, end, present) if after > 0 else None


def _acting(
    flow: Flow, first: int, stop: int, end: int, present: Sequence[Attendee]
) -> Attendee | None:
    """Who a sentence begins with and speaks later; of those present the first."""
    comma = flow.text.find("，", first, stop)
    last = comma if comma > 0 else stop
    if present and present[0].start < last:
        return present[0]
    for at, name, post in _names(flow.text, first, last):
        if _speaks(flow.text, name, at + len(name), end):
            return Attendee(name, post, "attend", at, at + len(name), "opening", True)
    return None


def _named_first(text: str, start: int, end: int) -> Attendee | None:
    """Who a report without a day begins with: "蓝山首先肯定了…。蓝山强调，"."""
    for size in (4, 3, 2):
        name, at = text[start : start + size], start + size
        known = text.startswith("首先", at) and stranger(name)
        if known and _speaks(text, name, at, end):
            return Attendee(name, "", "attend", start, at, "opening", True)
    return None


def joined(present: list[Attendee], actor: Attendee | None) -> list[Attendee]:
    """Those present with the protagonist among them, in order."""
    if not actor or any(who.name == actor.name for who in present):
        return present
    return sorted([*present, actor], key=lambda who: who.start)


def _names(text: str, start: int, end: int) -> Iterator[tuple[int, str, str]]:
    """What may be a name after a post, or before one, the longest first."""
    for size in range(_TITLED, 3, -1):
        name = titled(text[start : min(end, start + size)])
        if name:
            yield start, name, text[start + len(name) : start + size]
    for post in _POST.finditer(text, start, end):
        for size in (4, 3, 2):
            name = text[post.end() : post.end() + size]
            if post.end() + size <= end and surnamed(name) and plausible(name):
                yield post.end(), name, text[start : post.end()]


def _speaks(text: str, name: str, start: int, end: int) -> bool:
    """Whether the name stands again as who says something."""
    at = text.find(name, start, end)
    while at >= 0:
        if leads.IS_SUBJECT.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1, end)
    return False
