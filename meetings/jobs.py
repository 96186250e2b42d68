"""How a worker goes about a job: told of it, at it with signs of life, done or failed.

A worker may be killed at any moment. Its job then falls silent, and the next worker,
or a click, takes it up again; so a job that is done twice has to change nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction

if TYPE_CHECKING:
    from django_tasks.base import Task

    from .models.jobs import Job

BEAT = 1.0  # seconds between two signs of life


def later(task: Task[Any, Any], *args: Any) -> None:
    """Leave it to the worker, once what is being written stands."""
    transaction.on_commit(partial(task.enqueue, *args))


@contextmanager
def working(job: Job, broken: str, *foreseen: type[Exception]) -> Iterator[Beat]:
    """What is raised fails the job and goes on: why, in the words of what was foreseen,
    else `broken`. Who works ends it."""
    try:
        yield Beat(job)
    except Exception as why:
        told = str(why) if isinstance(why, foreseen) else broken
        job.end("failed", why=told)
        raise


class Beat:
    """Tells the job how far it is, not more often than each second."""

    def __init__(self, job: Job) -> None:
        self.job, self.last = job, 0.0

    def __call__(self, share: float) -> None:
        if time.monotonic() - self.last >= BEAT:
            self.last = time.monotonic()
            self.job.beat(round(share * 100))
