"""The same people in every test: officer, senior officer, leader, liaison, outsider."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from meetings.models import Department
from tests.factories import make_department, make_user
from tracker.roles import Role


@pytest.fixture
def bureau(db: None) -> Department:
    return make_department("澄湖区住房和城乡建设局")


@pytest.fixture
def officer(db: None) -> User:
    return make_user(Role.OFFICER, username="officer", first_name="陆明远")


@pytest.fixture
def senior(db: None) -> User:
    return make_user(Role.SENIOR, username="senior", first_name="顾清如")


@pytest.fixture
def leader(db: None) -> User:
    return make_user(Role.LEADER, username="leader", first_name="霍启明")


@pytest.fixture
def auditor(db: None) -> User:
    return make_user(Role.AUDITOR, username="auditor", first_name="尹正")


@pytest.fixture
def administrator(db: None) -> User:
    return make_user(Role.ADMIN, username="administrator", first_name="简宁")


@pytest.fixture
def security(db: None) -> User:
    return make_user(Role.SECURITY, username="security", first_name="成规")


@pytest.fixture
def deputy(bureau: Department) -> User:
    return make_user(Role.DEPUTY, bureau, username="deputy", first_name="宋小雨")


@pytest.fixture
def approver(bureau: Department) -> User:
    return make_user(Role.APPROVER, bureau, username="approver", first_name="方正平")


@pytest.fixture
def liaison(bureau: Department) -> User:
    return make_user(Role.LIAISON, bureau, username="liaison", first_name="宋致远")


@pytest.fixture
def outsider(db: None) -> User:
    """A liaison of another department."""
    other = make_department("澄湖区水务局")
    return make_user(Role.LIAISON, other, username="outsider", first_name="柏舟")
