"""What the people of one department would be told today; nothing is kept or sent."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from meetings.models import Department
from tracker.models import Assignment, Digest

from .gathering import day_of, digests, gather
from .recipients import Reader, present
from .wording import body, subject


@dataclass(slots=True)
class Preview:
    """mails: (reader, subject, text) of each who has something to be told."""

    department: Department
    mails: list[tuple[Reader, str, str]] = field(default_factory=list)
    readers: list[Reader] = field(default_factory=list)


def of_department(department: Department, today: datetime.date) -> Preview:
    """A person of several departments is shown the whole digest."""
    people = present(today)
    people.only(lambda reader: department.pk in reader.departments)
    found = Preview(department, readers=list(people.readers.values()))
    bodies = {pk for one in found.readers for pk in one.departments}
    rows = Assignment.objects.filter(department__in=bodies)
    drafts = gather(people, day_of(today), rows)
    for digest in digests(today, drafts):
        found.mails.append(_mail(digest, people.readers[digest.user_id]))
    return found


def _mail(digest: Digest, reader: Reader) -> tuple[Reader, str, str]:
    return reader, subject(digest), body(digest, reader.name)
