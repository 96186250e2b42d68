"""Where a body ended: whoever answered on the day has the fact, and nobody else."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.database.bodies import DAY, merge, own
from tests.database.tracker.settling.lives import charged, closed, facts
from tests.factories import make_department
from tracker.bodies import succession
from tracker.scoring import score
from tracker.scoring.presets import preset
from tracker.settling.bodies import bodies_at

TODAY = timezone.localdate()
PAST, SOON = TODAY - 5 * DAY, TODAY + DAY
END = datetime.date(TODAY.year, 12, 31)


def outcomes(due: datetime.date) -> dict[int, list[str]]:
    """Department → what came out in the year of the due date."""
    found: dict[int, list[str]] = {}
    for fact in facts(due.year, END):
        if fact.kind in ("item", "on_time", "late", "overdue"):
            found.setdefault(fact.department, []).append(f"{fact.kind} {fact.role}")
    return found


def test_what_the_old_body_missed_stays_with_it(
    officer: User, bureau: Department
) -> None:
    into = make_department()
    charged(officer, bureau, charged_on=TODAY - 20 * DAY, due_on=PAST)
    merge(bureau, into, officer)
    assert outcomes(PAST) == {bureau.pk: ["item lead", "overdue lead"]}
    (late,) = (fact for fact in facts(PAST.year, END) if fact.kind == "overdue")
    assert late.amount == 5  # not the days for which another body had it


def test_what_falls_due_after_the_merger_is_the_successors(
    officer: User, senior: User, bureau: Department
) -> None:
    into = make_department()
    part = charged(officer, bureau, charged_on=TODAY - 20 * DAY, due_on=SOON)
    merge(bureau, into, officer)
    closed(own(part, into), officer, senior, TODAY)
    assert outcomes(SOON) == {into.pk: ["item lead", "on_time lead"]}


def test_a_part_joined_to_an_own_one_is_judged_by_the_duty_of_the_day(
    officer: User, bureau: Department
) -> None:
    into = make_department()
    days = {"charged_on": TODAY - 20 * DAY, "due_on": PAST}
    charged(officer, bureau, support=[into], **days)
    merge(bureau, into, officer)
    assert outcomes(PAST) == {
        bureau.pk: ["item lead", "overdue lead"],
        into.pk: ["item support", "overdue support"],
    }


def test_a_body_that_ended_is_on_the_sheet_while_it_has_facts(
    officer: User, bureau: Department
) -> None:
    into, idle = make_department(), make_department()
    days = {"charged_on": TODAY - 20 * DAY, "due_on": PAST}
    charged(officer, bureau, **days)
    merge(bureau, into, officer)
    merge(idle, into, officer)
    found = score(preset("default"), facts(PAST.year, END), bodies_at(END, PAST.year))
    assert {one.body.id for one in found.bodies} == {bureau.pk, into.pk}


def test_a_body_is_called_as_on_the_day(officer: User, bureau: Department) -> None:
    old = bureau.name
    succession.rename(bureau, "澄湖区城建局", TODAY, "", officer)
    names = {body.id: body.name for body in bodies_at(TODAY - DAY)}
    assert names[bureau.pk] == old
    assert {b.id: b.name for b in bodies_at(TODAY)}[bureau.pk] == "澄湖区城建局"
