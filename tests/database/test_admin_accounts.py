"""Accounts in the admin: made, disabled, given a new password; never lost for all."""

from __future__ import annotations

from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.models import Department
from tests.database.admin import url
from tests.factories import make_user
from tracker import models
from tracker.permissions import roles_of
from tracker.roles import Role


@pytest.fixture
def page(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


@pytest.fixture
def second(administrator: User) -> User:
    return make_user(Role.ADMIN, username="second")


def chosen(page: Client, action: str, *users: User, **more: str) -> Any:
    data = {"action": action, "_selected_action": [u.pk for u in users], **more}
    return page.post(url(User, "changelist"), data, follow=True)


def test_disabling_asks_first_and_leaves_its_mark(page: Client, officer: User) -> None:
    assert "随时可以再启用" in chosen(page, "disable", officer).text
    officer.refresh_from_db()
    assert officer.is_active
    chosen(page, "disable", officer, sure="yes")
    officer.refresh_from_db()
    assert not officer.is_active
    assert LogEntry.objects.get().get_change_message() == "停用"
    chosen(page, "enable", officer, sure="yes")
    officer.refresh_from_db()
    assert officer.is_active


def test_a_new_password_is_shown_once_and_works(page: Client, officer: User) -> None:
    assert "只显示一次" in chosen(page, "reset_password", officer).text
    got = chosen(page, "reset_password", officer, sure="yes")
    assert "no-store" in got["Cache-Control"]
    ((_, password),) = got.context["slips"]
    assert password in got.text
    officer.refresh_from_db()
    assert officer.check_password(password)
    assert password not in str([*LogEntry.objects.values(), *User.objects.values()])


def test_unlocking_forgets_failed_log_ins(page: Client, officer: User) -> None:
    AccessAttempt.objects.create(
        username="officer", failures_since_start=5, ip_address="10.0.0.1"
    )
    got = chosen(page, "unlock", officer, sure="yes")
    assert "清除了 1 条" in got.text
    assert not AccessAttempt.objects.exists()


def account_form(name: str, **more: Any) -> Any:
    forms = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    return {"username": name, "full_name": "柏舟", **forms, **more}


@pytest.fixture
def grants(security: User) -> Client:
    """Where the security administrator is logged in."""
    client = Client()
    client.force_login(security, "django.contrib.auth.backends.ModelBackend")
    return client


def test_a_new_account_may_nothing_until_it_is_granted_a_role(
    page: Client, grants: Client, bureau: Department
) -> None:
    got = page.post(url(User, "add"), account_form("baizhou"))
    ((user, password),) = got.context["slips"]
    user = User.objects.get(username="baizhou")
    assert user.check_password(password)
    assert roles_of(user) == frozenset()
    row = {"user": user.pk, "role": "liaison", "department": bureau.pk}
    assert page.post(url(models.Membership, "add"), row).status_code == 403
    grants.post(url(models.Membership, "add"), row)
    user = User.objects.get(username="baizhou")
    assert roles_of(user) == {Role.LIAISON}
    assert (user.get_full_name(), user.is_staff) == ("柏舟", False)


def test_a_liaison_without_a_department_is_refused_in_words(
    grants: Client, officer: User
) -> None:
    row = {"user": officer.pk, "role": "liaison"}
    got = grants.post(url(models.Membership, "add"), row)
    assert "联络员、副联络员、审签人要选单位" in got.text
    assert roles_of(officer) == {Role.OFFICER}


def test_two_administrator_roles_are_refused_in_words(
    grants: Client, auditor: User
) -> None:
    row = {"user": auditor.pk, "role": "admin"}
    assert "不能同时是" in grants.post(url(models.Membership, "add"), row).text


def test_nobody_makes_a_superuser_here(page: Client, officer: User) -> None:
    data = account_form("officer", is_superuser="on", is_staff="on")
    page.post(url(User, "change", officer.pk), data)
    officer.refresh_from_db()
    assert (officer.is_superuser, officer.is_staff) == (False, False)


def test_a_superuser_is_out_of_reach(page: Client) -> None:
    root = User.objects.create_superuser("root", password="rootroot")
    assert page.get(url(User, "change", root.pk)).status_code == 302
    chosen(page, "reset_password", root, sure="yes")
    root.refresh_from_db()
    assert root.check_password("rootroot")


def test_passwords_cannot_be_guessed_by_filtering(page: Client, officer: User) -> None:
    got = page.get(url(User, "changelist"), {"password__startswith": "a"})
    assert got.status_code == 400


@pytest.mark.parametrize("role", ["administrator", "security"])
def test_the_last_of_either_stays(
    page: Client, grants: Client, administrator: User, role: str
) -> None:
    user = User.objects.get(username=role)
    membership = models.Membership.objects.get(user=user)
    label = membership.get_role_display()
    assert f"最后一位{label}" in chosen(page, "disable", user, sure="yes").text
    ended = {"user": user.pk, "role": membership.role, "valid_to": "2026-01-01"}
    got = grants.post(url(models.Membership, "change", membership.pk), ended)
    assert f"最后一位{label}" in got.text
    gone = url(models.Membership, "delete", membership.pk)
    assert grants.post(gone, {"post": "yes"}).status_code == 403
    assert page.get(reverse("admin:index")).status_code == 200


def test_one_of_two_administrators_may_go(
    grants: Client, administrator: User, second: User
) -> None:
    membership = models.Membership.objects.get(user=second)
    grants.post(url(models.Membership, "delete", membership.pk), {"post": "yes"})
    second.refresh_from_db()
    assert (second.is_staff, roles_of(second)) == (False, frozenset())
