"""Undo to any depth: whatever was done, taking it all back is the start again."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from meetings import proofreading as desk
from meetings.intake import intake
from meetings.models import Directive, Edit, Meeting, Mention, Source
from meetings.refusals import Refused
from tests.database.meetings.pages import DAY, PAGE
from tests.database.meetings.proposals import done, everything
from tests.factories import make_department

OTHER = """\
区委召开秋收工作推进会

本报讯 9月17日上午,区委书记沈砚秋主持召开秋收工作推进会。

会议要求,一要抢抓农时。区农业农村局要组织好农机,各镇街要在10月15日前完成抢收。\
二要守住粮食安全底线。区市场监管局要查处坑农行为;区粮食局要备足仓容。
"""


@pytest.fixture
def source(db: None) -> Source:
    """Two meetings on one page."""
    return intake(f"{PAGE}\n\n{OTHER}".encode(), published_on=DAY).source


Verb = Callable[[random.Random, User, Source], Any]


def some(chance: random.Random) -> Directive:
    return chance.choice(list(Directive.objects.order_by("pk")))


def meeting(chance: random.Random) -> Meeting:
    return chance.choice(list(Meeting.objects.order_by("pk")))


def span(chance: random.Random, source: Source) -> tuple[int, int]:
    start = chance.randrange(len(source.text) - 3)
    return start, start + chance.randrange(1, 60)


VERBS: dict[str, Verb] = {
    "confirm": lambda c, by, s: desk.confirm(some(c), by),
    "reject": lambda c, by, s: desk.reject(some(c), by),
    "restore": lambda c, by, s: desk.restore(some(c), by),
    "confirm meeting": lambda c, by, s: desk.confirm_meeting(meeting(c), by),
    "reject meeting": lambda c, by, s: desk.reject_meeting(meeting(c), by),
    "split": lambda c, by, s: desk.split(
        row := some(c), by, c.randrange(len(row.text))
    ),
    "merge": lambda c, by, s: desk.merge(some(c), by),
    "move": lambda c, by, s: desk.move(some(c), by, meeting(c)),
    "promote": lambda c, by, s: desk.promote(some(c), by),
    "demote": lambda c, by, s: desk.demote(some(c), by),
    "number": lambda c, by, s: desk.renumber(
        some(c), by, c.randrange(9), c.random() < 0.5
    ),
    "up": lambda c, by, s: desk.place(some(c), by, -1),
    "down": lambda c, by, s: desk.place(some(c), by, 2),
    "add": lambda c, by, s: desk.add_directive(meeting(c), by, s, *span(c, s)),
    "add demand": lambda c, by, s: desk.add_directive(
        (row := some(c)).meeting, by, s, *span(c, s), item=row.parent or row
    ),
    "add meeting": lambda c, by, s: desk.add_meetings(s, by, *span(c, s)),
    "people": lambda c, by, s: desk.add_people(
        meeting(c), by, "常委沈砚秋、陆明远区长", "attend"
    ),
    "paste": lambda c, by, s: desk.add_text(meeting(c), by, "一是抓防汛。二是抓供暖。"),
    "text": lambda c, by, s: desk.fill(some(c), by, s, span(c, s), "text"),
    "body": lambda c, by, s: desk.add_body(
        some(c), by, c.choice(["区水务局", "区城改办"])
    ),
    "field": lambda c, by, s: desk.set_field(some(c), by, "deadline_text", "10月底前"),
    "day": lambda c, by, s: desk.set_meeting_field(
        meeting(c), by, "held_on", datetime.date(2025, 1, 1 + c.randrange(9))
    ),
    "resolve": lambda c, by, s: desk.resolve(
        c.choice(list(Mention.objects.order_by("pk"))), by, make_department()
    ),
    "accept": lambda c, by, s: desk.accept_sure(s, by),
}


@pytest.mark.parametrize("seed", range(8))
def test_whatever_was_done_undoing_it_all_is_the_start(
    source: Source, officer: User, seed: int
) -> None:
    chance = random.Random(seed)
    start, written = everything(), 0
    for _ in range(25):
        try:
            chance.choice(list(VERBS.values()))(chance, officer, source)
        except (Refused, ValidationError):
            continue
    end = everything()
    while step := desk.last_step(source):
        desk.undo(step, officer)
        written += 1
    assert written > 5
    made = {row.pk for row in Meeting.objects.filter(origin="typed")}
    assert without(everything(), made) == start
    while back := desk.last_undone(source):
        desk.redo(back, officer)
    assert everything() == end


def without(rows: dict[str, Any], meetings: set[int]) -> dict[str, Any]:
    """What was added stays as 不采用, with nothing in it."""
    kept = [row for row in rows["meeting"] if row[0] not in meetings]
    gone = [values for pk, values in rows["meeting"] if pk in meetings]
    assert all(values["state"] == "rejected" for values in gone)
    return {**rows, "meeting": kept}


@pytest.mark.parametrize("name", VERBS)
def test_each_verb_can_be_done_taken_back_and_done_again(
    source: Source, officer: User, name: str
) -> None:
    if name == "restore":
        for row in Directive.objects.all():
            desk.reject(row, officer)
    for seed in range(60):
        start, before = everything(), Edit.objects.count()
        try:
            VERBS[name](random.Random(seed), officer, source)
        except (Refused, ValidationError):
            continue
        if Edit.objects.count() > before:
            break
    end, step = everything(), done(desk.last_step(source))
    back = desk.undo(step, officer)
    made = {row.pk for row in Meeting.objects.filter(origin="typed")}
    assert without(everything(), made) == start
    assert everything() != end
    desk.redo(back, officer)
    assert everything() == end
