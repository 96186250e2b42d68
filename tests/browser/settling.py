"""An example of each page of the year's account."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User

from tests.browser.people import Person, account
from tracker.models import DepartmentScore, Merit, Objection, Settlement
from tracker.settling import steps

Arguments = dict[str, Any]


def open_version(user: User) -> Arguments:
    """What departments are shown now."""
    made = Settlement.objects.open()[0]
    return {"year": made.year, "version": made.version}


def own_score(user: User) -> Arguments:
    """One that this user sees; of nobody for who sees none."""
    rows = DepartmentScore.objects.visible_to(user)
    shown = rows.filter(settlement__state=Settlement.State.PREVIEW)
    score = shown.order_by("-count").first()
    return {**open_version(user), "department": score.department_id if score else 0}


def corrected(user: User) -> Arguments:
    """A second version of the year that is frozen."""
    made = Settlement.objects.filter(version=2).first()
    if made is None:
        first = Settlement.objects.filter(state=Settlement.State.FROZEN)[0]
        senior = account(Person.SENIOR)
        assert senior is not None
        made = steps.start(first.year, senior, reason="漏计一次表扬")
    return {"year": made.year, "version": made.version}


def a_year(user: User) -> Arguments:
    return {"year": Settlement.objects.open()[0].year}


def entry(user: User, **more: Any) -> Arguments:
    return {"pk": Merit.objects.filter(withdraws=None, **more).latest("pk").pk}


SETTLING: dict[str, Callable[[User], Arguments]] = {
    "department-score": own_score,
    "merit-add": a_year,
    "merit-decide": lambda user: entry(user, state="proposed"),
    "merit-withdraw": lambda user: entry(user, state="approved"),
    "objection-add": own_score,
    "objection-answer": lambda user: {"pk": Objection.objects.open()[0].pk},
    "settlement": open_version,
    "settlement-bands": open_version,
    "settlement-count": open_version,
    "settlement-difference": corrected,
    "settlement-freeze": open_version,
    "settlement-proof": open_version,
    "settlement-rules": open_version,
    "settlement-show": open_version,
    "settlement-start": lambda user: {"year": 2030},
    "settlement-year": lambda user: {"year": 2030},
}
