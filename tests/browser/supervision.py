"""An example of each page of supervision: urging, instructions, months, bodies."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from meetings.models import (
    Department,
    Post,
    Relay,
)
from tests.browser.examples import Arguments, newest, of_a_meeting
from tests.browser.people import Person, account
from tests.browser.settling import SETTLING
from tests.database.imports.examples import import_examples
from tests.database.returns.examples import return_examples
from tests.factories import make_view
from tracker import boards, bulk
from tracker.bodies import task_forces
from tracker.bulletins import wording
from tracker.bulletins.gathering import gather
from tracker.bulletins.issuing import issue
from tracker.bulletins.scope import Scope
from tracker.models import (
    Assignment,
    BodyChange,
    Bulletin,
    Digest,
    Docket,
    Event,
    Handover,
    Inspection,
    Instruction,
    InstructionReply,
    MonthCheck,
    Notice,
    Office,
    Report,
    SavedView,
)
from tracker.posts import officers
from tracker.recording import Words
from tracker.workflow import Verb


def a_form(user: User) -> Arguments:
    """A form of the user's own department, or of any, that has come back."""
    officer = account(Person.OFFICER)
    assert officer is not None
    task = Assignment.objects.visible_to(user).filter(state="in_hand").first()
    if task is None:
        return {"pk": 0}
    return return_examples(task, officer)["return"]


def a_ledger(user: User) -> Arguments:
    """An old ledger with a row of each outcome."""
    officer = account(Person.OFFICER)
    assert officer is not None
    return import_examples(officer)["ledger-import"]


def a_month(user: User) -> Arguments:
    """The month in which the newest report came, of its department."""
    told = Report.objects.counting().latest("event__happened_on")
    day, body = told.event.happened_on, told.assignment.department_id
    return {"year": day.year, "department": body, "month": day.month}


def a_department(user: User) -> Arguments:
    """The one whose newest part this user sees."""
    newest_part = Assignment.objects.visible_to(user).open().order_by("-pk").first()
    return {"pk": newest_part.department_id if newest_part else 0}


def a_batch(user: User) -> Arguments:
    """Two parts urged at once."""
    urged = Event.objects.filter(verb=Verb.URGE).exclude(batch="")
    batch = urged.values_list("batch", flat=True).first()
    if batch is None:
        senior = account(Person.SENIOR)
        assert senior is not None
        rows = Assignment.objects.filter(state="in_hand").select_related("docket")
        picked = [(row, row.docket.last_seq) for row in rows.order_by("-pk")[:2]]
        batch = bulk.perform(picked, Verb.URGE, senior, Words()).batch
    return {"batch": batch}


def a_digest(user: User) -> Arguments:
    """The newest that this user got; a day of nothing for who got none."""
    day = Digest.objects.of(user).values_list("day", flat=True).first()
    return {"day": day or datetime.date(2000, 1, 1)}


def a_bulletin(user: User) -> Arguments:
    """The newest that was issued; one of last year where none was."""
    if not Bulletin.objects.exists():
        senior = account(Person.SENIOR)
        assert senior is not None
        year = boards.years(senior)[0]
        scope = Scope(year, timezone.localdate())
        figures = gather(senior, scope)
        words = wording.draft(scope, figures, Office.present(), asked="抓紧办。")
        issue(words, scope.cutoff, senior)
    return newest(Bulletin.objects.all())


def led() -> QuerySet[Any, Any]:
    """Dockets whose lead is in hand."""
    return Assignment.objects.leads().filter(state="in_hand").values("docket")


def an_instruction(user: User) -> Arguments:
    """One on a meeting that waits."""
    return newest(Instruction.objects.open().filter(meeting__isnull=False))


def a_reply(user: User) -> Arguments:
    """One of the office's, to what a leader wrote on a meeting."""
    rows = InstructionReply.objects.filter(instruction__meeting__isnull=False)
    return newest(rows)


def an_inspection(user: User) -> Arguments:
    return newest(Inspection.objects.following())


def a_signed_month(user: User) -> Arguments:
    """The newest that is signed."""
    return {"month": MonthCheck.objects.values_list("month", flat=True)[0]}


def a_move_of_dockets(user: User) -> Arguments:
    """Those of one officer, with another since."""
    moved = Event.objects.filter(verb=Verb.CHANGE_OFFICER)
    batch = moved.values_list("batch", flat=True).first()
    if batch is None:
        senior = account(Person.SENIOR)
        assert senior is not None
        former = officers.keepers(senior)[0]
        to = officers.officers().exclude(pk=former.pk)[0]
        batch, _ = officers.hand_over(former, to, "", senior)
    return {"batch": batch}


def a_view(user: User) -> Arguments:
    """A view of this user's own, that was renamed; beside it a deleted one."""
    rows = SavedView.objects.filter(owner=user)
    view = rows.first() or make_view(user, former="迟的")
    if not rows.exclude(deleted_at=None).exists():
        make_view(user, "删掉的", deleted_at=timezone.now())
    return {"pk": view.pk}


EXAMPLES: dict[str, Callable[[User], Arguments]] = {
    **SETTLING,
    "bulk-done": a_batch,
    "bulletin": a_bulletin,
    "burden-department": lambda user: newest(Department.objects.all()),
    "body-change": lambda user: newest(BodyChange.objects.all()),
    "department": a_department,
    "department-succeed": lambda user: newest(Department.objects.filter(kind="bureau")),
    "ledger-import": a_ledger,
    "handover": lambda user: newest(Handover.objects.all()),
    "officer-handed": a_move_of_dockets,
    "post-hand-over": lambda user: newest(Post.objects.filter(title="联络员")),
    "task-force": lambda user: newest(task_forces.task_forces()),
    "task-force-dissolve": lambda user: newest(
        task_forces.overdue_task_forces(timezone.localdate())
    ),
    "digest": a_digest,
    "view-rename": a_view,
    "notice": lambda user: newest(Notice.objects.visible_to(user)),
    "matrix-month": a_month,
    "meeting-matrix": of_a_meeting,
    "docket-instruct": lambda user: newest(Docket.objects.filter(pk__in=led())),
    "inspect": lambda user: newest(Docket.objects.visible_to(user)),
    "inspection-done": an_inspection,
    "inspection-revoke": an_inspection,
    "instruction-reply": an_instruction,
    "instruction-revoke": an_instruction,
    "meeting-instruct": of_a_meeting,
    "month": a_signed_month,
    "month-lines": lambda user: {**a_signed_month(user), "kind": "closed"},
    "reply-revoke": a_reply,
    "return": a_form,
    "return-form-export": lambda user: {"department": a_department(user)["pk"]},
    "rule-book": lambda user: {"year": timezone.localdate().year},
    "rule-edit": lambda user: {"year": timezone.localdate().year},
    "year-export": lambda user: {"year": timezone.localdate().year},
    "relay-change": lambda user: newest(Relay.objects.all()),
    "relay-detail": lambda user: newest(Relay.objects.confirmed()),
}
