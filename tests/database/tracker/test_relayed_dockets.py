"""Under which dockets a point is followed: the link's own, its item's, its demands'."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from meetings.models import Relay
from tests.factories import TODAY, make_directive, make_docket
from tests.relayed import make_answer, make_relay
from tracker import charging
from tracker.relayed.dockets import answers_of
from tracker.relayed.rows import RelayRow
from tracker.relayed.standing import rows_of


@pytest.fixture
def relay(db: None) -> Relay:
    return make_relay(3)


def row(relay: Relay, user: User) -> RelayRow:
    return rows_of([relay], user, TODAY)[0]


def test_a_link_follows_the_docket_of_item_or_demand(
    relay: Relay, officer: User
) -> None:
    item = make_directive()
    demand = make_directive(item.meeting, parent=item)
    other = make_directive(item.meeting, parent=item)
    made = make_docket(officer, directive=demand)
    make_answer(item, relay, 0)
    make_answer(demand, relay, 1)
    make_answer(other, relay, 2)
    found = row(relay, officer)
    assert [one.total for one in found.points] == [1, 1, 0]
    assert {one.point.order for one in answers_of(made)} == {0, 1}
    whole = make_directive()
    part = make_directive(whole.meeting, parent=whole)
    second = make_docket(officer, directive=whole)
    make_answer(part, relay, 2)
    assert row(relay, officer).points[2].dockets == [second]
    assert [one.point.order for one in answers_of(second)] == [2]


def test_what_joined_a_docket_is_followed_there(relay: Relay, officer: User) -> None:
    made = make_docket(officer)
    again = make_directive()
    charging.join(again, made, officer)
    make_answer(again, relay)
    assert row(relay, officer).points[0].dockets == [made]
