"""Speeches printed as they were given: who speaks, and the day under the title."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from meetings.extraction import dates
from meetings.extraction.article import Article
from meetings.extraction.minutes import Entry
from meetings.extraction.names import person
from meetings.extraction.pages import Line
from meetings.extraction.result import PersonRole

_SPEECH = re.compile(
    r"上的?(?:总结|动员|重要|主持)?(?:讲话|发言|主持词|致辞|报告)(?:提纲|稿)?(?:（?(?:摘要|要点|节选|摘录|[^（）]{0,4}录音整理)）?)?$"
)


class Speech(NamedTuple):
    """heads: the title without who speaks; day: what stands below it in brackets."""

    heads: Sequence[Line]
    speaker: Entry | None
    day: tuple[int, int] | None

    @property
    def name(self) -> str | None:
        return self.speaker.name if self.speaker else None


def speech(canvas: str, article: Article) -> Speech:
    """The title of a speech, its speaker and its day.

    Takes "在全县防火会议上的主持词" over "县委常委、常务副县长　胡满仓"; not the
    report "王伟在会议上强调" nor a byline below any other headline.
    """
    heads = article.heads
    if len(heads) < 2 or not _SPEECH.search("".join(x.text for x in heads[:-1])):
        return Speech(heads, None, None)
    last = heads[-1]
    who = person(last.text, bare=True)
    if not who:
        return Speech(heads, None, None)
    name = re.compile("[ \n]*".join(who.name)).search(canvas, last.start, last.end)
    if not name:
        return Speech(heads, None, None)
    hosts = heads[-2].text.endswith(("主持词", "主持讲话"))
    spans = tuple(
        (name.start() + at, name.start() + at + 1)
        for at, char in enumerate(name.group())
        if not char.isspace()
    )
    role: PersonRole = "chair" if hosts else "attend"
    speaker = Entry(who.name, who.post, role, spans, True)
    below = article.paragraphs[0][0].start if article.paragraphs else last.end
    return Speech(heads[:-1], speaker, (last.end, below))


def day_of(canvas: str, one: Speech, published: datetime.date) -> dates.Held | None:
    """The day between title and text: "（2015年12月24日）"."""
    if not one.day:
        return None
    return dates.held(canvas[slice(*one.day)].replace(" ", ""), published)
