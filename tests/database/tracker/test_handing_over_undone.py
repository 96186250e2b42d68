"""A handover is taken back while nothing was done."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from meetings.models import Department, Tenure
from tests.database.bodies import (
    DAY,
    make_desk,
    make_part,
    make_stranger,
)
from tracker.acts import act
from tracker.models import Assignment, Handover
from tracker.posts import undoing
from tracker.posts.handing_over import Asked, hand_over
from tracker.recording import Words
from tracker.workflow import Verb

TODAY = timezone.localdate()


def fresh(user: User) -> User:
    """As of the next request: roles are asked once each."""
    return User.objects.get(pk=user.pk)


def sees(user: User) -> int:
    return Assignment.objects.visible_to(fresh(user)).count()


def test_it_is_undone_while_nothing_has_been_done(
    bureau: Department, officer: User
) -> None:
    post, old = make_desk(bureau)
    make_part(officer, bureau)
    new = make_stranger()
    asked = Asked(post, post.tenures.get(), "新来", TODAY, account=new)
    done = hand_over(asked, officer)
    undoing.undo(done, officer)
    assert (sees(old), sees(new)) == (1, 0)
    assert [t.valid_to for t in post.tenures.all()] == [None]
    assert "已经撤销" in undoing.refusal(Handover.objects.get())
    with pytest.raises(ValidationError, match="已经撤销"):
        undoing.undo(done, officer)


def test_what_the_successor_did_keeps_it(bureau: Department, officer: User) -> None:
    post, _ = make_desk(bureau)
    part = make_part(officer, bureau)
    new = make_stranger()
    asked = Asked(post, post.tenures.get(), "新来", TODAY, account=new)
    done = hand_over(asked, officer)
    act(part, Verb.SIGN_FOR, fresh(new), Words())
    with pytest.raises(ValidationError, match="已经办理过"):
        undoing.undo(done, officer)
    assert not Tenure.objects.filter(valid_to=None).exclude(person__name="新来")


def test_only_the_last_of_two_handovers_is_undone(
    bureau: Department, officer: User
) -> None:
    post, _ = make_desk(bureau)
    first = hand_over(Asked(post, post.tenures.get(), "甲", TODAY - DAY), officer)
    hand_over(Asked(post, post.tenures.get(valid_to=None), "乙", TODAY), officer)
    assert "后来又交接过" in undoing.refusal(first)
