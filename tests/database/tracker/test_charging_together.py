"""Two officers at once: codes without gaps or doubles, no directive decided twice."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import connection

from meetings.models import Directive
from tests.factories import (
    make_department,
    make_directive,
    make_docket,
    make_meeting,
    make_user,
)
from tracker import charging
from tracker.charging import Charge, Taken
from tracker.models import Docket
from tracker.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def on_disk(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """SQLite as it is used: a file. Threads on one database in memory don't wait for
    each other, they fail."""
    if connection.vendor != "sqlite":
        yield
        return
    memory, name = connection.connection, connection.settings_dict["NAME"]
    path = str(tmp_path / "luoshi.sqlite3")
    with closing(sqlite3.connect(path)) as file:
        memory.backup(file)
    connection.connection, connection.settings_dict["NAME"] = None, path
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = memory, name


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act gave, or the exception that it raised, all begun together."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            start.wait(timeout=10)
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.fixture
def pair() -> tuple[User, User]:
    return make_user(Role.OFFICER), make_user(Role.OFFICER)


def charge(directives: list[Directive], by: User) -> Callable[[], object]:
    lead = make_department()
    charges = [Charge(d, lead, due_on=datetime.date(2026, 12, 1)) for d in directives]
    return lambda: charging.decide(charges, by)


def serials() -> list[int]:
    return sorted(Docket.objects.values_list("serial", flat=True))


def test_codes_have_no_gap_and_no_double(pair: tuple[User, User]) -> None:
    make_docket(pair[0])  # the year has begun: nobody waits for its first code
    batches = [
        [make_directive(m) for _ in range(8)] for m in (make_meeting(), make_meeting())
    ]
    results = at_once(*(charge(b, by) for b, by in zip(batches, pair, strict=True)))
    assert not [r for r in results if isinstance(r, Exception)]
    assert serials() == list(range(1, 18))


def test_one_directive_goes_to_one_officer(pair: tuple[User, User]) -> None:
    directives = [make_directive(meeting=make_meeting())]
    results = at_once(*(charge(directives, by) for by in pair))
    assert sorted(type(r).__name__ for r in results) == ["Taken", "list"]
    assert serials() == [1]


def test_an_item_and_its_demand_never_both(pair: tuple[User, User]) -> None:
    item = make_directive()
    demand = make_directive(item.meeting, parent=item)
    results = at_once(charge([item], pair[0]), charge([demand], pair[1]))
    assert sum(isinstance(r, Taken) for r in results) == 1
    assert serials() == [1]


def test_a_refused_batch_gives_its_codes_back(pair: tuple[User, User]) -> None:
    """Batches that share one directive: the loser leaves no hole in the codes."""
    shared = make_directive()
    own = [[make_directive(shared.meeting) for _ in range(4)] for _ in pair]
    batches = [[*own[0], shared], [shared, *own[1]]]
    results = at_once(*(charge(b, by) for b, by in zip(batches, pair, strict=True)))
    assert sum(isinstance(r, Taken) for r in results) == 1
    assert serials() == [1, 2, 3, 4, 5]
    assert charging.undecided().count() == 4
