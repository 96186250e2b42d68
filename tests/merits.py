"""make_x(**overrides): entries of 加减分 and marks, as tests need them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User

from meetings.models import Department
from tests.factories import TODAY
from tracker.models import Assignment, Mark, Merit
from tracker.settling import marks, merits


def make_merit(by: User, department: Department, **more: Any) -> Merit:
    """Proposed; a bonus of 2 points."""
    files = more.pop("files", ())
    fields = {
        "department": department,
        "kind": "bonus",
        "item": "老旧小区改造经验在全市推广",
        "basis": "市政府办公室通报",
        "points": Decimal(2),
        "on": TODAY - datetime.timedelta(days=30),
        "year": TODAY.year,
    }
    return merits.propose({**fields, **more}, files, by)


def make_approved(by: User, other: User, department: Department, **more: Any) -> Merit:
    return merits.decide(make_merit(by, department, **more), True, "属实", other)


def make_mark(part: Assignment, by: User, judge: str, value: object) -> Mark:
    """The judge's next mark of this part."""
    seen = Mark.objects.filter(assignment=part, judge=judge).count()
    (made,) = marks.give(part, {judge: Decimal(str(value))}, {judge: seen}, by)
    return made
