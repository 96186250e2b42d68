"""What the day's reminders cost where there is much: time and memory.

    python -m tests.performance.bench_reminders [ASSIGNMENTS ...]

Makes a database of its own for each size (10,000 and 100,000 unless told otherwise),
takes every end back so that all of it is open, and runs `manage.py remind` with mails
that go nowhere. Held to 10 seconds at 100,000; memory is what the run added to the
process at its highest, and should not grow with the size.
"""

from __future__ import annotations

import time
from io import StringIO

from tests.performance.apart import measured, peak

SIZES = ("10000", "100000")
MOST = 10  # seconds


def fill(size: str) -> None:
    """A database of `size` open parts; every department has two people with mail."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db.models import F, Value
    from django.db.models.functions import Concat

    from meetings.models import Department
    from tests.factories import make_user
    from tracker.models import Assignment
    from tracker.roles import Role
    from tracker.workflow import ENDED, State

    call_command("migrate", verbosity=0)
    call_command("populate", assignments=int(size), verbosity=0)
    Assignment.objects.filter(state__in=ENDED).update(state=State.IN_HAND)
    for body in Department.objects.all():
        make_user(Role.LIAISON, body)
        make_user(Role.DEPUTY, body)
    User.objects.update(email=Concat(F("username"), Value("@example.org")))


def run(size: str) -> None:
    """One run and a second one that finds everything done."""
    from django.core.management import call_command

    from tracker.models import Assignment, Digest

    count = Assignment.objects.open().count()
    before, out = peak(), StringIO()
    start, worked = time.perf_counter(), time.process_time()
    call_command("remind", "--anyway", stdout=out)
    first, worked = time.perf_counter() - start, time.process_time() - worked
    added = peak() - before
    start = time.perf_counter()
    call_command("remind", "--anyway", stdout=out)
    second = time.perf_counter() - start
    told = sum(Digest.objects.values_list("count", flat=True))
    mark = "  SLOW" if first > MOST else ""
    print(
        f"{count:8} open {first:7.2f} s ({worked:.2f} s of processor), "
        f"again {second:5.2f} s, +{added:4.0f} MB; "
        f"{Digest.objects.count()} digests of {told} matters{mark}",
        flush=True,
    )


if __name__ == "__main__":
    measured(__spec__.name, SIZES, fill, run, EMAIL_URL="dummymail://")
