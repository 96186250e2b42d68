"""One assignment as a page shows it: what was told, what is owed, who else is in it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch
from django.utils import timezone

from . import burden, calendar, obligations
from .charging.reach import contacts
from .models import Assignment, CalendarDay, Notice, Report
from .models.assignments import AssignmentQuerySet
from .recording import facts_of
from .workflow import Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# Judged with the criterion beside the evidence.
JUDGING = frozenset({Verb.VERIFY, Verb.CLOSE, Verb.RETURN, Verb.RELEASE, Verb.REOPEN})
SHOWN = 6  # of the reports of one part


def with_reports(rows: AssignmentQuerySet) -> AssignmentQuerySet:
    """With department, docket, the slips, and what was told with its evidence."""
    reports = Report.objects.select_related("event__corrected_by").prefetch_related(
        "attachments"
    )
    return rows.select_related(
        "docket", "department", "passed_to__department"
    ).prefetch_related(
        Prefetch("reports", reports),
        Prefetch("notices", Notice.objects.counting().for_list()),
    )


def shown(assignment: Assignment, verb: Verb, user: User) -> dict[str, Any]:
    """What the form of this verb stands beside: reports that count, newest first, the
    other parts where all are looked at together, and a request that is answered."""
    told = [report for report in assignment.reports.all() if report.counts]
    whole = verb in JUDGING or (verb == Verb.REPORT_DONE and assignment.is_lead)
    return {
        "judged": verb in JUDGING,
        "told": told[::-1][:SHOWN],
        "others": others(assignment, user) if whole else (),
        "asked": extension(assignment),
        "burden": asked_already(assignment) if verb == Verb.URGE else None,
    }


def asked_already(assignment: Assignment) -> burden.Load:
    """What the department has to do this month as it is, before more is asked."""
    pk = assignment.department_id
    return burden.now([pk], timezone.localdate())[pk]


def others(assignment: Assignment, user: User) -> AssignmentQuerySet:
    """The other parts of the docket, as far as this user reads them."""
    rows = Assignment.objects.read_by(user).filter(docket=assignment.docket_id)
    return with_reports(rows.exclude(pk=assignment.pk)).order_by("role", "pk")


def extension(assignment: Assignment) -> Any:
    """The request that waits for an answer, or None."""
    rows = assignment.extensions.filter(decided=None, asked__corrected_by=None)
    return rows.last() if assignment.asked_until else None


def owed(assignment: Assignment, cutoff: datetime.date) -> list[obligations.Obligation]:
    """Newest first, by the office's calendar."""
    changes = CalendarDay.objects.changes()
    found = obligations.obligations(
        facts_of(assignment),
        lambda day: calendar.working_day_from(day, changes),
        cutoff,
    )
    return found[::-1]


def name_contacts(parts: Iterable[Assignment]) -> None:
    """Whom the office rings up about each of these parts."""
    rows = list(parts)
    reach = contacts(part.department for part in rows)
    for part in rows:
        part.contact = reach.get(part.department_id, "")


def visible(user: User, today: datetime.date) -> AssignmentQuerySet:
    """What this user may open, with light and reports."""
    rows = Assignment.objects.visible_to(user).with_light(today)
    return with_reports(rows.with_instructed())
