"""What the groups of the roles may do with the record."""

from __future__ import annotations

import datetime
import itertools

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from tests.database.tracker.register import plan_of
from tests.factories import make_user
from tracker.models import Membership
from tracker.permissions import roles_of
from tracker.roles import SEPARATED, Role

KEEPING = "meetings.change_directive"
READING = "meetings.view_meeting"


@pytest.mark.parametrize(
    ("name", "reads", "keeps"),
    [
        ("officer", True, True),
        ("senior", True, True),
        ("leader", True, False),
        ("auditor", True, False),
        ("administrator", False, False),
        ("security", False, False),
        ("liaison", False, False),
        ("approver", False, False),
    ],
)
def test_only_officers_keep_the_record(
    name: str, reads: bool, keeps: bool, request: pytest.FixtureRequest
) -> None:
    user: User = request.getfixturevalue(name)
    assert (user.has_perm(READING), user.has_perm(KEEPING)) == (reads, keeps)


def test_one_administrator_keeps_the_register_and_the_other_grants(
    administrator: User, security: User
) -> None:
    assert administrator.has_perm("meetings.change_department")
    assert not administrator.has_perm("tracker.change_membership")
    assert security.has_perm("tracker.change_membership")
    assert not security.has_perm("meetings.change_department")


PAIRS = list(itertools.permutations(sorted(SEPARATED), 2))


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_nobody_holds_two_of_the_three_administrator_roles(
    db: None, first: Role, second: Role
) -> None:
    user = make_user(first)
    with pytest.raises(ValidationError, match="不能同时是"):
        Membership.objects.create(user=user, role=second)
    assert roles_of(user) == {first}


def test_one_after_the_other_is_no_clash(administrator: User) -> None:
    held = administrator.memberships.get()
    held.valid_to = datetime.date(2026, 1, 31)
    held.save()
    later = datetime.date(2026, 2, 1)
    Membership.objects.create(user=administrator, role=Role.AUDITOR, valid_from=later)
    assert roles_of(administrator) == {Role.AUDITOR}


def test_the_register_refuses_two_of_them_for_one_account(security: User) -> None:
    plan = plan_of({"账号": [["security", "成规", "审计员", None, None]]})
    assert "已是安全管理员" in str(plan.entries[0].errors)
