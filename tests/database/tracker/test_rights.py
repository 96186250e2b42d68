"""What the groups of the roles may do with the record."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

KEEPING = "meetings.change_directive"
READING = "meetings.view_meeting"


@pytest.mark.parametrize(
    ("name", "reads", "keeps"),
    [
        ("officer", True, True),
        ("senior", True, True),
        ("leader", True, False),
        ("auditor", True, False),
        ("administrator", True, False),
        ("liaison", False, False),
    ],
)
def test_only_officers_keep_the_record(
    name: str, reads: bool, keeps: bool, request: pytest.FixtureRequest
) -> None:
    user: User = request.getfixturevalue(name)
    assert (user.has_perm(READING), user.has_perm(KEEPING)) == (reads, keeps)


def test_an_administrator_keeps_the_register(administrator: User) -> None:
    assert administrator.has_perm("meetings.change_department")
    assert administrator.has_perm("tracker.change_membership")
