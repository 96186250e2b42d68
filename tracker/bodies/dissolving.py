"""解散: a task force ends when somebody has decided on every open part of it."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from meetings.models import Department
from tracker.acts import act
from tracker.models import Assignment, BodyChange
from tracker.permissions import roles_of
from tracker.recording import Words
from tracker.roles import SENIOR
from tracker.workflow import Verb

from . import closing, parts
from .succession import CHANGED, check_day

if TYPE_CHECKING:
    from django.contrib.auth.models import User

WITHDRAW = "withdraw"  # the choice beside the departments' keys
Choices = Mapping[int, str]  # part → WITHDRAW, or the key of who carries on


@transaction.atomic
def dissolve(
    body: Department,
    choices: Choices,
    on: datetime.date,
    note: str,
    by: User,
    seen: str | None = None,
) -> BodyChange:
    """Carry out the choice of every open part; `on` is the body's last day.

    All or nothing; raises ValidationError with words for people. Two officers at once:
    the second finds the body dissolved.
    """
    body = closing.take(body.pk)
    check_day(body, on)
    rows = parts.locked(body)
    if seen is not None and seen != parts.fingerprint(rows):
        raise ValidationError(CHANGED)
    there = closing.takers(body, timezone.localdate()).in_bulk()
    check(rows, choices, there, by)
    batch = uuid.uuid4().hex
    why = f"{body}于 {on:%Y-%m-%d} 解散。{note}".strip()
    for part in rows:
        to = there.get(_key(choices[part.pk]))
        if to is not None:
            parts.hand_over(part, to, on, why, by, batch)
        else:
            act(part, Verb.WITHDRAW, by, Words(why, batch=batch))
    closing.close(body, on, None)
    made = {"department": body, "name": body.name, "on": on, "note": note, "by": by}
    done = BodyChange.objects.create(kind=BodyChange.Kind.DISSOLVE, batch=batch, **made)
    closing.log(body, by, done)
    return done


def check(
    rows: Iterable[Assignment],
    choices: Choices,
    there: Mapping[int, Department],
    by: User,
) -> None:
    """Refuses while one part is undecided, or decided in a way that cannot be done."""
    left = [part for part in rows if not choices.get(part.pk)]
    if left:
        named = "、".join(part.docket.code for part in left[:3])
        more = f"等 {len(left)} 件" if len(left) > 3 else ""
        raise ValidationError(f"还有没定去向的:{named}{more}。每件都要定下来才能解散。")
    if WITHDRAW in choices.values() and not roles_of(by) & SENIOR:
        raise ValidationError("“撤销”由高级督查员办理,请改为转给别的单位。")
    wanted = {_key(value) for value in choices.values() if value != WITHDRAW}
    if wanted - there.keys():
        raise ValidationError("选的单位已经不在了,请另选。")


def _key(choice: str) -> int:
    return int(choice) if choice.isdecimal() else 0
