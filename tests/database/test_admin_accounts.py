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


def account_form(name: str, role: str, department: Any = "", **more: Any) -> Any:
    return {
        "username": name,
        "full_name": "柏舟",
        "memberships-TOTAL_FORMS": 1,
        "memberships-INITIAL_FORMS": 0,
        "memberships-0-role": role,
        "memberships-0-department": department,
        **more,
    }


def test_a_new_account_has_its_role_and_a_password_shown_once(
    page: Client, bureau: Department
) -> None:
    data = account_form("baizhou", "liaison", bureau.pk)
    got = page.post(url(User, "add"), data)
    ((user, password),) = got.context["slips"]
    user = User.objects.get(username="baizhou")
    assert user.check_password(password)
    assert roles_of(user) == {Role.LIAISON}
    assert (user.get_full_name(), user.is_staff) == ("柏舟", False)


def test_a_liaison_without_a_department_is_refused_in_words(page: Client) -> None:
    got = page.post(url(User, "add"), account_form("baizhou", "liaison"))
    assert "联络员要选单位" in got.text
    assert not User.objects.filter(username="baizhou").exists()


def test_nobody_makes_a_superuser_here(page: Client, officer: User) -> None:
    data = account_form("officer", "officer", is_superuser="on", is_staff="on")
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


def test_the_last_administrator_stays(page: Client, administrator: User) -> None:
    membership = models.Membership.objects.get(user=administrator)
    got = chosen(page, "disable", administrator, sure="yes")
    assert "最后一位管理员" in got.text
    ended = {"user": administrator.pk, "role": "admin", "valid_to": "2026-01-01"}
    got = page.post(url(models.Membership, "change", membership.pk), ended)
    assert "最后一位管理员" in got.text
    gone = url(models.Membership, "delete", membership.pk)
    assert page.post(gone, {"post": "yes"}).status_code == 403
    removed = account_form("administrator", "admin")
    removed |= {
        "memberships-INITIAL_FORMS": 1,
        "memberships-0-id": membership.pk,
        "memberships-0-user": administrator.pk,
        "memberships-0-DELETE": "on",
    }
    got = page.post(url(User, "change", administrator.pk), removed)
    assert "最后一位管理员" in got.text
    assert page.get(reverse("admin:index")).status_code == 200


def test_one_of_two_administrators_may_go(
    page: Client, administrator: User, second: User
) -> None:
    membership = models.Membership.objects.get(user=second)
    page.post(url(models.Membership, "delete", membership.pk), {"post": "yes"})
    second.refresh_from_db()
    assert (second.is_staff, roles_of(second)) == (False, frozenset())
