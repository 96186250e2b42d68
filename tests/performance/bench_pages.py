"""What each page costs the server where there is much: time and queries.

    python -m tests.performance.bench_pages [ASSIGNMENTS | DATABASE.sqlite3 ...]

Makes a database of its own for each size (10,000 and 100,000 unless told otherwise),
or takes one that was filled before, and asks for every page as the first of senior
officer, liaison and auditor who may see it, some times. Printed is the fastest answer
in time of the processor, so that whoever else works here does not count; more than is
promised (100 ms, 200 from a million on, 150 KB as sent) is marked. Pages of sources
and desks are left out: they do not grow with assignments.
"""

from __future__ import annotations

import contextlib
import datetime
import logging
import time
from collections.abc import Iterator
from typing import Any

from tests.performance.apart import measured

SIZES = ("10000", "100000")
TIMES = 3
SLOW, MANY = 100, 500_000  # milliseconds; twice that from so many assignments on
HEAVY = 150  # KB
LAST_YEAR = datetime.date.today() - datetime.timedelta(days=365)
LAST_QUARTER = datetime.date.today() - datetime.timedelta(days=90)
# The filters, orders and pages that people use, beside each page as it opens.
QUERIES = {
    "assignment-list": (
        *("todo=verify", "todo=report", "light=late", "state=in_hand&role=lead"),
        *("q=管网", "sort=light", "sort=-due", "page=99"),
        f"on={LAST_YEAR}&was=late&role=lead",
    ),
    "docket-list": (
        "standing=late",
        f"on={LAST_YEAR}&standing=late",
        "q=管网",
        "sort=due",
        "page=99",
    ),
    "board": ("year=all", f"on={LAST_YEAR}"),
    "board-departments": ("sort=rate", f"on={LAST_YEAR}"),
    "board-meetings": (f"on={LAST_YEAR}",),
    "matrix": (f"on={LAST_QUARTER}",),
    "meeting-list": ("q=常务", "page=20"),
    "log": ("q=管网", "page=99"),
    # One, two and four letters, common and rare; two words; the end of a long list.
    "search": (
        *("q=的", "q=管", "q=完成", "q=管网", "q=老旧小区", "q=责任单位", "q=没有此词"),
        *("q=加快 小区", "q=完成&kind=report&page=400"),
    ),
    "bulk": ("do=urge&light=late",),
}
MORE = ("bulk",)  # not pages by themselves, but waited for
Asked = tuple[str, str, Any]


def measure(size: str) -> None:
    """In the process of one size: fill its database, then ask for the pages."""
    from django.conf import settings

    logging.disable(logging.ERROR)  # of pages that somebody may not see
    from django.core.management import call_command

    from tracker.models import Assignment

    call_command("migrate", verbosity=0)
    if size.isdecimal():
        call_command("populate", assignments=int(size))
    settings.DEBUG = False  # as it is served: populate alone needs it
    past()
    most = SLOW * (2 if Assignment.objects.count() > MANY else 1)
    print(f"{'page':58}{'ms':>7}{'queries':>9}{'KB':>7}")
    for label, path, client in addresses():
        ms, queries, length = ask(client, path)
        marks = ["  SLOW"] * (ms > most) + ["  HEAVY"] * (length > HEAVY * 1024)
        line = f"{label:58}{ms:7.0f}{queries:9}{length / 1024:7.0f}{''.join(marks)}"
        print(line, flush=True)


def past() -> None:
    """A past day: when it is asked for first, which may leave it to the worker; what
    that takes; and as it is kept. All that the pages ask for is kept then."""
    from django.core.cache import cache

    from tracker.matrix import past_years
    from tracker.models import PastCounts, PastMatrix
    from tracker.overview import BeingCounted, counts
    from tracker.past import month_end

    def ask(day: datetime.date) -> None:
        with contextlib.suppress(BeingCounted):
            counts.of_day(day)

    def matrix() -> None:
        with contextlib.suppress(BeingCounted):
            past_years.of_day(LAST_QUARTER.year, LAST_QUARTER)

    def work() -> None:
        for row in PastCounts.objects.filter(figures__isnull=True):
            counts.count.func(row.pk)
        for row in PastMatrix.objects.filter(counts__isnull=True):
            past_years.count.func(row.pk)

    PastCounts.objects.all().delete()
    PastMatrix.objects.all().delete()
    taken = [timed(matrix), timed(work), timed(matrix)]
    words = "first {:.0f}, by the worker {:.0f}, kept {:.0f} ms".format(*taken)
    print(f"matrix as of {LAST_QUARTER}: {words}")
    days = [datetime.date.today() - datetime.timedelta(ago) for ago in (1, 90, 365)]
    ends = [month_end(day) for day in (datetime.date.today(), days[-1])]
    for day in (*days, *ends):
        cache.clear()
        first = timed(lambda day=day: ask(day))
        worker = timed(work)
        kept = timed(lambda day=day: ask(day))
        told = f"first {first:.0f}, by the worker {worker:.0f}, kept {kept:.0f} ms"
        print(f"board as of {day}: {told}")


def timed(act: Any) -> float:
    start = time.process_time()
    act()
    return 1000 * (time.process_time() - start)


def addresses() -> Iterator[Asked]:
    """(label, address, logged-in client) of every page and its usual queries."""
    from tests.browser import pages

    clients = list(people())
    for name in (*pages.PAGES, *MORE):
        for user, client in clients:
            path = path_of(name, user)
            if path is None or client.get(path).status_code != 200:
                continue
            yield name, path, client
            for query in QUERIES.get(name, ()):
                yield f"{name}?{query}", f"{path}?{query}", client
            break


def people() -> Iterator[tuple[Any, Any]]:
    from django.test import Client

    from tests.browser.people import Person, account

    for person in (Person.SENIOR, Person.LIAISON, Person.AUDITOR):
        client, user = Client(raise_request_exception=False), account(person)
        assert user is not None
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        yield user, client


def path_of(name: str, user: Any) -> str | None:
    """None where this database has no example: nothing is taken in by a source."""
    from django.core.exceptions import ObjectDoesNotExist

    from tests.browser.pages import path_for
    from tracker.workbooks.opening import Unreadable

    try:
        return path_for(name, user)
    except (ObjectDoesNotExist, IndexError, Unreadable):  # more than is read back
        return None


def ask(client: Any, path: str) -> tuple[float, int, int]:
    """(milliseconds, queries, bytes as sent) of the fastest of some answers."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def get() -> int:
        return len(client.get(path, HTTP_ACCEPT_ENCODING="gzip").content)

    # Queries are counted apart: noting them down takes time of its own.
    with CaptureQueriesContext(connection) as captured:
        length = get()
    queries = len(captured)
    return min(timed(get) for _ in range(TIMES)), queries, length


if __name__ == "__main__":
    measured(__spec__.name, SIZES, measure)
