"""Two officers at once: codes without gaps or doubles, no directive decided twice."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from meetings.models import Directive
from tests.database.tracker.together import at_once, on_disk
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

__all__ = ["on_disk"]  # used by its name
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("on_disk"),
]


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
