"""manage.py worker: reads long sources in the background, those left behind too."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import Any

from django.db import DatabaseError, close_old_connections
from django_tasks_db.management.commands import db_worker

from meetings.tasks import take_up

EVERY = 60  # seconds


def watch() -> None:
    while True:
        close_old_connections()
        with suppress(DatabaseError):  # locked or not there: it is asked again
            take_up()
        time.sleep(EVERY)


class Command(db_worker.Command):
    help = "在后台读取较长的材料;前一个进程中断时没读完的,接着读。"

    def handle(self, **options: Any) -> None:
        threading.Thread(target=watch, daemon=True).start()
        super().handle(**options)
