"""All that the page of one department shows."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetings.models import Department, Person
from tracker import boards, instruction_cards
from tracker.models import Assignment, Instruction, Notice
from tracker.rates import Rate

from .done import Done, done
from .kept import first_year
from .kept import of_year as kept_of
from .names import Names, names
from .owing import Line, overdue, owing, urgent
from .people import People, people
from .year import Year, of_year

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MOST = 5  # slips that are named; the others are in the list


@dataclass(frozen=True, slots=True)
class Page:
    """completion: 办结率 of what it led in the record year, as on the board."""

    department: Department
    leader: Person | None
    owing: list[Line]
    urgent: list[Assignment]
    done: list[Done]
    completion: Rate
    year: Year
    years: Sequence[int]
    names: Names
    people: People
    instructions: list[Instruction]
    slips: list[Notice]
    slip_count: int

    @property
    def owes(self) -> int:
        return sum(line.total.value for line in self.owing)

    @property
    def has_ended(self) -> bool:
        return self.names.end is not None or self.department.successor_id is not None


def page(
    department: Department, user: User, today: datetime.date, year: int | None
) -> Page:
    """year: which twelve months; None, or one that it has not, for the present one."""
    pk, post = department.pk, department.leader_in_charge
    rows = Assignment.objects.visible_to(user).filter(department=pk)
    years = range(min(first_year(pk) or today.year, today.year), today.year + 1)
    shown = year if year is not None and year in years else today.year
    kept, owed = kept_of(pk, shown), owing(rows, pk, today)
    led = boards.counted(user, shown, today).led_by(pk)
    asked = Instruction.objects.open().of_department(pk).order_by("given_on", "pk")
    slips = Notice.objects.visible_to(user).unsigned().filter(assignment__department=pk)
    return Page(
        department=department,
        leader=post.holder(today) if post else None,
        owing=owed,
        urgent=urgent(rows, today),
        done=done(kept, pk, shown),
        completion=boards.add_up(boards.tallies(led, "year").values()).rate,
        year=of_year(kept, overdue(owed), pk, shown, today),
        years=years,
        names=names(department),
        people=people(department, today),
        instructions=instruction_cards.cards(asked, user),
        slips=list(slips.for_list().select_related("assignment__docket")[:MOST]),
        slip_count=slips.count(),
    )
