"""Sizes to try things out with: as sound as what people do, only more of it."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.models import Count, Max

from meetings.models import Meeting
from tests.factories import make_department
from tracker import replay
from tracker.demo import copying, populating
from tracker.models import Assignment, Docket, DocketSerial, Event, Report, Standing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few lives of their own are enough to copy."""
    settings.DEBUG = True
    monkeypatch.setattr(populating, "DIFFERENT", 26)


def run(count: int) -> str:
    out = StringIO()
    call_command("populate", assignments=count, stdout=out)
    return out.getvalue()


def test_copies_hang_together_and_are_numbered_without_gaps() -> None:
    assert "每秒" in run(120)
    assert 120 <= Assignment.objects.count() < 180
    assert list(replay.differences()) == []
    connection.check_constraints()
    numbers = Docket.objects.values("year").annotate(n=Count("pk"), last=Max("serial"))
    lasts = dict(DocketSerial.objects.values_list("year", "last"))
    assert {row["year"]: row["n"] for row in numbers} == lasts
    assert all(row["n"] == row["last"] for row in numbers)
    assert Docket.objects.filter(code__regex=r"^督〔\d{4}〕\d{3,}号$").count() == sum(
        lasts.values()
    )
    assert Standing.objects.exists() and Report.objects.exists()


def test_people_go_on_where_the_copies_end() -> None:
    """The next key of every table is free, also where keys come from a sequence."""
    run(60)
    part = Assignment.objects.latest("pk")
    last = Event.objects.latest("pk")
    new = Standing.objects.create(
        assignment=Assignment.objects.exclude(standings__until=None).first() or part,
        department=part.department,
        role=part.role,
        state=part.state,
        charged_on=part.charged_on,
        since=last.recorded_at,
        until=last.recorded_at,
    )
    assert new.pk > Standing.objects.exclude(pk=new.pk).latest("pk").pk


def test_every_copy_is_another_district() -> None:
    run(90)
    organs = set(Meeting.objects.values_list("organ", flat=True))
    assert {"区政府", "霁浦区政府"} & organs == {"区政府", "霁浦区政府"}
    names = {copying.name(n) for n in range(1, copying.MOST)}
    assert len(names) == copying.MOST - 1


@pytest.mark.parametrize("count", [0, populating.MOST + 1])
def test_a_size_out_of_reach_is_refused(count: int) -> None:
    with pytest.raises(CommandError, match="任务数在 1 到"):
        run(count)


def test_nothing_is_added_to_what_somebody_has() -> None:
    make_department()
    with pytest.raises(CommandError, match="已有数据"):
        run(10)


def test_no_open_passwords_on_a_real_site(settings: Any) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="密码是公开的"):
        run(10)
