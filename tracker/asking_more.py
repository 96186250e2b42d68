"""What departments have to do as it is, told before one asks them for more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from meetings.models import Department

from . import burden
from .burden import Load


@dataclass(frozen=True, slots=True)
class Burden:
    """more: how many parts of it are about to be asked for more."""

    department: Department
    load: Load
    more: int


def of(asked: Iterable[Department]) -> list[Burden]:
    """One a department, however often it is named; those with most in hand first."""
    more: Counter[int] = Counter()
    bodies: dict[int, Department] = {}
    for department in asked:
        more[department.pk] += 1
        bodies[department.pk] = department
    now = burden.now(bodies, timezone.localdate())
    found = [Burden(body, now[pk], more[pk]) for pk, body in bodies.items()]
    return sorted(found, key=lambda one: (-one.load.open, one.department.order))
