"""What the figures of old years and of today say once a ledger is taken over."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.database.tracker.reminders import told, whys
from tests.ledgers import HELD, make_entry, taken
from tracker import boards, past
from tracker.models import Docket
from tracker.months.reading import month_of
from tracker.settling.facts import facts_of
from tracker.workflow import State

DAY = datetime.timedelta(days=1)
DUE = HELD + 30 * DAY
YEAR_END = datetime.date(2024, 12, 31)


@pytest.fixture
def ledger(officer: User, bureau: Department) -> None:
    """Closed in time, closed late, and one that is in hand since two years."""
    closed = {"state": State.CLOSED, "due_on": DUE, "progress": "已完成"}
    rows = [
        make_entry(bureau, 1, closed_on=DUE - DAY, **closed),
        make_entry(bureau, 2, closed_on=DUE + 5 * DAY, **closed),
        make_entry(bureau, 3, due_on=DUE, progress="正在推进", reported_on=DUE),
    ]
    taken(rows, officer)


@pytest.mark.usefixtures("ledger")
def test_the_boards_of_the_old_year_count_by_the_ledgers_days(officer: User) -> None:
    today = timezone.localdate()
    (row,) = boards.by_department(officer, 2024, today)
    tally = row.tally
    assert (tally.total, tally.done, tally.on_time) == (3, 2, 1)


@pytest.mark.usefixtures("ledger")
def test_the_account_of_the_old_year_knows_its_outcomes_and_no_missed_report() -> None:
    told = [(fact.kind, int(fact.amount)) for fact in facts_of(2024, YEAR_END)]
    late = (YEAR_END - DUE).days
    assert sorted(told) == [
        ("item", 0),
        ("item", 0),
        ("item", 0),
        ("late", 5),
        ("on_time", 1),
        ("overdue", late),
    ]
    present = [fact.kind for fact in facts_of(2024, timezone.localdate())]
    assert "report_missed" not in present and "report_late" not in present


@pytest.mark.usefixtures("ledger")
def test_a_board_of_a_past_day_knows_what_was_recorded_by_then() -> None:
    """An import can't say what the office's screens showed before it."""
    rows, today = Docket.objects.all(), timezone.localdate()
    assert past.as_of(rows, today - DAY).count() == 0
    assert past.as_of(rows, today).count() == 3


def test_the_next_digest_asks_for_what_is_open_and_for_no_old_report(
    officer: User, liaison: User, bureau: Department
) -> None:
    done = {"state": State.CLOSED, "closed_on": DUE, "due_on": DUE}
    later = timezone.localdate() + 90 * DAY
    taken([make_entry(bureau, 1, **done)], officer)
    assert told(timezone.localdate()) == {}
    progress = {"progress": "正在推进", "reported_on": timezone.localdate()}
    taken([make_entry(bureau, 2, due_on=later, **progress)], officer)
    assert told(timezone.localdate()) == {}
    taken([make_entry(bureau, 3, state=State.UNSIGNED, due_on=later)], officer)
    draft = told(timezone.localdate())["liaison"]
    assert len(whys(draft)) == 1


@pytest.mark.usefixtures("ledger")
def test_the_month_of_the_import_reconciles() -> None:
    """It tells there what came and what ended, since it was written down then."""
    month = month_of(timezone.localdate().replace(day=1), timezone.now())
    (row,) = month.balances
    assert (row.opening, row.flows, row.closing) == (0, {"charged": 3, "closed": 2}, 1)
    assert month.differences == []
