"""The people of the demo, by what they do."""

from __future__ import annotations

from enum import StrEnum

from django.contrib.auth.models import User

from tracker.models import Assignment, Membership
from tracker.roles import Role


class Person(StrEnum):
    NOBODY = "nobody"
    OFFICER = "officer"
    SENIOR = "senior"
    LEADER = "leader"
    LIAISON = "liaison"
    AUDITOR = "auditor"
    ADMIN = "admin"


def account(person: Person) -> User | None:
    """An account of this role; of the liaisons one who has something to do."""
    if person == Person.NOBODY:
        return None
    held = Membership.objects.filter(role=Role(person.value)).select_related("user")
    if person == Person.LIAISON:
        busy = Assignment.objects.open().values("department")
        held = held.filter(department__in=busy)
    return held.order_by("pk")[0].user
