"""A digest in words: its reasons, its mail. What the mail says the inbox says too."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from tracker import lights
from tracker.models import Digest, Office

from .lines import WHYS

LIGHTS = frozenset({lights.LATE, lights.SOON, lights.STILL})  # the office names these
NAMED = 3  # reasons in the subject
WEEK = "一二三四五六日"


def labels() -> dict[str, str]:
    """Reason → its word, lights as this office calls them."""
    own = Office.present().light_words
    return {why: own[why] if why in LIGHTS else word for why, word in WHYS.items()}


def tally(digest: Digest) -> list[tuple[str, str, int]]:
    """(reason, word, matters), the most urgent first."""
    words = labels()
    return [(w, words[w], digest.tally[w]) for w in WHYS if digest.tally.get(w)]


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def address(matter: Mapping[str, Any]) -> str:
    """Where one goes from a matter: the own part, or the docket of several."""
    found = list({note["part"] for note in matter["notes"]})
    if len(found) == 1:
        return reverse("assignment", args=found)
    return reverse("docket-detail", args=[matter["docket"]])


def subject(digest: Digest) -> str:
    """【落实】11月27日待办 5 件:逾期 2、今日到期 1、待签收 2"""
    told = [f"{word} {count}" for _, word, count in tally(digest)]
    more = " 等" if len(told) > NAMED else ""
    head = f"【落实】{digest.day.month}月{digest.day.day}日待办 {digest.count} 件"
    return f"{head}:{'、'.join(told[:NAMED])}{more}"


def body(digest: Digest, name: str) -> str:
    return "\n".join(_lines(digest, name)) + "\n"


def _lines(digest: Digest, name: str) -> Iterator[str]:
    words = labels()
    yield f"{name}:"
    yield ""
    yield f"{_date(digest.day)},有 {digest.count} 件事等您办,最急的在前:"
    for number, matter in enumerate(digest.matters, start=1):
        yield ""
        yield f"{number}. {matter['code']} {matter['title']}"
        said = ""
        for note in matter["notes"]:  # whose it is stands with the first of its notes
            who = f"{note['who']}:" if note["who"] != said else ""
            yield f"   【{words[note['why']]}】{who}{note['words']}。"
            said = note["who"]
        yield f"   {absolute(address(matter))}"
    if digest.more:
        yield ""
        yield f"另有 {digest.more} 件:{absolute(reverse('assignment-list'))}"
    yield ""
    yield f"在系统里看:{absolute(digest.get_absolute_url())}"
    yield f"不想收邮件:{absolute(reverse('mail-choice'))}"
    yield "系统自动发出,每天至多一封,请不要回复。"


def _date(day: datetime.date) -> str:
    return f"{day.month}月{day.day}日 星期{WEEK[day.weekday()]}"
