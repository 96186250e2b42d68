"""Columns of lists: one table says them; sets are made for roles."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from meetings.models import Department
from tests.database.tracker.listing_pages import make_list
from tracker.listing.assignments import ASSIGNMENTS
from tracker.listing.columns import Set
from tracker.listing.dockets import DOCKETS
from tracker.listing.listing import Listing

CELL = re.compile(r"<t[dh][\s>]")


def columns(page: str) -> tuple[list[str], set[int]]:
    """Headings, and how many cells the rows have."""
    table = page[page.index("<table") : page.index("</table>")]
    head, body = table.split("<tbody>")
    said = [re.sub(r"<.*?>", "", one).strip() for one in head.split("<th ")[1:]]
    return (
        [one[one.index(">") + 1 :] if ">" in one else one for one in said],
        {len(CELL.findall(row)) for row in body.split("<tr")[1:]},
    )


@pytest.mark.parametrize("listing", [ASSIGNMENTS, DOCKETS], ids=lambda one: one.key)
@pytest.mark.parametrize("wanted", Set)
def test_every_row_has_a_cell_for_every_heading(
    client: Client, officer: User, bureau: Department, listing: Listing, wanted: Set
) -> None:
    make_list(officer, bureau)
    client.force_login(officer)
    page = client.get(f"/{listing.key}/?columns={wanted}").content.decode()
    said, cells = columns(page)
    names = {column.name for column in listing.of(wanted)}
    shown = [c.heading for c in listing.of(wanted) if c.within not in names]
    ticks = 1 if listing is ASSIGNMENTS else 0
    assert cells == {len(said)} == {len(shown) + ticks}
    assert all(heading in page for heading in shown)


@pytest.mark.parametrize("listing", [ASSIGNMENTS, DOCKETS], ids=lambda one: one.key)
def test_a_leader_sees_fewer_columns_and_none_that_an_officer_could_not(
    listing: Listing,
) -> None:
    leader = {column.name for column in listing.of(Set.LEADER)}
    everything = {column.name for column in listing.of(Set.ALL)}
    assert leader < everything and len(leader) < len(listing.of(Set.OFFICE))
    assert {"due", "moved"} <= leader  # always together (design §4.12)


@pytest.mark.parametrize(
    ("role", "wanted"), [("officer", Set.OFFICE), ("leader", Set.LEADER)]
)
def test_a_list_opens_with_the_columns_of_the_readers_role(
    role: str, wanted: Set, client: Client, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(role))
    shown = client.get("/dockets/").context["shown"]
    assert shown.columns == wanted
    other = client.get("/dockets/?columns=all").context["shown"]
    assert other.columns == Set.ALL


def test_a_department_has_its_own_columns_only(client: Client, liaison: User) -> None:
    client.force_login(liaison)
    shown = client.get("/assignments/?columns=all").context["shown"]
    assert shown.columns == Set.HOUSE


def test_orders_go_by_dates_with_the_missing_ones_last(
    client: Client, officer: User, bureau: Department
) -> None:
    make_list(officer, bureau)
    client.force_login(officer)
    for sort in ("due", "-due"):
        page = client.get(f"/dockets/?sort={sort}")
        days = [row.due_on for row in page.context["page"]]
        known = [day for day in days if day]
        assert known == sorted(known, reverse=sort == "-due") and days[-1] is None
        arrow = "ascending" if sort == "due" else "descending"
        assert f'aria-sort="{arrow}"' in page.content.decode()
