"""manage.py worker: reads long sources in the background, those left behind too.

Beside it the worker keeps the database's statistics fresh, at its start and daily.
"""

from __future__ import annotations

import itertools
import threading
import time
from contextlib import suppress
from typing import Any

from django.db import DatabaseError, close_old_connections
from django_tasks_db.management.commands import db_worker

from meetings.planning import analyze
from meetings.tasks import take_up

EVERY = 60  # seconds
DAILY = 24 * 60 * 60 // EVERY


def watch() -> None:
    for turn in itertools.count():
        close_old_connections()
        with suppress(DatabaseError):  # locked or not there: it is asked again
            take_up()
            if turn % DAILY == 0:
                analyze()
        time.sleep(EVERY)


class Command(db_worker.Command):
    help = "在后台读取较长的材料;前一个进程中断时没读完的,接着读。"

    def handle(self, **options: Any) -> None:
        threading.Thread(target=watch, daemon=True).start()
        super().handle(**options)
