"""What a step of the ladder leaves behind: its number, to whom it goes, who signed."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch

from .ladder import TO_LEADER, Step
from .models import Assignment, Event, Notice, NoticeSerial, Office
from .recording import Words
from .workflow import Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .models.notices import NoticeQuerySet


def issue(event: Event, part: Assignment, words: Words) -> None:
    """The notice of an urging that gave a step; others leave none."""
    step, due = words.step, part.effective_due
    if step is None or due is None:
        return
    Notice.objects.create(
        assignment=part,
        event=event,
        code=_code(event.happened_on.year) if words.is_slip else "",
        order=step.order,
        word=step.word,
        tone=step.tone,
        form=step.form,
        due_on=due,
        reply_by=words.due_on,
        text=words.text,
        **_addressee(step, part, event.happened_on),
    )


def acknowledge(event: Event, part: Assignment) -> None:
    """The department has signed for every slip that lay with it."""
    Notice.objects.unsigned().filter(assignment=part).update(acknowledged=event)


def forget(event: Event) -> None:
    """The signing was a wrong click."""
    Notice.objects.filter(acknowledged=event).update(acknowledged=None)


def _code(year: int) -> str:
    """督单〔2026〕003号"""
    return f"{Office.present().code_word}单〔{year}〕{NoticeSerial.take(year):03d}号"


def _addressee(step: Step, part: Assignment, day: datetime.date) -> dict[str, Any]:
    """The leader in charge, and who held the post then; "" where nobody did."""
    if step.form not in TO_LEADER:
        return {}
    post = part.department.leader_in_charge or part.docket.responsible_post
    person = post.holder(day) if post else None
    return {"to_post": post, "to_name": person.name if person else ""}


def with_parts(rows: NoticeQuerySet, today: datetime.date) -> NoticeQuerySet:
    """Notices, each with its part as it stands now and what was said of it."""
    parts = Assignment.objects.with_light(today).select_related(
        "department", "docket__responsible_post", "docket__meeting"
    )
    said = "docket__directives__directive"
    parts = parts.prefetch_related(said, "docket__assignments__department")
    return rows.prefetch_related(Prefetch("assignment", parts))


def unsigned(user: User) -> list[Notice]:
    """The slips that lie with the user's own departments, the oldest first."""
    rows = Notice.objects.visible_to(user).unsigned().for_list()
    rows = rows.select_related("assignment__docket", "assignment__department")
    found = list(rows.reverse())
    for notice in found:
        notice.may_sign = Verb.ACKNOWLEDGE in notice.assignment.verbs_for(user)
    return found
