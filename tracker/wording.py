"""What a step of the ladder says, unless the officer says it better."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from . import calendar
from .ladder import SLIPS, Form, Step
from .models import Assignment, CalendarDay, Office
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
