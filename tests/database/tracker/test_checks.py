"""An installation in use has no active superuser."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from pytest_django.fixtures import Settings

from tracker.checks import no_active_superuser


@pytest.fixture
def root(db: None) -> User:
    return User.objects.create_superuser("root")


def test_in_use_an_active_superuser_is_an_error(root: User, settings: Settings) -> None:
    settings.DEBUG = False
    [error] = no_active_superuser()
    assert error.id == "tracker.E001"
    assert "root" in error.msg


def test_a_superuser_who_is_switched_off_is_none(
    root: User, settings: Settings
) -> None:
    settings.DEBUG = False
    User.objects.update(is_active=False)
    assert no_active_superuser() == []


def test_while_trying_out_a_superuser_is_fine(root: User, settings: Settings) -> None:
    settings.DEBUG = True
    assert no_active_superuser() == []
