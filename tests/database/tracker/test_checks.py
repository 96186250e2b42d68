"""An installation in use has neither an active superuser nor the demo."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from pytest_django.fixtures import Settings

from tracker.checks import no_active_superuser, no_demo
from tracker.demo import mark
from tracker.models import Office


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


def test_a_real_site_holds_no_demo(settings: Settings, db: None) -> None:
    settings.DEBUG = False
    assert no_demo() == []
    user = User.objects.create_user("administrator")
    office = Office.objects.create()
    LogEntry.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(office),
        object_id=str(office.pk),
        object_repr=mark.NOTE,
        action_flag=ADDITION,
        change_message="{}",
    )
    assert [error.id for error in no_demo()] == ["tracker.E002"]
