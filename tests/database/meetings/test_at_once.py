"""Two people at once: rows are locked where the database can lock them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from meetings import proofreading
from meetings.intake import intake
from meetings.models import Directive, Edit, Meeting, Source
from meetings.refusals import Refused
from tests.database.meetings.pages import DAY, PAGE
from tests.factories import make_directive, make_meeting

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite lets one writer in at a time"
    ),
]


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each act gave, or the refusal that it met; all start together."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        start.wait(timeout=10)
        try:
            return act()
        except Refused as why:
            return why
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_two_forms_saved_at_once_one_is_stale(officer: User, senior: User) -> None:
    row = make_directive()
    done = at_once(
        lambda: proofreading.change(row, officer, {"speaker": "霍启明"}, seen=0),
        lambda: proofreading.change(row, senior, {"speaker": "万里"}, seen=0),
    )
    assert sorted(type(one).__name__ for one in done) == ["Edit", "Stale"]
    assert Edit.objects.count() == 1


def test_two_confirm_the_same_meeting_once(officer: User, senior: User) -> None:
    meeting = make_meeting(state="proposed")
    make_directive(meeting, state="proposed")
    at_once(
        lambda: proofreading.confirm_meeting(meeting, officer),
        lambda: proofreading.confirm_meeting(meeting, senior),
    )
    assert Edit.objects.filter(verb="confirm").count() == 1


def test_charging_and_the_desk_never_wait_for_each_other(
    officer: User, senior: User
) -> None:
    rows = [make_directive(make_meeting()) for _ in range(5)]

    def charge(row: Directive) -> None:
        with transaction.atomic():
            held = Directive.objects.select_for_update(of=("self",)).get(pk=row.pk)
            proofreading.lock(held, senior)

    def change(row: Directive) -> None:
        proofreading.change(row, officer, {"speaker": "霍启明"})

    for row in rows:
        at_once(partial(charge, row), partial(change, row))
    assert Directive.objects.filter(locked_at=None).count() == 0


def test_the_same_text_twice_at_once_is_one_source() -> None:
    def take() -> Any:
        return intake(PAGE.encode(), published_on=DAY)

    created = [taken.created for taken in at_once(take, take)]
    assert sorted(created) == [False, True]
    assert Source.objects.count() == Meeting.objects.count() == 1
