"""A task force past its end, and the address at which it is dissolved."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.database.bodies import DAY, make_part, make_task_force
from tests.factories import make_department

TODAY = timezone.localdate()


def make_over(by: User, **more: Any) -> Department:
    """Past its last day, with one open part."""
    force = make_task_force(make_department(), **more)
    make_part(by, force)
    force.valid_from, force.valid_to = TODAY - 99 * DAY, TODAY - DAY
    force.save()
    return force


def address(force: Department) -> str:
    return reverse("task-force-dissolve", args=[force.pk])
