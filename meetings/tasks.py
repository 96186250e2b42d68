"""Work that a page does not wait for: reading a long source in the background.

A worker may be killed at any moment. Its job then falls silent, and the next worker,
or a click, takes it up again; a job that is done twice changes nothing.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from .models import ReadingJob, Source
from .models.queue import ATTEMPTS
from .readings import read

if TYPE_CHECKING:
    from django.contrib.auth.models import User

BEAT = 1.0  # seconds between two signs of life


def read_later(source: Source, by: User | None) -> None:
    """Leave the reading to the worker, once what is being written stands."""
    ReadingJob.objects.get_or_create(source=source, defaults={"by": by})
    transaction.on_commit(partial(read_source.enqueue, source.pk))


def read_again(source: Source, by: User) -> None:
    """Asked by a person: after a failure, where a worker was killed, by a new day or
    with a newer extractor. A reading that goes on is left alone."""
    job, _ = ReadingJob.objects.get_or_create(source=source, defaults={"by": by})
    ReadingJob.objects.idle().filter(pk=job.pk).update(
        state=ReadingJob.State.QUEUED, percent=0, attempts=0, beat_at=timezone.now()
    )
    transaction.on_commit(partial(read_source.enqueue, source.pk))


@task()
def read_source(source_id: int) -> None:
    """Read a stored source, unless that is done or somebody else is at it."""
    job = ReadingJob.objects.select_related("by").get(source=source_id)
    if not job.claim():
        return
    try:
        read(Source.objects.get(pk=source_id), job.by, Beat(job))
    except Exception:
        job.end(ReadingJob.State.FAILED)
        raise
    job.end(ReadingJob.State.DONE)


class Beat:
    """Tells the job how far its reading is, not more often than each second."""

    def __init__(self, job: ReadingJob) -> None:
        self.job, self.last = job, 0.0

    def __call__(self, share: float) -> None:
        if time.monotonic() - self.last >= BEAT:
            self.last = time.monotonic()
            self.job.beat(round(share * 100))


def take_up() -> int:
    """Tell the workers again of the jobs that a killed one left; how many.

    A text at which workers were killed ATTEMPTS times is left to people.
    """
    jobs = ReadingJob.objects.left_behind()
    jobs.filter(attempts__gte=ATTEMPTS).update(state=ReadingJob.State.FAILED)
    left = list(jobs.values_list("pk", "source"))
    ReadingJob.objects.filter(pk__in=[pk for pk, _ in left]).update(
        state=ReadingJob.State.QUEUED, beat_at=timezone.now()
    )
    for _, source in left:
        read_source.enqueue(source)
    return len(left)
