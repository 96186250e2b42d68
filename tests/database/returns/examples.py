"""The arguments of the addresses of forms."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from tests.database.returns.paper import fill, sent
from tracker import returns
from tracker.models import Assignment


def return_examples(task: Assignment, officer: User) -> dict[str, dict[str, Any]]:
    data = sent(task.department, officer, fill(本次办理="本期无进展"))
    source = returns.keep(data, "回填表.xlsx", timezone.localdate(), officer)
    names = ("return", "return-marked", "return-file")
    out = ("return-form", "return-form-export", "return-form-file")
    return {
        **{name: {"department": task.department_id} for name in out},
        **{name: {"pk": source.pk} for name in names},
    }
