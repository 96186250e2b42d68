"""Addresses of the admin and a row of every table, for its tests."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from meetings.models import (
    Attendance,
    Department,
    DepartmentGroup,
    Mention,
    Person,
    Post,
    Reading,
    Tenure,
)
from tests.database.tracker.inspections.looking import look
from tests.factories import (
    make_directive,
    make_docket,
    make_kind,
    make_meeting,
    make_source,
)
from tests.ladder import give, make_late
from tests.merits import make_mark, make_merit
from tests.settling import make_preview
from tracker import charging, meeting_instructions
from tracker.acts import act
from tracker.ladder import Form
from tracker.leaders import Leader
from tracker.models import Docket, MonthCheck, Settlement
from tracker.months.signing import sign
from tracker.recording import Words
from tracker.settling import objecting
from tracker.workflow import Verb

# What the list of each table of the year's account asks.
SETTLING_QUERIES = {
    "DepartmentScore": 8,
    "Mark": 9,
    "Merit": 8,
    "Objection": 7,
    "Settlement": 7,
}


def url(model: type[Model], page: str, *args: Any) -> str:
    label = f"{model._meta.app_label}_{model._meta.model_name}"
    return reverse(f"admin:{label}_{page}", args=args)


def make_everything(
    officer: User, senior: User, liaison: User, bureau: Department
) -> None:
    source = make_source(f"{bureau}的一段文字")
    reading = Reading.objects.create(
        source=source, extractor="1", published_on=source.published_on, result={"a": 1}
    )
    bureau.aliases.create(name=f"住建局{bureau.pk}")
    group = DepartmentGroup.objects.get_or_create(name="各局")[0]
    group.members.add(bureau)
    post = Post.objects.create(title="局长", department=bureau)
    Tenure.objects.create(post=post, person=Person.objects.create(name="宋致远"))
    meeting = make_meeting(kind=make_kind(), reading=reading)
    Attendance.objects.create(meeting=meeting, name="霍启明", role="chair")
    directive = make_directive(meeting)
    Mention.objects.create(directive=directive, name="住建局", department=bureau)
    directive.passages.create(source=source, start=0, end=3)
    last = datetime.date(2027, 12, 31)
    docket = make_docket(officer, bureau, directive, due_on=last)
    assignment = docket.assignments.get()
    act(assignment, Verb.SIGN_FOR, liaison)
    act(assignment, Verb.REPORT, liaison, Words("已完成摸底"))
    later = Words("等批复", due_on=datetime.date(2028, 1, 31))
    act(assignment, Verb.ASK_EXTENSION, liaison, later)
    assignment.reports.get().attachments.create(
        name="表.pdf", kind="pdf", size=1, sha256="0", place=f"{assignment.pk}.pdf"
    )
    act(assignment, Verb.REPORT_DONE, liaison, Words("全部完成"))
    act(assignment, Verb.VERIFY, senior, Words("现场看过"))
    give(make_late(officer, bureau), Form.SLIP, officer)
    charging.dismiss(make_directive(meeting), officer, "与去年的一件相同")
    supervise(docket, officer, senior)
    settle(docket, officer, senior)


def supervise(docket: Docket, officer: User, senior: User) -> None:
    """A leader's note with its answer, a look at the spot, a signed month."""
    note = Words("要抓紧", channel="paper", leader=Leader("", "霍启明", "区长"))
    given = meeting_instructions.give(make_meeting(), officer, note)
    meeting_instructions.answer(given, officer, Words("已列入"))
    look(docket, officer)
    last = timezone.localdate().replace(day=1) - datetime.timedelta(days=1)
    if not MonthCheck.objects.exists():
        sign(last.replace(day=1), senior)


def settle(docket: Docket, officer: User, senior: User) -> None:
    """A year that is shown, a mark, an entry of 加减分, what a department objects."""
    part = docket.assignments.get()
    make_mark(part, officer, "office", 80)
    make_merit(officer, part.department, item=f"获奖{docket.code}")
    made = Settlement.objects.first() or make_preview(senior)
    score = made.scores.order_by("pk")[0]
    objecting.file(score, "", objecting.Said("漏计", caller="小宋"), officer)
