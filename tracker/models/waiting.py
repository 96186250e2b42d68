"""What of the assignments waits for the office to act: the conditions of its lists."""

from __future__ import annotations

import datetime

from django.db.models import F, Q

from tracker import workflow

from .climbing import step_waits
from .instructions import Instruction
from .office import Office


def waiting(what: str, today: datetime.date) -> Q:
    """The condition of one of the office's lists (todo.py has their words)."""
    # Made when asked for: the longer ones cost more than their answer.
    if what == "urge":
        return step_waits(Office.present(), today)
    if what == "instructed":
        return Q(pk__in=Instruction.objects.open().values_list(F("part_id")))
    claimed = Q(state=workflow.State.CLAIMED)
    return {
        "verify": claimed & Q(verified_on=None),
        "close": claimed & Q(verified_on__isnull=False),
        "sign": Q(state=workflow.State.UNSIGNED),
        "refused": Q(state=workflow.State.REFUSED),
        "extension": Q(asked_until__isnull=False),
        "report": Q(next_report_due__lte=today),
        "release": Q(state=workflow.State.IN_HAND) & ~Q(pending=""),
        "slip": Q(slips__gt=0, state__in=workflow.OPEN),
    }[what]
