"""What asks somebody to act, as conditions on assignments (todo.py has the words)."""

from __future__ import annotations

import datetime

from django.db.models import F, Q

from tracker import workflow

from .instructions import Instruction


def waiting(what: str, today: datetime.date) -> Q:
    """The condition of one of the office's lists (todo.py has their words)."""
    claimed = Q(state=workflow.State.CLAIMED)
    conditions = {
        "verify": claimed & Q(verified_on=None),
        "close": claimed & Q(verified_on__isnull=False),
        "sign": Q(state=workflow.State.UNSIGNED),
        "refused": Q(state=workflow.State.REFUSED),
        "extension": Q(asked_until__isnull=False),
        "report": Q(next_report_due__lte=today),
        "instructed": Q(pk__in=Instruction.objects.open().values_list(F("part_id"))),
        "release": Q(state=workflow.State.IN_HAND) & ~Q(pending=""),
    }
    return conditions[what]
