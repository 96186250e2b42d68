"""One docket of three departments, and where its evidence lies."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.factories import make_department, make_docket
from tracker.models import Assignment


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.ATTACHMENTS = str(tmp_path / "evidence")
    return tmp_path / "evidence"


@pytest.fixture
def lead(officer: User, bureau: Department, outsider: User) -> Assignment:
    """Of the liaison's bureau; the outsider's is responsible, a third supports."""
    other = outsider.memberships.get().department
    assert other is not None
    due = timezone.localdate() + datetime.timedelta(days=30)
    made = make_docket(
        officer, bureau, responsible=[other], support=[make_department()], due_on=due
    )
    return made.assignments.get(role="lead")
