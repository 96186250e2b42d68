"""What departments have to do as it is, told before they are charged with more."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from meetings.models import Department
from tracker import asking_more, burden

from .decisions import Charge, Decision
from .page import Row


def of_decisions(decisions: Iterable[Decision]) -> list[asking_more.Burden]:
    """Of everybody who would be charged."""
    charges = [one for one in decisions if isinstance(one, Charge)]
    return asking_more.of(department for one in charges for department, _ in one.duties)


def tell(rows: Iterable[Row]) -> None:
    """Beside each directive what its proposed lead has to do; in four queries."""
    leads = {row.directive.pk: row.proposal.suggestion.lead for row in rows if row.form}
    now = burden.now({pk for pk in leads.values() if pk}, timezone.localdate())
    names = dict(Department.objects.filter(pk__in=now).values_list("pk", "name"))
    for row in rows:
        lead = leads.get(row.directive.pk)
        if lead in names:
            row.burden = f"{names[lead]}{now[lead].words}。"
