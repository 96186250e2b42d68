"""Which pages there are: every named address of the site, with an example of each.

A page without arguments is included by itself. One with arguments needs an example
in `EXAMPLES`, and an address that never answers with a page stands in `NO_PAGES`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from meetings import readings, rereading, uploads
from meetings.intake import Told
from meetings.models import (
    Department,
    Directive,
    Meeting,
    Mention,
    Post,
    Source,
    Twin,
    Upload,
)
from meetings.models.records import RecordState
from tests.browser.people import Person, account
from tracker import bulk, charging
from tracker.bodies import task_forces
from tracker.models import Assignment, BodyChange, Docket, Event, Handover
from tracker.posts import officers
from tracker.recording import Words
from tracker.workflow import Verb

Arguments = dict[str, Any]


def newest(rows: QuerySet[Any]) -> Arguments:
    """The newest; an address of nothing for who sees none."""
    return {"pk": rows.order_by("-pk").values_list("pk", flat=True).first() or 0}


def task(user: User) -> Arguments:
    """Something that this user may do now; else whatever there is to be done."""
    for assignment in Assignment.objects.visible_to(user).open().order_by("pk"):
        if verbs := assignment.verbs_for(user):
            return {"pk": assignment.pk, "verb": verbs[0]}
    return {**newest(Assignment.objects.open()), "verb": Verb.REPORT}


def of_a_meeting(user: User) -> Arguments:
    """A meeting that has been charged, to bodies of which this user is one."""
    mine = Assignment.objects.visible_to(user).order_by("-pk").first()
    meeting = mine.docket.meeting if mine else None
    return {"pk": meeting.pk if meeting else 0}


def on_the_desk(rows: QuerySet[Any]) -> Callable[[User], Arguments]:
    """The newest proposal, which somebody has still to proofread."""
    return lambda user: newest(rows.filter(state=RecordState.PROPOSED))


def of_a_source(user: User) -> Arguments:
    """The source on whose desk something waits."""
    waiting = Meeting.objects.proposed().values("reading__source")
    return newest(Source.objects.filter(pk__in=waiting))


def a_difference(user: User) -> Arguments:
    """The source on whose desk something waits, found to be of the day before."""
    source = Source.objects.get(**of_a_source(user))
    if rereading.difference(source) is None:
        day = source.published_on - datetime.timedelta(days=366)
        rereading.redate(source, user, source.publication, day)
        readings.read(source)
    return {"pk": source.pk}


def an_upload(user: User) -> Arguments:
    """A list with a file of each outcome."""
    upload = Upload.objects.first() or Upload.objects.create(by=user)
    if not upload.arrivals.exists():
        told = Told(by=user)
        day = datetime.date(2026, 3, 20)
        for text in ("区政府召开会议,部署春灌。", "区政府召开会议,部署夏收。"):
            uploads.receive(upload, text.encode(), replace(told, published_on=day))
        uploads.receive(
            upload, "区政府开会。".encode(), replace(told, file_name="纪要")
        )
        uploads.receive(upload, b"\x89PNG", replace(told, file_name="照片.png"))
    return {"pk": upload.pk}


def a_twin(user: User) -> Arguments:
    """A meeting on a desk that may be one that is there already."""
    new = Meeting.objects.get(**on_the_desk(Meeting.objects.all())(user))
    old = Meeting.objects.confirmed().filter(directives__parent=None).order_by("pk")[0]
    twin = Twin.objects.get_or_create(meeting=new, other=old, defaults={"score": 0.8})
    return {"pk": twin[0].pk}


def a_part(user: User) -> Arguments:
    """A part of a docket that this user may see."""
    return newest(Assignment.objects.visible_to(user))


def a_batch(user: User) -> Arguments:
    """Two parts urged at once."""
    batch = Event.objects.exclude(batch="").values_list("batch", flat=True).first()
    if batch is None:
        senior = account(Person.SENIOR)
        assert senior is not None
        rows = Assignment.objects.filter(state="in_hand").select_related("docket")
        picked = [(row, row.docket.last_seq) for row in rows.order_by("-pk")[:2]]
        batch = bulk.perform(picked, Verb.URGE, senior, Words()).batch
    return {"batch": batch}


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


EXAMPLES: dict[str, Callable[[User], Arguments]] = {
    "act": task,
    "assignment": a_part,
    "bulk-done": a_batch,
    "body-resolve": lambda user: newest(
        Mention.objects.filter(directive__state=RecordState.PROPOSED)
    ),
    "breakdown": of_a_meeting,
    "charge": lambda user: newest(
        Meeting.objects.filter(directives__in=charging.undecided())
    ),
    "charge-notices": of_a_meeting,
    "body-change": lambda user: newest(BodyChange.objects.all()),
    "department-succeed": lambda user: newest(Department.objects.filter(kind="bureau")),
    "handover": lambda user: newest(Handover.objects.all()),
    "officer-handed": a_move_of_dockets,
    "post-hand-over": lambda user: newest(Post.objects.filter(title="联络员")),
    "task-force": lambda user: newest(task_forces.task_forces()),
    "task-force-dissolve": lambda user: newest(
        task_forces.overdue_task_forces(timezone.localdate())
    ),
    "correct": lambda user: newest(Event.objects.filter(verb=Verb.REPORT)),
    "desk": of_a_source,
    "directive-change": on_the_desk(Directive.objects.all()),
    "directive-history": on_the_desk(Directive.objects.all()),
    "directive-mend": on_the_desk(Directive.objects.all()),
    "docket-detail": lambda user: newest(Docket.objects.visible_to(user)),
    "meeting-accept": on_the_desk(Meeting.objects.all()),
    "meeting-change": on_the_desk(Meeting.objects.all()),
    "meeting-detail": of_a_meeting,
    "meeting-people": on_the_desk(Meeting.objects.all()),
    "meeting-progress": of_a_meeting,
    "source-accept": of_a_source,
    "source-change": of_a_source,
    "source-difference": a_difference,
    "twin": a_twin,
    "upload": an_upload,
}
# Files, answers to a sent form, parts of a page, and what a machine asks for. The
# preview of a register is there after an upload only and has a test of its own.
NO_PAGES = {
    "department-rename",
    "handover-undo",
    "officer-handed-undo",
    "task-force-join",
    "task-force-leave",
    "attachment",
    "bulk",
    "bulk-undo",
    "body-add",
    "body-names",
    "body-remove",
    "breakdown-workbook",
    "dismissal-revoke",
    "docket-leave",
    "directive-act",
    "directive-card",
    "directive-demote",
    "directive-field",
    "directive-merge",
    "directive-move",
    "directive-number",
    "directive-place",
    "directive-promote",
    "directive-split",
    "edit-redo",
    "edit-undo",
    "healthz",
    "home",
    "logout",
    "meeting-act",
    "meeting-field",
    "meeting-paste",
    "meeting-pick",
    "register-drop",
    "register-preview",
    "register-save",
    "register-template",
    "restatement",
    "source-assign",
    "source-original",
    "source-read",
    "source-select",
    "source-upload",
    "source-waiting",
    "task",
    "twin-join",
    "twin-part",
    "year-workbook",
}


def named(patterns: list[Any] | None = None) -> Iterator[str]:
    """The names of all our addresses; Django's admin has pages of its own."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                yield from named(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name


def needs_arguments(name: str) -> bool:
    possibilities = get_resolver().reverse_dict.getlist(name)
    return all(params for found in possibilities for _, params in found[0])


def path_for(name: str, user: User | None) -> str:
    """The address of the example of this page for this user."""
    who = user or User.objects.order_by("pk")[0]
    return reverse(name, kwargs=EXAMPLES[name](who) if name in EXAMPLES else None)


def is_page(path: str, user: User | None) -> bool:
    """Whether this user gets a page of ours there, not a refusal or a file."""
    client = Client(raise_request_exception=True)
    if user:
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    answer = client.get(path)
    return answer.status_code == 200 and answer.headers["Content-Type"].startswith(
        "text/html"
    )


PAGES = sorted(set(named()) - NO_PAGES)
