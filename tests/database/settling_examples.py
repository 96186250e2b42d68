"""The arguments of the addresses of the year's account."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from tests.merits import make_merit
from tests.settling import later, make_preview, score_of
from tracker.models import Assignment
from tracker.settling import objecting, steps


def settling_examples(task: Assignment, senior: User) -> dict[str, dict[str, Any]]:
    """A frozen version of the task's year, and one that is shown to departments."""
    first = make_preview(senior)
    with later(6):
        steps.freeze(first, first.seq, senior)
    made = make_preview(senior, reason="漏计")
    place = {"year": made.year, "version": made.version}
    own = {**place, "department": task.department_id}
    score = score_of(made, task.department_id)
    said = objecting.Said("漏计一次表扬", caller="小宋")
    row = objecting.file(score, "", said, senior)
    steps_of = ("count", "show", "freeze", "proof", "bands", "difference", "rules")
    merit = {"pk": make_merit(senior, task.department).pk}
    return {
        "settlement": place,
        **{f"settlement-{name}": place for name in steps_of},
        "settlement-year": {"year": made.year},
        "settlement-start": {"year": made.year},
        "department-score": own,
        "objection-add": own,
        "objection-answer": {"pk": row.pk},
        "merit-add": {"year": made.year},
        "merit-decide": merit,
        "merit-withdraw": merit,
        "mark": {"pk": task.pk},
    }
