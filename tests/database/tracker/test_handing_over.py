"""A post is handed over: by dates alone, whole, and back while nothing was done."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from meetings.models import Department, Person
from tests.database.bodies import (
    DAY,
    make_desk,
    make_part,
    make_post,
    make_stranger,
    make_tenure,
)
from tests.factories import make_department, make_user
from tracker.acts import act
from tracker.models import Assignment, Event, Handover, Membership
from tracker.permissions import departments_of, roles_of
from tracker.posts.handing_over import Asked, hand_over
from tracker.roles import Role
from tracker.workflow import Verb

TODAY = timezone.localdate()


def fresh(user: User) -> User:
    """As of the next request: roles are asked once each."""
    return User.objects.get(pk=user.pk)


def sees(user: User) -> int:
    return Assignment.objects.visible_to(fresh(user)).count()


def test_the_successor_sees_all_open_work_and_the_predecessor_none(
    bureau: Department, officer: User
) -> None:
    post, old = make_desk(bureau)
    make_part(officer, bureau)
    new = make_stranger()
    assert (sees(old), sees(new)) == (1, 0)
    hand_over(Asked(post, post.tenures.get(), "新来", TODAY, account=new), officer)
    assert (sees(old), sees(new)) == (0, 1)
    assert roles_of(fresh(new)) == {Role.LIAISON}
    assert [t.valid_to for t in post.tenures.order_by("pk")] == [TODAY - DAY, None]
    holder = post.holder(TODAY)
    assert holder is not None and holder.name == "新来"


def test_a_day_to_come_takes_effect_by_itself(
    bureau: Department, officer: User
) -> None:
    post, old = make_desk(bureau)
    new, day = make_stranger(), TODAY + 5 * DAY
    hand_over(Asked(post, post.tenures.get(), "新来", day, account=new), officer)
    assert departments_of(fresh(old)) == {bureau.pk} and not departments_of(fresh(new))
    rows = Membership.objects.filter(department=bureau)
    assert [m.user for m in rows.current(day - DAY)] == [old]
    assert [m.user for m in rows.current(day)] == [new]
    assert str(post.holder(day - DAY)) == "宋致远" and str(post.holder(day)) == "新来"


def test_a_membership_that_names_no_post_goes_with_its_person(
    bureau: Department, officer: User
) -> None:
    post = make_post(bureau)
    former = make_tenure(post, "宋致远")
    own = make_user(Role.LIAISON, bureau, first_name="宋致远")
    other = make_user(Role.DEPUTY, bureau, first_name="宋小雨")
    hand_over(Asked(post, former, "新来", TODAY, account=make_stranger()), officer)
    assert not departments_of(fresh(own))
    assert departments_of(fresh(other)) == {bureau.pk}


def test_history_keeps_the_names_of_then(bureau: Department, officer: User) -> None:
    post, old = make_desk(bureau)
    part = make_part(officer, bureau)
    act(part, Verb.SIGN_FOR, old)
    hand_over(
        Asked(post, post.tenures.get(), "新来", TODAY, account=make_stranger()), officer
    )
    event = Event.objects.get(verb=Verb.SIGN_FOR)
    assert event.actor_name == "宋致远" and event.actor_role.endswith("联络员")


def test_a_leader_takes_over_field_and_open_dockets(officer: User) -> None:
    post = make_post(None, "副区长")
    bureau = make_department(leader_in_charge=post)
    old = make_user(Role.LEADER, first_name="石敬之")
    Membership.objects.filter(user=old).update(post=post)
    make_part(officer, bureau, responsible_post=post)
    new = make_stranger("骆长河")
    former = make_tenure(post, "石敬之")
    done = hand_over(Asked(post, former, "骆长河", TODAY, account=new), officer)
    assert [(what, n) for what, n, _ in done.counts] == [
        ("责任领导是这个岗位的在办督办件", 1),
        ("分管单位", 1),
    ]
    assert roles_of(fresh(new)) == {Role.LEADER} and not roles_of(fresh(old))


def test_nobody_hands_a_post_to_the_own_account_or_to_the_office(
    bureau: Department, officer: User, senior: User, administrator: User
) -> None:
    post, _ = make_desk(bureau)
    former = post.tenures.get()
    for account in (officer, senior, administrator):
        with pytest.raises(ValidationError, match="账号"):
            hand_over(Asked(post, former, "某", TODAY, account=account), officer)
    assert not Handover.objects.exists()


def test_a_second_handover_to_come_waits_for_the_first(
    bureau: Department, officer: User
) -> None:
    post, _ = make_desk(bureau)
    former = post.tenures.get()
    hand_over(Asked(post, former, "甲", TODAY + 9 * DAY), officer)
    with pytest.raises(ValidationError, match="接任已登记"):
        hand_over(Asked(post, former, "乙", TODAY), officer)


def test_of_namesakes_the_phone_tells_who_is_meant(
    bureau: Department, officer: User
) -> None:
    post, _ = make_desk(bureau)
    for phone in ("1", "2"):
        Person.objects.create(name="甲", phone=phone)
    with pytest.raises(ValidationError, match="请填电话"):
        hand_over(Asked(post, post.tenures.get(), "甲", TODAY), officer)
    hand_over(Asked(post, post.tenures.get(), "甲", TODAY, phone="2"), officer)
    assert Person.objects.filter(name="甲").count() == 2
