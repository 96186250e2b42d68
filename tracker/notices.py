"""What a step of the ladder says and leaves behind: wording, number, addressee."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from . import calendar
from .ladder import SLIPS, TO_LEADER, Form, Step
from .models import Assignment, CalendarDay, Event, Notice, NoticeSerial, Office
from .recording import Words

REPLY_DAYS = 3  # where the office has no pause between urgings to go by
ASKS_REPLY = SLIPS | {Form.URGE}
TEXTS = {
    Form.URGE: "{soon},请抓紧办理,确保按期办结,并反馈进展。",
    Form.SLIP: "时限为 {due},至今已逾期 {late} 天,尚未申请办结。"
    "请查明原因,抓紧办理,提出办结日期。",
    Form.LEADER: "时限为 {due},至今已逾期 {late} 天,仍未申请办结。"
    "现送分管领导,请督促承办单位限期办结。",
    Form.BULLETIN: "时限为 {due},至今已逾期 {late} 天,尚未申请办结,列入督查通报。",
    Form.TALK: "时限为 {due},至今已逾期 {late} 天,仍未申请办结,"
    "建议约谈承办单位主要负责人。",
}


def wording(step: Step, part: Assignment, day: datetime.date) -> str:
    """What `step` says of this part on this day, unless the officer says it better."""
    due = part.effective_due
    if due is None:  # no step fits then, and the refusal says so
        return ""
    late = (day - due).days
    soon = f"离时限还有 {-late} 天" if late < 0 else "时限已到"
    said = f"{due.year} 年 {due.month} 月 {due.day} 日"
    return TEXTS.get(step.form, "").format(due=said, late=late, soon=soon)


def prefill(step: Step, part: Assignment, day: datetime.date) -> dict[str, Any]:
    """What the form of 催办 holds for this step."""
    return {"text": wording(step, part, day), "due_on": reply_by(step, day)}


def reply_by(step: Step, day: datetime.date) -> datetime.date | None:
    """Until the next urging may follow, and never on a day of rest."""
    if step.form not in ASKS_REPLY:
        return None
    pause = datetime.timedelta(days=Office.present().urge_days or REPLY_DAYS)
    return calendar.working_day_from(day + pause, CalendarDay.objects.changes())


def worded(part: Assignment, words: Words, day: datetime.date) -> Words:
    """With the usual text of the step where none was written."""
    if words.step is None or words.text.strip():
        return words
    return replace(words, text=wording(words.step, part, day))


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
