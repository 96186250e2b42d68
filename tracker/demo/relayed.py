"""上级要求 of the demo: six points of a visit, four taken up, two by nobody yet."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.contrib.auth.models import User

from meetings import proofreading
from meetings.models import Directive, Edit, Meeting, Relay
from meetings.relayed import answering, deciding, taking
from tracker.models import DocketDirective

from .sources import PAPER, add

PRINTED = -98  # days from loading to the day of the paper
EACH = 2  # directives that a point is answered by, at most
# Of the first four points, words of the directives that answer them.
WORDS = (
    ("厂房", "签约", "开工", "项目"),
    ("燃气用户", "自建房", "消防", "工地", "隐患"),
    ("老旧小区", "加装", "助餐", "安置"),
    ("清淤", "蓝藻", "排口", "湿地"),
)


def relay(by: User, today: datetime.date) -> None:
    """Take the paper in, make its passage a record, link what was charged since."""
    source = add("newspaper-visit.txt", PAPER, PRINTED, today, by)
    for meeting in Meeting.objects.filter(reading__source=source):
        proofreading.reject_meeting(meeting, by)  # it only hands on what was said
    found = taking.found_in(source)[0].found
    made = taking.take_in(source, by, *found.at).relay
    assert made is not None
    deciding.decide(made, by, Edit.Verb.CONFIRM)
    _answer(made, by)


def _answer(made: Relay, by: User) -> None:
    used: set[int] = set()
    for point, words in zip(made.points.order_by("order"), WORDS, strict=False):
        rows = [row for row in _charged(made, words) if row.pk not in used][:EACH]
        for row in rows:
            used.add(row.pk)
            answering.link(row, by, [point.pk])


def _charged(made: Relay, words: tuple[str, ...]) -> Iterator[Directive]:
    """Directives with a docket that say one of the words, the likeliest word first."""
    links = DocketDirective.objects.filter(relation=DocketDirective.Relation.ORIGIN)
    rows = Directive.objects.confirmed().filter(pk__in=links.values("directive"))
    if made.given_on:
        rows = rows.filter(meeting__held_on__gte=made.given_on)
    for word in words:
        yield from rows.filter(text__contains=word).order_by("pk")
