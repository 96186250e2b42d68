"""What the matrix of a very large meeting costs the server; held to 50 ms.

    python -m tests.performance.bench_matrix

Makes a database of its own in memory: 60 dockets × 200 departments and the other way
round, one cell in twenty filled. The whole answer is timed, log-in and page included:
the processor's time, so that whoever else works here does not count, and the shortest
of some.
"""

from __future__ import annotations

import os
import time
from typing import Any

SHAPES = ((60, 200), (200, 60))
TIMES = 15
MOST = 50  # milliseconds


def main() -> None:
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    import django
    from django.conf import settings

    django.setup()
    settings.DEBUG = False  # or the time to write down each query is measured too
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(f"{'dockets × departments':24}{'cells':>7}{'ms':>7}{'queries':>9}{'KB':>7}")
    for shape in SHAPES:
        measure(*shape)


def measure(dockets: int, departments: int) -> None:
    from django.db import connection, transaction
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from tests.factories import make_user
    from tests.performance.matrix_data import make_matrix
    from tracker.roles import Role

    with transaction.atomic():
        user = make_user(Role.LEADER)
        meeting = make_matrix(user, dockets, departments)
        client = Client()
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        path = reverse("meeting-matrix", args=[meeting.pk])
        page = b""
        with CaptureQueriesContext(connection) as asked:
            page = client.get(path).content
        queries = len(asked)
        best = min(spent(client, path) for _ in range(TIMES))
        cells = page.count(b'<td><a class="cell')
        mark = "  SLOW" if best > MOST else ""
        row = f"{f'{dockets} × {departments}':24}{cells:7}{best:7.1f}"
        print(f"{row}{queries:9}{len(page) / 1024:7.0f}{mark}")
        transaction.set_rollback(True)


def spent(client: Any, path: str) -> float:
    start = time.process_time()
    client.get(path)
    return 1000 * (time.process_time() - start)


if __name__ == "__main__":
    main()
