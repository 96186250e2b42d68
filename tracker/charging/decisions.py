"""What the office can decide about a confirmed directive."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from meetings.models import Department, Directive, Post
from tracker.models import Docket
from tracker.rhythm import Interval
from tracker.workflow import Duty, Kind

JOIN, DISMISS = "join", "dismiss"  # as forms name them, beside the kinds of dockets


@dataclass(frozen=True, slots=True)
class Charge:
    """立项: the directive gets a docket of its own, of whatever kind.

    due_on counts for kind ACTION alone: the others have no date by which they end.
    due_by: why that date, for the history, where a rule of the office proposed it.
    code: as an old ledger has it; else the next one.
    """

    directive: Directive
    lead: Department
    responsible: Sequence[Department] = ()
    support: Sequence[Department] = ()
    title: str = ""
    kind: Kind = Kind.ACTION
    grade: str = "C"
    criterion: str = ""
    due_on: datetime.date | None = None
    due_by: str = ""
    interval: Interval = Interval.MONTH
    responsible_post: Post | None = None
    charged_on: datetime.date | None = None
    recorded_at: datetime.datetime | None = None
    code: str = ""

    @property
    def duties(self) -> list[tuple[Department, Duty]]:
        """Each department once, with its highest duty, lead first."""
        rows = [(self.lead, Duty.LEAD)]
        rows += [(d, Duty.RESPONSIBLE) for d in self.responsible]
        rows += [(d, Duty.SUPPORT) for d in self.support]
        seen: dict[int, tuple[Department, Duty]] = {}
        for department, duty in rows:
            seen.setdefault(department.pk, (department, duty))
        return list(seen.values())


@dataclass(frozen=True, slots=True)
class Join:
    """并入: the directive is followed under an earlier docket."""

    directive: Directive
    docket: Docket


@dataclass(frozen=True, slots=True)
class Dismiss:
    """不立项, with the reason."""

    directive: Directive
    reason: str


Decision = Charge | Join | Dismiss


class Taken(ValidationError):
    """Somebody decided meanwhile; `why` says by directive id who and what."""

    def __init__(self, why: dict[int, str]) -> None:
        self.why = why
        super().__init__(list(why.values()))
