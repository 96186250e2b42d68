"""An example of each page that needs one: of the record, charging and the parts."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from meetings import readings, rereading, uploads
from meetings.intake import Told
from meetings.models import (
    Directive,
    Meeting,
    Mention,
    Source,
    Twin,
    Upload,
)
from meetings.models.records import RecordState
from tracker import charging
from tracker.models import (
    Assignment,
    Docket,
    Event,
)
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


EXAMPLES: dict[str, Callable[[User], Arguments]] = {
    "act": task,
    "assignment": a_part,
    "body-resolve": lambda user: newest(
        Mention.objects.filter(directive__state=RecordState.PROPOSED)
    ),
    "breakdown": of_a_meeting,
    "charge": lambda user: newest(
        Meeting.objects.filter(directives__in=charging.undecided())
    ),
    "charge-notices": of_a_meeting,
    "correct": lambda user: newest(Event.objects.filter(verb=Verb.REPORT)),
    "desk": of_a_source,
    "directive-change": on_the_desk(Directive.objects.all()),
    "directive-history": on_the_desk(Directive.objects.all()),
    "directive-mend": on_the_desk(Directive.objects.all()),
    "docket-detail": lambda user: newest(Docket.objects.visible_to(user)),
    "directive-answer": on_the_desk(Directive.objects.all()),
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
