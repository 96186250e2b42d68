"""A register that comes in again, and what it leaves alone."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User

from meetings.models import Department
from tests.database.tracker.register import (
    ROWS,
    Rows,
    load,
    plan_of,
    workbook,
)
from tests.factories import make_department, make_user
from tracker import register
from tracker.models import Membership
from tracker.roles import Role


def test_only_the_rows_that_are_right_are_saved_when_so_chosen(db: None) -> None:
    rows: Rows = {"单位": [["柳堤镇"], ["区一局", "科室"]]}
    with pytest.raises(register.Stale):
        load(rows)
    assert not Department.objects.exists()
    assert load(rows, skip_errors=True).count == 1
    assert Department.objects.get().name == "柳堤镇"


def test_saving_is_refused_when_the_register_moved_since(db: None) -> None:
    book = register.read(workbook(ROWS))
    seen = register.check(book).fingerprint
    make_department("柳堤镇", order=7)
    with pytest.raises(register.Stale):
        register.save(book, fingerprint=seen)
    assert not User.objects.exists()


def test_initial_passwords_work_and_existing_accounts_keep_theirs(db: None) -> None:
    user = make_user(Role.LEADER, username="huo", first_name="霍启明")
    user.set_password("mine-and-only-mine")
    user.save()
    saved = load(ROWS)
    (slip,) = saved.accounts
    assert (slip.username, slip.department) == ("baizhou", "澄湖区水务局")
    assert len(slip.password) >= 10
    assert User.objects.get(username="baizhou").check_password(slip.password)
    user.refresh_from_db()
    assert user.check_password("mine-and-only-mine")


def test_initial_passwords_have_letters_and_digits_and_nothing_look_alike() -> None:
    drawn = {register.passwords.initial_password() for _ in range(500)}
    assert len(drawn) == 500
    for word in drawn:
        assert any(c.isdigit() for c in word) and any(c.isalpha() for c in word)
        assert not set(word) & set("0O1lI")


def test_a_membership_that_ended_comes_back_as_a_new_one(db: None) -> None:
    rows: Rows = {"账号": [["huo", "霍启明", "领导"]]}
    load(rows)
    membership = Membership.objects.get()
    membership.valid_from = membership.valid_to = datetime.date(2026, 1, 1)
    membership.save()
    (entry,) = plan_of(rows).new
    assert entry.notes == ["账号已在册,只增加身份,密码不变。"]
    assert not load(rows).accounts
    assert Membership.objects.count() == 2
