"""The demo's inboxes: the last working day's digests, unread, and those before it."""

from __future__ import annotations

import datetime

from django.utils import timezone

from tracker import calendar
from tracker.models import CalendarDay, Digest
from tracker.reminding import gathering, recipients, sending

from .people import Cast

# example.org belongs to nobody: what is sent there reaches nobody.
MAILED = ("liaison", "officer")


def write(cast: Cast, today: datetime.date) -> None:
    for name in MAILED:
        account = cast.accounts[name]
        account.email = f"{name}@example.org"
        account.save(update_fields=["email"])
    last = _working_day(today)
    before = _working_day(last - calendar.ONE_DAY)
    for day in (before, last):
        people = recipients.present(day)
        drafts = gathering.gather(people, gathering.day_of(day))
        sending.keep(day, gathering.digests(day, drafts))
    Digest.objects.filter(day=before).update(read_at=timezone.now())


def _working_day(day: datetime.date) -> datetime.date:
    """That day or the last working day before it."""
    changes = CalendarDay.objects.changes()
    while not calendar.is_working(day, changes):
        day -= calendar.ONE_DAY
    return day
