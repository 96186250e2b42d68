"""The day's run in tests: on a working day, to a server that really takes mail."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from meetings.models import Department
from tests.database.tracker.postbox import Postbox, listening
from tests.factories import make_assignment
from tracker.models import Assignment, CalendarDay, Digest
from tracker.reminding import gathering, recipients
from tracker.reminding.grouping import Draft

TODAY = datetime.date(2026, 9, 18)  # a Friday, as tests/factories charges on


def remind(*options: str) -> str:
    """What the run says; CommandError where it fails."""
    out = StringIO()
    call_command("remind", *options, stdout=out, stderr=out)
    return out.getvalue()


def told(day: datetime.date = TODAY) -> dict[str, Draft]:
    """By username what there is to say, with nothing kept."""
    people = recipients.present(day)
    drafts = gathering.gather(people, gathering.day_of(day))
    return {people.readers[pk].username: draft for pk, draft in drafts.items()}


def whys(draft: Draft) -> list[str]:
    return [note["why"] for matter in draft.matters for note in matter["notes"]]


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch, db: None) -> datetime.date:
    """The day of all tests here: a working day, at nine."""
    nine = datetime.datetime.combine(TODAY, datetime.time(9))
    now = timezone.make_aware(nine)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    CalendarDay.objects.create(day=TODAY, is_working=True)
    return TODAY


@pytest.fixture
def postbox(settings: Any) -> Iterator[Postbox]:
    with listening() as found:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = found.server_address[:2]
        settings.EMAIL_TIMEOUT = 5
        yield found


@pytest.fixture
def mailed(liaison: User, deputy: User, outsider: User) -> list[User]:
    """Three people with an address: two of the bureau, one of another."""
    people = [liaison, deputy, outsider]
    for user in people:
        user.email = f"{user.username}@example.org"
        user.save()
    return people


@pytest.fixture
def parts(
    officer: User, bureau: Department, outsider: User, today: datetime.date
) -> list[Assignment]:
    """One to be signed for by the bureau, one by the outsider's."""
    other = outsider.memberships.get().department
    return [make_assignment(officer, body) for body in (bureau, other)]


def inboxes() -> dict[str, int]:
    """Digests by username."""
    found: dict[str, int] = {}
    for row in Digest.objects.select_related("user"):
        name = row.user.get_username()
        found[name] = found.get(name, 0) + 1
    return found
