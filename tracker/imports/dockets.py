"""The dockets of a ledger, drafted from its rows with all that it tells of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from meetings.models import Directive
from tracker import drafts
from tracker.charging import Charge
from tracker.models import Assignment, Event
from tracker.models.reports import REPORT_LENGTH
from tracker.recording import Words
from tracker.rhythm import Interval
from tracker.workflow import RULES, Duty, Verb

from .course import Step, course, is_for
from .entry import Entry

if TYPE_CHECKING:
    from django.contrib.auth.models import User

RHYTHM = Interval.MONTH  # from the import on; an officer may change it
LABELS = {"problems": "存在问题", "next_step": "下一步措施"}


def drafted(
    entry: Entry, directive: Directive, serial: int, by: User, now: datetime.datetime
) -> drafts.Draft:
    """The docket and every act up to the state that the ledger tells."""
    charge = _charge(entry, directive, now)
    said = Words("。".join(_of_the_charge(entry)), **_way(entry.begun_on, now))
    made = drafts.charged(charge, serial, by, said)
    for step in course(entry, now.date()):
        for part in made.parts:
            if is_for(step, part.role):
                words = _words(step, entry, part, now)
                theirs = RULES[step.verb].for_department
                body = part.department if theirs else None
                made.perform(part, step.verb, by, words, body)
    return made


def _charge(entry: Entry, directive: Directive, now: datetime.datetime) -> Charge:
    leads = [body for body, duty in entry.duties if duty == Duty.LEAD]
    lead, *others = leads
    by_duty = {d: [b for b, duty in entry.duties if duty == d] for d in Duty}
    return Charge(
        directive,
        lead,
        responsible=[*others, *by_duty[Duty.RESPONSIBLE]],
        support=by_duty[Duty.SUPPORT],
        title=entry.title,
        kind=entry.nature,
        grade=entry.grade,
        criterion=entry.criterion,
        due_on=entry.due_on,
        interval=Interval.NONE,
        responsible_post=entry.post,
        charged_on=entry.begun_on,
        recorded_at=now,
        code=entry.code,
    )


def _of_the_charge(entry: Entry) -> Iterator[str]:
    if entry.due_by:
        yield f"时限:{entry.due_by}"
    if entry.note:
        yield f"备注:{entry.note}"


def _way(day: datetime.date, now: datetime.datetime) -> dict[str, Any]:
    return {"happened_on": day, "recorded_at": now, "channel": Event.Channel.LEDGER}


def _words(step: Step, entry: Entry, part: Assignment, now: datetime.datetime) -> Words:
    """What the lead says is the ledger's own; the others say where it stands."""
    lead = part.role == Duty.LEAD
    way = _way(step.day, now)
    if step.verb == Verb.SET_INTERVAL:
        way["interval"] = RHYTHM
    if not lead:
        return Words(step.others, **way)
    if not step.full:
        return Words(step.text, **way)
    more: dict[str, Any] = {"problems": entry.problems, "next_step": entry.next_step}
    return Words(_in_full(step.text, more), entry.percent, **more, **way)


def _in_full(text: str, more: dict[str, str]) -> str:
    """A report holds some hundred letters a field; the event keeps what is longer."""
    long = any(len(words) > REPORT_LENGTH for words in more.values())
    told = [f"{LABELS[name]}:{words}" for name, words in more.items() if long and words]
    return "\n".join([text, *told])
