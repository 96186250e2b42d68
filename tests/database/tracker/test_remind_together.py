"""Two runs at the same moment, on either engine: one digest, one mail a person."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.database.tracker.postbox import Postbox
from tests.database.tracker.reminders import inboxes, postbox, remind, today
from tests.database.tracker.together import at_once, on_disk
from tests.factories import make_assignment, make_user
from tracker.models import Digest
from tracker.roles import Role

__all__ = ["on_disk", "postbox", "today"]  # fixtures
MANY = 12


@pytest.fixture
def people(
    on_disk: None, today: datetime.date, officer: User, bureau: Department
) -> list[User]:
    """A dozen deputies of one bureau that has something to sign for."""
    make_assignment(officer, bureau)
    names = [f"deputy{n:02}" for n in range(MANY)]
    return [
        make_user(Role.DEPUTY, bureau, username=name, email=f"{name}@example.org")
        for name in names
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_runs_at_once_each_mail_is_sent_by_one(
    people: list[User], postbox: Postbox
) -> None:
    said = at_once(remind, remind)
    assert all(isinstance(words, str) for words in said), said
    assert postbox.addressees == [user.email for user in people]
    assert inboxes() == {user.username: 1 for user in people}
    assert not Digest.objects.filter(mailed_at=None).exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_who_claim_a_digest_one_gets_it(people: list[User]) -> None:
    row = Digest.objects.create(user=people[0], day=timezone.localdate(), count=1)
    assert sorted(map(str, at_once(*[row.claim] * 4))) == ["False"] * 3 + ["True"]
