"""按期率 of a past day: what it was with that day as cut-off, and its list."""

from __future__ import annotations

import datetime
import re
from functools import partial
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.database.once import kept, person
from tests.factories import make_department
from tracker.models import Docket
from tracker.roles import Role

from .past_work import YEAR, on, work
from .trend_figures import listed
from .visits import go

# day → (closed in time, due): see past_work
RATES = [
    (on(2, 28), 0, 0),
    (on(3, 7), 0, 1),  # late; the others are not due before the 10th
    (on(3, 31), 3, 6),  # in_time, reopened, corrected of all with a date
    (on(4, 14), 3, 4),  # withdrawn; moved_due is due in 2099
    (on(4, 30), 2, 4),  # reopened
    (None, 1, 4),  # corrected
]


officer = person(Role.OFFICER, "陆明远")
senior = person(Role.SENIOR, "顾清如")
bureau = kept(partial(make_department, "澄湖区住房和城乡建设局"))
made = kept(work, "officer", "senior", "bureau")


@pytest.mark.parametrize(("day", "in_time", "due"), RATES)
@pytest.mark.parametrize("name", ["board-departments", "board-meetings"])
def test_the_rate_is_that_of_the_day_and_its_list_agrees(
    client: Client,
    leader: User,
    made: dict[str, Docket],
    name: str,
    day: datetime.date | None,
    in_time: int,
    due: int,
) -> None:
    query = {"year": str(YEAR), **({"on": day.isoformat()} if day else {})}
    page = go(client, leader).get(reverse(name), query)
    rows = page.context["departments" if "departments" in name else "meetings"]
    assert sum(row.tally.due for row in rows) == due
    assert sum(row.tally.on_time for row in rows) == in_time
    lists = re.findall(r'href="([^"]*punctual=due)"', page.content.decode())
    assert len(lists) == sum(row.tally.due > 0 for row in rows) + (
        bool(due) and name == "board-departments"
    )
    for href in map(unescape, lists):
        assert listed(client, href) in (due, 1)
    if due:
        every = f"{reverse('docket-list')}?year={YEAR}" + (f"&on={day}" if day else "")
        assert listed(client, f"{every}&punctual=due") == due
        assert listed(client, f"{every}&punctual=in_time") == in_time


def test_the_first_page_says_it(
    client: Client, leader: User, made: dict[str, Docket]
) -> None:
    query = {"year": str(YEAR), "on": "2025-03-31"}
    html = go(client, leader).get(reverse("board"), query).content.decode()
    assert "按期率 50%" in html


def test_few_are_told_as_a_fraction(
    client: Client, leader: User, made: dict[str, Docket]
) -> None:
    query = {"year": str(YEAR), "on": "2025-04-30"}
    html = go(client, leader).get(reverse("board-departments"), query).content.decode()
    assert "4 件中 2 件" in html
