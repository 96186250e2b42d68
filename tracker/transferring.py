"""A part goes over to the body that carries on: begun there, or joined to its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils import timezone

from . import inheriting, instructing
from .assigning import assign
from .folding import apply
from .models import Assignment, Transfer
from .recording import Words, record, stand, store
from .workflow import Duty, Fact, Present, State, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def transfer(old: Assignment, was: Present, words: Words, by: User) -> Assignment:
    """What follows from `old` being handed over; `was`: how it stood until then."""
    assert words.department is not None
    others = old.docket.assignments.exclude(state=State.PASSED_ON)
    own = others.filter(department=words.department).first()
    duty = own.role if own else ""
    taken = own or _begin(old, words, by)
    taken.docket = old.docket
    now = taken.present
    wanted = (inheriting.joined if own else inheriting.begun)(was, now)
    _take_over(taken, wanted, replace(words, text=f"承接自{old.department}。"), by)
    old.extensions.filter(decided=None).update(assignment=taken)
    old.passed_to = taken
    old.save(update_fields=["passed_to"])
    instructing.hand_on(old, taken)
    day = words.effective_on or words.happened_on or timezone.localdate()
    Transfer.objects.create(parted=old, taken=taken, duty_before=duty, on=day)
    return taken


def _begin(old: Assignment, words: Words, by: User) -> Assignment:
    assert words.department is not None
    duties = [(words.department, Duty(old.role))]
    (made,) = assign(old.docket, duties, by, replace(words, text="", batch=""))
    return made


def _take_over(part: Assignment, wanted: Present, words: Words, by: User) -> None:
    before, docket = part.present, part.docket
    fact = Fact(
        docket.last_seq + 1,
        Verb.TAKE_OVER,
        words.happened_on or timezone.localdate(),
        by.pk,
        carried=inheriting.carried(before, wanted),
    )
    after = apply(before, fact)
    changes = store(part, before, after)
    event = record(
        docket, Verb.TAKE_OVER, by, assignment=part, words=words, changes=changes
    )
    stand(part, after, event.recorded_at)
