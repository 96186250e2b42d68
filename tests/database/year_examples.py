"""The arguments of the addresses of rules and bulletins."""

from __future__ import annotations

from typing import Any

from tests.database.tracker.bulletins.drafts import drafted
from tests.factories import TODAY, make_user
from tracker.bulletins.issuing import issue
from tracker.models import Assignment
from tracker.roles import Role

RULES = ("book", "edit", "preview", "import")


def year_examples(task: Assignment) -> dict[str, dict[str, Any]]:
    by = task.docket.officer
    made = issue(drafted(by, year=task.docket.year), TODAY, make_user(Role.SENIOR))
    return {
        **{f"rule-{one}": {"year": 2026} for one in RULES},
        "rule-export": {"year": 2026, "version": 0},
        **{name: {"pk": made.pk} for name in ("bulletin", "bulletin-document")},
    }
