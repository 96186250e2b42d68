"""Reading a long source in the background, and again what a killed worker left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django_tasks import task

from .jobs import later, working
from .models import ReadingJob, Source
from .models.queue import ATTEMPTS
from .readings import read

if TYPE_CHECKING:
    from django.contrib.auth.models import User

BROKEN = "后台读取出了错。"


def read_later(source: Source, by: User | None) -> None:
    """Leave the reading to the worker."""
    ReadingJob.objects.get_or_create(source=source, defaults={"by": by})
    later(read_source, source.pk)


def read_again(source: Source, by: User) -> None:
    """Asked by a person: after a failure, where a worker was killed, by a new day or
    with a newer extractor. A reading that goes on is left alone."""
    ReadingJob.objects.filter(source=source).queue(attempts=0)
    read_later(source, by)


@task()
def read_source(source_id: int) -> None:
    """Read a stored source, unless that is done or somebody else is at it."""
    job = ReadingJob.objects.select_related("by").get(source=source_id)
    if job.claim():
        with working(job, BROKEN) as beat:
            read(Source.objects.get(pk=source_id), job.by, beat)
            job.end()


def take_up() -> int:
    """Tell the workers again of the jobs that a killed one left; how many.

    A text at which workers were killed ATTEMPTS times is left to people.
    """
    jobs = ReadingJob.objects.left_behind()
    tried = jobs.filter(attempts__gte=ATTEMPTS)
    tried.update(state=ReadingJob.State.FAILED, why=BROKEN)
    left = list(jobs.values_list("pk", "source"))
    ReadingJob.objects.filter(pk__in=[pk for pk, _ in left]).queue()
    for _, source in left:
        read_source.enqueue(source)
    return len(left)
