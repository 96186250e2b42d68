"""An empty installation begins with two administrators, who need each other."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from tracker.permissions import roles_of
from tracker.roles import Role


def test_an_empty_database_gets_two_administrators_with_printed_passwords(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("firstadmin")
    printed = capsys.readouterr().out.split("密码:")[1:]
    users = User.objects.order_by("pk")
    for user, words in zip(users, printed, strict=False):
        assert user.check_password(words.split()[0])
        assert not user.is_superuser
    assert [set(roles_of(user)) for user in users] == [{Role.ADMIN}, {Role.SECURITY}]


def test_where_there_is_an_account_nothing_is_made_or_printed(
    officer: User, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("firstadmin")
    assert User.objects.get() == officer
    assert capsys.readouterr().out == ""
