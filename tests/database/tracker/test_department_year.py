"""The twelve months of a department: what came, what went, what was overdue."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_docket
from tracker import figure_proof, past
from tracker.departments import kept
from tracker.departments.owing import overdue, owing
from tracker.departments.year import LATE, Year, of_year
from tracker.models import Assignment, Standing

from .yearbooks import DAY, close, today


def rows(bureau: Department) -> Year:
    late = overdue(
        owing(Assignment.objects.filter(department=bureau), bureau.pk, today())
    )
    year = today().year
    return of_year(kept.of_year(bureau.pk, year), late, bureau.pk, year, today())


def counts(found: Year, words: str) -> list[int]:
    return [v.count for m in found.months for v in m.values if v.words == words]


def test_a_month_to_come_has_no_figures(bureau: Department) -> None:
    found = rows(bureau)
    assert len(found.months) == 12
    begun = [month.number for month in found.months if month.values]
    assert begun == list(range(1, today().month + 1))


def test_what_was_charged_and_closed_counts_in_its_month(
    officer: User, senior: User, liaison: User, bureau: Department
) -> None:
    new_year = today().replace(month=1, day=1)
    make_docket(officer, bureau, charged_on=new_year)
    make_docket(officer, bureau, charged_on=new_year - DAY)
    done = make_docket(officer, bureau, charged_on=today())
    close(done.assignments.get(), liaison, senior)
    found = rows(bureau)
    assert counts(found, "交办")[0] == (1 if today().month > 1 else 2)
    assert counts(found, "办结")[-1] == 1
    assert [one.count for one in found.totals] == [2, 1]


def test_support_is_left_out(officer: User, bureau: Department) -> None:
    make_docket(officer, support=[bureau], charged_on=today())
    assert rows(bureau).is_empty


def test_the_overdue_of_a_months_end_are_those_of_the_past_board(
    officer: User, bureau: Department
) -> None:
    due = today() - 40 * DAY
    made = make_docket(officer, bureau, due_on=due, charged_on=due - DAY)
    _as_if(made.assignments.get(), due - DAY)
    found = rows(bureau)
    for month in found.months:
        for value in month.values:
            if value.words == LATE:
                day = _end(month.number)
                board = past.stood(day, ["late"], []).filter(department=bureau)
                assert value.count == board.count(), day
    assert sum(counts(found, LATE)) >= 1


def _as_if(part: Assignment, day: datetime.date) -> None:
    """As if it had been written down on the day that it was charged."""
    moment = datetime.datetime.combine(day, datetime.time(9))
    since = timezone.make_aware(moment)
    Standing.objects.filter(assignment=part).update(since=since)
    figure_proof.mend(list(figure_proof.differences()))
    assert not list(figure_proof.differences())


def _end(month: int) -> datetime.date:
    first = datetime.date(today().year, month, 1)
    return min((first + 31 * DAY).replace(day=1) - DAY, today())
