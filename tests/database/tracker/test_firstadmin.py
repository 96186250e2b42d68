"""An empty installation begins with one administrator."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from tracker.permissions import roles_of
from tracker.roles import Role


def test_an_empty_database_gets_one_administrator_with_the_printed_password(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("firstadmin")
    user = User.objects.get()
    password = capsys.readouterr().out.split("密码:")[1].split()[0]
    assert user.check_password(password)
    assert roles_of(user) == {Role.ADMIN}
    assert not user.is_superuser


def test_where_there_is_an_account_nothing_is_made_or_printed(
    officer: User, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("firstadmin")
    assert User.objects.get() == officer
    assert capsys.readouterr().out == ""
