"""Reading in the background: how far, safe against a killed worker, done once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from meetings import tasks
from meetings.intake import intake
from meetings.models import Edit, Meeting, Reading, ReadingJob, Source
from meetings.models.jobs import SILENT
from meetings.models.queue import FORGOTTEN
from tests.database.meetings.pages import DAY, PAGE

pytestmark = pytest.mark.django_db
State = ReadingJob.State


@pytest.fixture
def job(settings: Any, officer: User) -> ReadingJob:
    settings.READ_AT_ONCE_CHARS = 100
    source = intake(PAGE.encode(), published_on=DAY, by=officer).source
    return ReadingJob.objects.get(source=source)


def now(job: ReadingJob) -> tuple[str, int]:
    job.refresh_from_db()
    return job.state, job.percent


def killed(job: ReadingJob, ago: timedelta = SILENT * 2) -> None:
    """As a worker leaves it that was killed while reading."""
    assert job.claim()
    ReadingJob.objects.update(beat_at=timezone.now() - ago)


def waiting() -> int:
    return DBTaskResult.objects.count()


def test_a_job_is_taken_read_and_done_once(job: ReadingJob, officer: User) -> None:
    assert now(job) == (State.QUEUED, 0)
    for _ in range(2):
        tasks.read_source.func(job.source_id)
    assert now(job)[0] == State.DONE
    assert Reading.objects.count() == Meeting.objects.count() == 1
    assert Edit.objects.get().by == officer


def test_a_job_has_one_worker(job: ReadingJob) -> None:
    assert job.claim() and not job.claim()
    tasks.read_source.func(job.source_id)
    assert not Reading.objects.exists()


def test_what_a_killed_worker_left_is_taken_up_by_the_next(job: ReadingJob) -> None:
    killed(job)
    assert tasks.take_up() == waiting() == 1
    tasks.read_source.func(job.source_id)
    assert now(job)[0] == State.DONE
    assert tasks.take_up() == 0


def test_a_reading_that_stands_already_is_only_marked_as_done(job: ReadingJob) -> None:
    tasks.read_source.func(job.source_id)
    ReadingJob.objects.update(state=State.QUEUED)  # killed before it could say so
    killed(job)
    tasks.read_source.func(job.source_id)
    assert now(job)[0] == State.DONE
    assert Reading.objects.count() == 1


def test_a_living_worker_is_left_alone(job: ReadingJob) -> None:
    killed(job, ago=SILENT / 2)
    assert tasks.take_up() == 0
    assert not job.claim()


def test_a_job_whose_call_was_lost_is_called_again(job: ReadingJob) -> None:
    ReadingJob.objects.update(beat_at=timezone.now() - FORGOTTEN * 2)
    assert tasks.take_up() == 1
    assert tasks.take_up() == 0


def test_a_text_that_kills_workers_is_left_to_people(job: ReadingJob) -> None:
    ReadingJob.objects.update(attempts=2)
    killed(job)
    assert tasks.take_up() == 0
    assert now(job)[0] == State.FAILED


def test_a_failure_is_kept_and_a_click_tries_again(
    job: ReadingJob,
    page: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    def fail(*args: Any) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(tasks, "read", fail)
    with pytest.raises(RuntimeError):
        tasks.read_source.func(job.source_id)
    assert now(job)[0] == State.FAILED
    desk = reverse("desk", args=[job.source_id])
    assert "读取没有完成" in page.get(desk).content.decode()
    monkeypatch.undo()
    with django_capture_on_commit_callbacks() as calls:
        page.post(reverse("source-read", args=[job.source_id]))
    assert (now(job)[0], len(calls)) == (State.QUEUED, 1)
    tasks.read_source.func(job.source_id)
    assert now(job)[0] == State.DONE


def test_the_list_and_the_waiting_page_show_how_far_it_is(
    job: ReadingJob, page: Client
) -> None:
    job.claim()
    job.beat(40)
    waits = page.get(reverse("source-waiting", args=[job.source_id])).content.decode()
    assert "已读 40%" in waits and "<html" not in waits
    shown = page.get(reverse("source-list")).content.decode()
    assert "正在读取" in shown and "40%" in shown
    ReadingJob.objects.update(beat_at=timezone.now() - SILENT * 2)
    assert "读取失败" in page.get(reverse("source-list")).content.decode()
    waits = page.get(reverse("source-waiting", args=[job.source_id])).content.decode()
    assert "中断了" in waits and "重新读取" in waits


def test_a_source_can_be_read_at_once_by_who_waits(
    job: ReadingJob, page: Client
) -> None:
    page.post(reverse("source-read", args=[job.source_id]), {"wait": "1"})
    assert Source.objects.get().reading is not None
    waiting_page = page.get(reverse("source-waiting", args=[job.source_id]))
    assert waiting_page["HX-Refresh"] == "true"
