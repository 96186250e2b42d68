"""The demo: a whole small history that the replay agrees with, and nobody's loss."""

from __future__ import annotations

import datetime
from io import StringIO
from random import Random
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from meetings import intake
from meetings.models import Department, Directive, Meeting, Source
from tests.factories import make_department, make_meeting
from tracker import charging, replay, todo
from tracker.demo import deadlines, mark, phrases, stock
from tracker.demo.loading import SEED
from tracker.demo.plot import Plotter
from tracker.models import (
    Assignment,
    Digest,
    Docket,
    DocketDirective,
    Event,
    Report,
)
from tracker.workflow import State, Verb

FEW = 8
DAY = datetime.date(2026, 9, 18)


def run(*options: str) -> str:
    out = StringIO()
    call_command("loaddemo", *options, stdout=out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def debugging(settings: Any) -> None:
    settings.DEBUG = True


@pytest.fixture
def demo(db: None) -> str:
    """One meeting: enough where only the loading matters."""
    return run("--meetings", "1")


@pytest.mark.django_db
def test_a_small_demo_hangs_together() -> None:
    """One load, many looks: a load takes seconds."""
    shown = run("--meetings", str(FEW))
    assert "officer" in shown and "chenghu-2026" in shown
    assert list(replay.differences()) == []
    look_at_turns()
    assert charging.undecided().exists()
    assert Directive.objects.proposed().exists()
    assert not Report.objects.filter(text__contains="{").exists()
    look_at_restated()
    look_at_order()
    look_at_inboxes()


def look_at_inboxes() -> None:
    """The last working day's digests are to be read, those before it were."""
    days = Digest.objects.order_by("day").values_list("day", flat=True).distinct()
    before, last = days
    assert before < last <= timezone.localdate()
    assert not Digest.objects.unread().filter(day=before).exists()
    assert Digest.objects.unread().filter(day=last, user__username="officer").exists()


def look_at_turns() -> None:
    """Whatever can be filtered by is there: each state, each verb, each list."""
    assert set(Assignment.objects.values_list("state", flat=True)) == set(State)
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert verbs == set(Verb) - {Verb.LEAVE}
    today = timezone.localdate()
    empty = [
        key
        for key in todo.LISTS
        if not Assignment.objects.waiting_for(key, today).exists()
    ]
    assert empty == []
    corrected = Event.objects.filter(verb=Verb.CORRECT)
    assert corrected.values("corrects__verb").distinct().count() >= 3


def look_at_restated() -> None:
    """重申 has no docket of its own, and stands with another meeting's."""
    links = list(DocketDirective.objects.filter(relation="restated"))
    assert links
    assert all(one.directive.meeting != one.docket.meeting for one in links)


def look_at_order() -> None:
    """Every docket is recorded in the order of its acts, none ahead of the clock."""
    assert not Event.objects.filter(recorded_at__gt=timezone.now()).exists()
    for docket in Docket.objects.all():
        rows = docket.events.order_by("seq")
        moments = list(rows.values_list("recorded_at", flat=True))
        assert moments == sorted(moments)


def test_a_second_load_changes_nothing(demo: str) -> None:
    before = Event.objects.count()
    assert "演示数据已在" in run()
    assert Event.objects.count() == before


@pytest.mark.django_db
def test_data_of_somebody_else_is_left_alone() -> None:
    make_department("某区真实单位")
    assert "没有装入" in run()
    assert not User.objects.exists()
    with pytest.raises(CommandError, match="不是演示"):
        run("--again")
    assert Department.objects.count() == 1


def test_again_refuses_when_a_row_is_not_the_demos(demo: str) -> None:
    make_meeting(title="真的会议")
    with pytest.raises(CommandError, match="真的会议"):
        run("--again")
    assert Meeting.objects.filter(title="真的会议").exists()


def test_the_page_of_the_tour_is_no_loss(demo: str) -> None:
    page = stock.FOLDER / mark.TOUR
    intake.intake(page.read_bytes(), by=User.objects.get(username="officer"))
    assert Source.objects.filter(published_on="2026-03-20").exists()
    assert mark.others() == []


@pytest.mark.django_db(transaction=True)
def test_again_begins_from_the_start() -> None:
    run("--meetings", "1")
    first = set(Docket.objects.values_list("code", "title"))
    Docket.objects.update(title="改过的")
    run("--again", "--meetings", "1")
    assert set(Docket.objects.values_list("code", "title")) == first


@pytest.mark.django_db
def test_without_debugging_there_is_no_demo(settings: Any) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEBUG=0"):
        run()
    assert not User.objects.exists()


# What needs no database.


def test_the_same_day_gives_the_same_plan() -> None:
    def texts() -> list[str]:
        plans = Plotter(stock.read(), DAY, SEED).meetings(FEW)
        return [item.text for plan in plans for item in plan.items]

    assert texts() == texts()
    assert not [text for text in texts() if "{" in text]


def test_every_name_in_the_stock_is_on_the_register() -> None:
    things = stock.read()
    known = set(things.groups)
    for row in things.register["departments"]:
        known |= {row["name"], *row["aliases"]}
    named = {
        name for m in things.matters for name in (m.lead, *m.responsible, *m.support)
    }
    assert named <= known


def test_there_are_enough_directives_to_choose_from() -> None:
    titles = [matter.title for matter in stock.read().matters]
    assert len(titles) == len(set(titles)) >= 120


@pytest.mark.parametrize("seed", range(20))
def test_a_deadline_lies_in_its_window(seed: int) -> None:
    window = DAY + datetime.timedelta(days=12), DAY + datetime.timedelta(days=40)
    said = deadlines.say(window, DAY, Random(seed))
    assert window[0] <= said.on <= window[1]
    assert said.text.endswith(("前", "内"))


@pytest.mark.parametrize(
    ("number", "word"), [(1, "第一次"), (10, "第十次"), (21, "第二十一次")]
)
def test_ordinals(number: int, word: str) -> None:
    assert phrases.ordinal(number) == word
