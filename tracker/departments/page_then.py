"""The page of one department as of a past day: what it owed, did, had to answer."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from meetings.models import Department
from tracker import instruction_cards, overview, past_instructions
from tracker.boards import Tally
from tracker.models import Instruction
from tracker.rates import Rate

from . import then
from .done import done
from .names import names
from .owing import lines, overdue
from .page import Page
from .people import people
from .year import of_year

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def page_then(
    department: Department,
    user: User,
    today: datetime.date,
    day: datetime.date,
    year: int | None,
) -> Page:
    """year: as of `page`. Slips are of the present alone: none is shown."""
    pk, post = department.pk, department.leader_in_charge
    rows = then.parts(pk, day)
    years = range(min(then.first_year(rows) or day.year, day.year), day.year + 1)
    shown = year if year is not None and year in years else day.year
    kept, owed = then.of_year(rows, pk, shown, day), lines(then.owed(rows), pk, day)
    given = past_instructions.given(Instruction.objects.all(), day)
    asked = past_instructions.in_state(given, "open", day).filter(Q(body_then=pk))
    return Page(
        department=department,
        leader=post.holder(day) if post else None,
        owing=owed,
        urgent=then.urgent(rows, day),
        done=done(kept, pk, shown, day),
        completion=_completion(overview.Scope(user, today, shown, None, day), pk),
        year=of_year(kept, overdue(owed), pk, shown, day, day),
        years=years,
        names=names(department),
        people=people(department, day),
        instructions=instruction_cards.cards(asked.order_by("given_on", "pk"), user),
        slips=[],
        slip_count=0,
        on=day,
    )


def _completion(scope: overview.Scope, department: int) -> Rate | None:
    """None while the worker still counts that day."""
    try:
        return scope.by_lead().get(department, Tally()).rate
    except overview.BeingCounted:
        return None
