"""The ledger that the system itself exports comes back as what it was."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from meetings.models import Department
from tests.database.imports.conftest import Send
from tests.database.tracker.yearbooks import DAY, close, reopened, this_year, today
from tests.factories import make_assignment, make_department
from tests.office_ledgers import saved
from tracker import imports
from tracker.acts import act
from tracker.imports import heads, matching
from tracker.imports.entry import Entry
from tracker.imports.sheets import read
from tracker.models import Assignment, Docket
from tracker.recording import Words
from tracker.workbooks.ledger import LEDGER
from tracker.workflow import Duty, Kind, State, Verb

SHEETS = ("台账", "台账(筛选)")


@pytest.fixture
def stock(
    officer: User, senior: User, liaison: User, bureau: Department, water: Department
) -> list[Assignment]:
    """Closed, in hand, unsigned and standing; of two meetings."""
    due = today() + 30 * DAY
    more: dict[str, Any] = {
        "charged_on": today() - 4 * DAY,
        "responsible": [water],
        "support": [make_department("澄湖区财政局")],
    }
    directive = this_year(title="澄湖区政府第9次常务会议")
    parts = [
        make_assignment(officer, bureau, directive=directive, due_on=due, **more),
        make_assignment(officer, bureau, directive=this_year(), **more),
        make_assignment(officer, bureau, directive=this_year(), due_on=due),
        make_assignment(officer, bureau, directive=this_year(), kind=Kind.STANDING),
    ]
    act(parts[1], Verb.SIGN_FOR, liaison)
    act(parts[1], Verb.REPORT, liaison, Words("六处已清走四处,余下的月底前清完"))
    close(parts[2], liaison, senior)
    return parts


def filtered(user: User) -> str:
    return next(str(name) for name in reopened(user).sheetnames if "筛选" in name)


@pytest.mark.parametrize("for_print", [True, False])
def test_every_column_maps_and_every_row_is_what_it_was(
    stock: list[Assignment], senior: User, for_print: bool
) -> None:
    name = "台账" if for_print else filtered(senior)
    tables = {table.name: table for table in read(saved(reopened(senior)))}
    head = heads.find(tables[name])
    assert head and head.names == tuple(column.heading for column in LEDGER)
    mapping = matching.suggested(tables[name], head)
    columns = matching.columns(tables[name], head)
    assert matching.left_out(columns, mapping) == []
    assert matching.doubled(head, mapping) == []


@pytest.mark.parametrize("for_print", [True, False])
def test_rows_come_back_as_they_were(
    stock: list[Assignment], senior: User, send: Send, for_print: bool
) -> None:
    seen = send(saved(reopened(senior)))
    assert seen.table.name == "台账"
    if not for_print:
        assert imports.choose_sheet(seen.source, filtered(senior))
        seen = imports.preview(seen.source)
    assert len(seen.lines) == len(stock) and not seen.wrong and not seen.asked
    entries = {line.entry.code: line.entry for line in seen.lines if line.entry}
    for docket in Docket.objects.all():
        _is(entries[docket.code], docket)


def _is(entry: Entry, docket: Docket) -> None:
    meeting, lead = docket.meeting, docket.lead
    assert meeting and lead
    assert (entry.meeting, entry.held_on) == (meeting.title, meeting.held_on)
    assert (entry.due_on, entry.nature) == (docket.due_on, docket.kind)
    assert entry.state == lead.state
    assert set(entry.duties) == {
        (part.department, Duty(part.role)) for part in docket.assignments.all()
    }
    assert entry.duties[0] == (lead.department, Duty.LEAD)
    if lead.state == State.IN_HAND and docket.kind == Kind.ACTION:
        assert entry.reported_on == lead.last_report_on


def test_dockets_that_are_there_are_known(
    stock: list[Assignment], senior: User, send: Send
) -> None:
    seen = send(saved(reopened(senior)))
    assert {line.known for line in seen.known} == set(Docket.objects.all())
    assert not seen.ready


def test_the_day_of_a_meeting_is_a_day(stock: list[Assignment], senior: User) -> None:
    cells = reopened(senior)["台账"]["C5"]
    assert isinstance(cells.value, datetime.datetime | datetime.date)
