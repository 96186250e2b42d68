"""make_x(**overrides): rows as tests need them, with fictional names."""

from __future__ import annotations

import datetime
import hashlib
import itertools
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from meetings.models import (
    Department,
    Directive,
    Meeting,
    MeetingKind,
    Original,
    Source,
)
from meetings.models.records import RecordState
from tracker import charging
from tracker.acts import act
from tracker.models import Assignment, Attachment, Docket, Membership, SavedView
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import Verb

counter = itertools.count(1)
TODAY = datetime.date(2026, 9, 18)


def make_user(role: Role, department: Department | None = None, **more: Any) -> User:
    name = more.pop("username", f"{role}{next(counter)}")
    user = User.objects.create_user(username=name, **{"first_name": name, **more})
    Membership.objects.create(user=user, role=role, department=department)
    return user


def make_department(name: str = "", **more: Any) -> Department:
    n = next(counter)
    return Department.objects.create(name=name or f"区第{n}局", **{"order": n, **more})


def make_kind(name: str = "常务会议") -> MeetingKind:
    return MeetingKind.objects.get_or_create(name=name)[0]


def make_meeting(**more: Any) -> Meeting:
    held_on = more.pop("held_on", TODAY)
    fields = {
        "title": f"澄湖区政府第{next(counter)}次会议",
        "held_on": held_on,
        "year": held_on.year,
        "state": RecordState.CONFIRMED,
    }
    return Meeting.objects.create(**{**fields, **more})


def make_directive(meeting: Meeting | None = None, **more: Any) -> Directive:
    n = next(counter)
    parent = more.get("parent")
    fields = {
        "meeting": meeting or make_meeting(),
        "number": None if parent else n,
        "order": n,
        "text": f"抓好第{n}项工作。区有关部门要限期完成",
        "state": RecordState.CONFIRMED,
    }
    return Directive.objects.create(**{**fields, **more})


def make_docket(
    by: User,
    lead: Department | None = None,
    directive: Directive | None = None,
    **more: Any,
) -> Docket:
    charge = charging.Charge(
        directive=directive or make_directive(),
        lead=lead or make_department(),
        **{"charged_on": TODAY, **more},
    )
    return charging.docket(charge, by)


def make_assignment(
    by: User, lead: Department | None = None, **more: Any
) -> Assignment:
    return make_docket(by, lead, **more).assignments.get(role="lead")


def make_view(owner: User, name: str = "逾期的", **more: Any) -> SavedView:
    fields = {"page": SavedView.Page.ASSIGNMENTS, "query": "light=late", **more}
    return SavedView.objects.create(owner=owner, name=name, **fields)


PDF = b"%PDF-1.4\n% a certificate of the demo\n%%EOF"


def make_file(name: str = "验收单.pdf", data: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def make_attachment(assignment: Assignment) -> Attachment:
    """A file of a report that an officer put down after a call."""
    words = Words("已完成", channel="phone", caller="小宋", evidence=[make_file()])
    event = act(assignment, Verb.REPORT, assignment.docket.officer, words)
    return event.report.attachments.get()


def make_source(text: str = "澄湖日报 一段文字", **more: Any) -> Source:
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    fields = {
        "original": Original.objects.keep(data),
        "text": text,
        "text_sha256": digest,
        "encoding": "utf-8",
        "published_on": TODAY,
    }
    return Source.objects.create(**{**fields, **more})
