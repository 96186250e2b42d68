"""Speeches printed as they were given: who speaks, and the day under the title."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from meetings.extraction import dates
from meetings.extraction.article import Article
from meetings.extraction.minutes import Entry
from meetings.extraction.names import person, surnamed
from meetings.extraction.pages import Line
from meetings.extraction.result import PersonRole
from meetings.extraction.subjects import MEETING

_SPEECH = re.compile(
    r"上的?(?:总结|动员|重要|主持)?(?:讲话|发言|主持词|致辞|报告)(?:提纲|稿)?(?:（?(?:摘要|要点|节选|摘录|[^（）]{0,4}录音整理)）?)?$"
)
_GREETINGS = ("同志们", "各位")


class Speech(NamedTuple):
    """heads: the title without who speaks; day: what stands below it in brackets.

    given: a speech is printed. speaker: who gave it, where that is printed, too.
    """

    heads: Sequence[Line]
    speaker: Entry | None = None
    day: tuple[int, int] | None = None
    given: bool = False

    @property
    def name(self) -> str | None:
        """Who says 我; the meeting where nobody is named, None where none is given."""
        if self.speaker:
            return self.speaker.name
        return MEETING if self.given else None


def speech(canvas: str, article: Article) -> Speech:
    """The title of a speech, its speaker and its day.

    Takes "在全县防火会议上的主持词" over "县委常委　胡满仓", and "县长王伟在会上的讲话"
    over "同志们："; not the report "王伟在会议上强调" nor a byline below any other
    headline.
    """
    heads = article.heads
    title = "".join(x.text for x in heads)
    above = "".join(x.text for x in heads[:-1])
    if above and _SPEECH.search(above):
        last = heads[-1]
        hosts = heads[-2].text.endswith(("主持词", "主持讲话"))
        speaker = _entry(canvas, last.text, last, hosts=hosts)
        if speaker:
            below = article.paragraphs[0][0].start if article.paragraphs else last.end
            return Speech(heads[:-1], speaker, (last.end, below), True)
    if not (_SPEECH.search(title) or title.endswith("讲话")) or not _greets(article):
        return Speech(heads)
    called = title.partition("在")[0].removesuffix("同志")
    hosts = title.endswith("主持词")
    return Speech(heads, _entry(canvas, called, heads[0], hosts=hosts), None, True)


def _greets(article: Article) -> bool:
    """Whether a text speaks to those who hear it: "同志们：今天…"."""
    first = (lines[0].text for lines in article.paragraphs[:3])
    return any(text.startswith(_GREETINGS) for text in first)


def _entry(canvas: str, called: str, line: Line, *, hosts: bool) -> Entry | None:
    """The speaker whom a line of the title names."""
    who = person(called, bare=True)
    if not who or not (who.post or surnamed(who.name)):
        return None
    name = re.compile("[ \n]*".join(who.name)).search(canvas, line.start, line.end)
    if not name:
        return None
    spans = tuple(
        (name.start() + at, name.start() + at + 1)
        for at, char in enumerate(name.group())
        if not char.isspace()
    )
    role: PersonRole = "chair" if hosts else "attend"
    return Entry(who.name, who.post, role, spans, True)


def day_of(canvas: str, one: Speech, published: datetime.date) -> dates.Held | None:
    """The day between title and text: "（2015年12月24日）"."""
    if not one.day:
        return None
    return dates.held(canvas[slice(*one.day)].replace(" ", ""), published)
