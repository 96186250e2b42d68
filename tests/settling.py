"""A year's account in each of its states, as tests need it."""

from __future__ import annotations

import datetime
from typing import Any
from unittest import mock

from django.contrib.auth.models import User
from django.utils import timezone

from tracker.models import DepartmentScore, Settlement
from tracker.settling import steps

YEAR = timezone.localdate().year


def day(days: int = 0) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def make_draft(by: User, **more: Any) -> Settlement:
    return steps.start(YEAR, by, **more)


def make_preview(senior: User, until: int = 5, **more: Any) -> Settlement:
    made = make_draft(senior, **more)
    return steps.show(made, day(until), made.seq, senior)


def later(days: int) -> Any:
    """Within it, it is `days` later."""
    now = timezone.now() + datetime.timedelta(days=days)
    return mock.patch("django.utils.timezone.now", lambda: now)


def make_frozen(senior: User, **more: Any) -> Settlement:
    made = make_preview(senior, **more)
    with later(6):
        return steps.freeze(made, made.seq, senior)


def score_of(made: Settlement, department: int) -> DepartmentScore:
    return made.scores.get(department=department)
