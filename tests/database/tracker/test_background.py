"""Work of the worker, whatever it is: one at a time, alive or silent, told why not."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from meetings.intake import intake
from meetings.jobs import Beat, working
from meetings.models import ReadingJob
from meetings.models.jobs import SILENT, Job, JobQuerySet
from tests.ledgers import make_source
from tracker.models import Export

DAY = datetime.date(2026, 3, 2)
KINDS = ("reading", "export", "ledger")


def made(kind: str, officer: User) -> Job:
    if kind == "export":
        return Export.objects.create(by=officer, year=2020)
    if kind == "ledger":
        return make_source(officer)
    source = intake("会议要求做好防汛工作。".encode(), published_on=DAY).source
    return ReadingJob.objects.create(source=source)


@pytest.fixture(params=KINDS)
def job(request: pytest.FixtureRequest, officer: User) -> Job:
    return made(request.param, officer)


def now(job: Job) -> tuple[str, int, str]:
    job.refresh_from_db()
    return job.state, job.percent, job.why


def kill(job: Job) -> None:
    """As a worker leaves it that was killed at it."""
    JobQuerySet(type(job)).update(beat_at=timezone.now() - 2 * SILENT)
    job.refresh_from_db()


def test_a_job_has_one_worker_until_it_falls_silent(job: Job) -> None:
    assert job.claim() and not job.claim()
    job.refresh_from_db()
    assert job.is_running and not job.is_broken
    kill(job)
    assert job.is_silent and job.is_broken and not job.is_running
    assert job.claim()


def test_a_worker_beats_once_a_second_and_stays_below_the_whole(job: Job) -> None:
    job.claim()
    beat = Beat(job)
    beat(1.0)
    beat(0.5)  # within the same second
    assert now(job) == ("running", 99, "")


def test_who_has_no_worker_beats_in_vain(job: Job) -> None:
    job.beat(40)
    assert now(job)[1] == 0


def test_what_was_foreseen_is_told_in_its_own_words(job: Job) -> None:
    job.claim()
    with pytest.raises(LookupError), working(job, "出了错。", LookupError):
        raise LookupError("没有督办件。")
    assert now(job) == ("failed", 0, "没有督办件。")
    assert job.is_broken


def test_what_nobody_foresaw_is_told_without_its_words(job: Job) -> None:
    job.claim()
    with pytest.raises(OSError), working(job, "出了错。", LookupError):
        raise OSError("/var/lib/secret")
    assert now(job) == ("failed", 0, "出了错。")
    job.claim()
    assert now(job) == ("running", 0, "")


def test_a_living_worker_is_left_its_job_when_it_is_asked_for(job: Job) -> None:
    rows: JobQuerySet[Job] = JobQuerySet(type(job))
    job.claim()
    assert rows.queue() == 0
    kill(job)
    assert rows.queue() == 1


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_done_is_not_taken_again_but_more_of_a_ledger_is(
    kind: str, officer: User
) -> None:
    job = made(kind, officer)
    job.end()
    assert job.claim() == (kind == "ledger")
