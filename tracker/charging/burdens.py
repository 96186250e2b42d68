"""What departments have to do as it is, told before they are charged with more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from meetings.models import Department
from tracker import burden
from tracker.burden import Load

from .decisions import Charge, Decision
from .page import Row


@dataclass(frozen=True, slots=True)
class Burden:
    """more: how many parts these decisions would add."""

    department: Department
    load: Load
    more: int


def of_decisions(decisions: Iterable[Decision]) -> list[Burden]:
    """Of everybody who would be charged; those who are asked most already first."""
    more: Counter[int] = Counter()
    bodies: dict[int, Department] = {}
    for decision in decisions:
        if isinstance(decision, Charge):
            for department, _ in decision.duties:
                more[department.pk] += 1
                bodies[department.pk] = department
    now = burden.now(bodies, timezone.localdate())
    found = [Burden(body, now[pk], more[pk]) for pk, body in bodies.items()]
    return sorted(found, key=lambda one: (-one.load.open, one.department.order))


def tell(rows: Iterable[Row]) -> None:
    """Beside each directive what its proposed lead has to do; in four queries."""
    leads = {row.directive.pk: row.proposal.suggestion.lead for row in rows if row.form}
    now = burden.now({pk for pk in leads.values() if pk}, timezone.localdate())
    names = dict(Department.objects.filter(pk__in=now).values_list("pk", "name"))
    for row in rows:
        lead = leads.get(row.directive.pk)
        if lead in names:
            row.burden = f"{names[lead]}{now[lead].words}。"
