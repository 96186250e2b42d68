"""Who is told: contacts and deputies, approvers, and the one who charged.

The only place that knows by which rows somebody answers for what.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from tracker.models import MailChoice, Membership
from tracker.roles import APPROVER, OF_DEPARTMENT, OFFICE, SENIOR

REMINDED = OF_DEPARTMENT | OFFICE  # the roles that have an inbox


@dataclass(slots=True)
class Reader:
    """departments: those that this person answers for, in whichever role."""

    pk: int
    username: str
    name: str
    email: str
    by_mail: bool
    departments: set[int] = field(default_factory=set)
    is_officer: bool = False

    @property
    def gets_mail(self) -> bool:
        return bool(self.email) and self.by_mail

    @property
    def says_department(self) -> bool:
        """Whether a line has to say whose part it is."""
        return self.is_officer or len(self.departments) > 1


@dataclass(slots=True)
class Recipients:
    """contacts, approvers: user ids by department; officers: those of the office."""

    readers: dict[int, Reader] = field(default_factory=dict)
    contacts: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    approvers: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    officers: set[int] = field(default_factory=set)
    seniors: set[int] = field(default_factory=set)

    def keepers(self, officer: int) -> set[int]:
        """The one who charged; who has left the office is stood in for by seniors."""
        return {officer} if officer in self.officers else self.seniors

    def only(self, wanted: Callable[[Reader], bool]) -> bool:
        """Leave out everybody else; whether anybody is left."""
        self.readers = {pk: one for pk, one in self.readers.items() if wanted(one)}
        return bool(self.readers)

    def add(self, row: Membership, wants_mail: bool) -> None:
        user = row.user
        reader = self.readers.get(user.pk) or Reader(
            user.pk,
            user.get_username(),
            user.get_full_name() or user.get_username(),
            user.email,
            wants_mail,
        )
        self.readers[user.pk] = reader
        if row.role in OFFICE:
            reader.is_officer = True
            self.officers.add(user.pk)
        if row.role in SENIOR:
            self.seniors.add(user.pk)
        if row.department_id is not None:
            reader.departments.add(row.department_id)
            by = self.approvers if row.role in APPROVER else self.contacts
            if user.pk not in by[row.department_id]:
                by[row.department_id].append(user.pk)


def present(day: datetime.date) -> Recipients:
    """Everybody who may be reminded on `day`. Two queries."""
    found = Recipients()
    without = set(
        MailChoice.objects.filter(by_mail=False).values_list("user", flat=True)
    )
    rows = Membership.objects.current(day).filter(
        role__in=REMINDED, user__is_active=True
    )
    for row in rows.select_related("user"):
        found.add(row, row.user_id not in without)
    return found
