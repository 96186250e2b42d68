"""From the open parts of all dockets to what each reader is told today.

Rows are streamed and told as they pass; kept are a few matters a reader.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from django.db.models import F

from meetings.models import Department
from tracker import calendar
from tracker.models import Assignment, CalendarDay, Digest, Event, Instruction, Office
from tracker.models.assignments import AssignmentQuerySet
from tracker.states import OPEN, State, Verb
from tracker.workflow import REPORTING

from .grouping import Draft
from .lines import Day, Note, Part, for_approver, for_contact, for_officer
from .recipients import Recipients

CHUNK = 2000
# In the order of lines.Part, but for instructed_on.
COLUMNS = (
    "pk",
    "department_id",
    "role",
    "state",
    "due_on",
    "charged_on",
    "claimed_on",
    "verified_on",
    "last_report_on",
    "last_progress_on",
    "next_report_due",
    "pending",
    "asked_until",
    "returns",
    "last_urged_on",
    "docket_id",
    "docket__code",
    "docket__title",
    "docket__kind",
    "docket__due_on",
    "docket__officer_id",
)


def day_of(today: datetime.date) -> Day:
    """Today by the office's thresholds and calendar. Two queries."""
    office, changes = Office.present(), CalendarDay.objects.changes()

    @cache
    def working(day: datetime.date) -> datetime.date:
        return calendar.working_day_from(day, changes)

    return Day(today, office.soon_days, office.still_days, working)


def gather(
    people: Recipients, day: Day, rows: AssignmentQuerySet | None = None
) -> dict[int, Draft]:
    """By user id what there is to say; nobody who has nothing to be told.

    rows: all parts, unless only some are asked for (a preview of one department).
    """
    names = dict(Department.objects.values_list("pk", "name"))
    drafts: dict[int, Draft] = defaultdict(Draft)
    for chunk in chunks(parts(rows)):
        returned = returns(part.pk for part in chunk if part.returns)
        for part in chunk:
            for pk, note in told(part, day, people, returned):
                if reader := people.readers.get(pk):
                    who = names[part.department] if reader.says_department else ""
                    drafts[pk].add(part, note, who)
    for draft in drafts.values():
        draft.close()
    return drafts


def told(
    part: Part, day: Day, people: Recipients, returned: dict[int, str]
) -> Iterator[tuple[int, Note]]:
    """(user id, note): everything that this part gives anybody to do."""
    if contacts := people.contacts.get(part.department):
        for note in for_contact(part, day, returned.get(part.pk)):
            yield from ((reader, note) for reader in contacts)
    if part.pending:
        for note in for_approver(part, day):
            readers = people.approvers.get(part.department, ())
            yield from ((reader, note) for reader in readers)
    for note in for_officer(part, day):
        yield from ((reader, note) for reader in people.keepers(part.officer))


def parts(rows: AssignmentQuerySet | None = None) -> Iterator[Part]:
    """The open parts, those of one docket together; read in stretches."""
    found = Assignment.objects.all() if rows is None else rows
    found = found.filter(state__in=OPEN - {State.ON_HOLD}).order_by("docket_id", "pk")
    instructed = dict(_instructed())
    for row in found.values_list(*COLUMNS).iterator(CHUNK):
        yield Part._make((*row, instructed.get(row[0])))


def _instructed() -> Iterator[tuple[int, datetime.date]]:
    """Part → the oldest instruction that waits there; few of all parts have one."""
    waiting = Instruction.objects.open().order_by("-given_on")
    yield from waiting.values_list(F("part_id"), "given_on")


def chunks(rows: Iterator[Part]) -> Iterator[list[Part]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def returns(parts: Iterable[int]) -> dict[int, str]:
    """Of parts that were ever returned: why, where nothing was reported since."""
    asked = list(parts)
    if not asked:
        return {}
    rows = Event.objects.filter(assignment__in=asked, corrected_by=None)
    rows = rows.filter(verb__in=(Verb.RETURN, *REPORTING)).order_by("assignment", "seq")
    said = rows.values_list("assignment", "verb", "reason")
    last = {pk: (verb, why) for pk, verb, why in said}
    return {pk: why for pk, (verb, why) in last.items() if verb == Verb.RETURN}


def digests(day: datetime.date, drafts: dict[int, Draft]) -> Iterator[Digest]:
    """As they are kept, or looked at beforehand."""
    for user, draft in drafts.items():
        yield Digest(
            user_id=user,
            day=day,
            matters=draft.matters,
            count=draft.count,
            tally=dict(draft.tally),
        )
