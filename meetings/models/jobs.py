"""Work that a page does not wait for: how far it is, if its worker lives, why not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

# A worker says that it lives at least this often; then its job is another's to take.
SILENT = timedelta(minutes=3)

J = TypeVar("J", bound="Job")


def silent(states: tuple[str, ...] = ("running",), prefix: str = "") -> Q:
    """Jobs of a worker that was killed: nothing was heard of it for SILENT."""
    late = {f"{prefix}beat_at__lt": timezone.now() - SILENT}
    return Q(**{f"{prefix}state__in": states}, **late)


class JobQuerySet(models.QuerySet[J]):
    def idle(self) -> Self:
        """Those that no living worker is at."""
        at_work = self.model.AT_WORK
        return self.filter(~Q(state__in=at_work) | silent(at_work))

    def queue(self, **more: Any) -> int:
        """Let those that no living worker is at wait for one anew; how many."""
        return self.idle().update(**_anew("queued"), **more)


class Job(models.Model):
    """A row that a worker works at. A model of it names its states: AT_WORK are those
    in which a worker has it, OVER those in which none will take it.

    why: what a reader is told of its failure.
    """

    AT_WORK: ClassVar[tuple[str, ...]] = ("running",)
    OVER: ClassVar[tuple[str, ...]] = ("done",)

    state = models.CharField("状态", max_length=8, default="queued")
    percent = models.PositiveSmallIntegerField("进度", default=0)
    why = models.TextField("没有办成的原因", blank=True)
    beat_at = models.DateTimeField("最近动静", default=timezone.now)

    class Meta:
        abstract = True

    @property
    def is_silent(self) -> bool:
        late = self.beat_at < timezone.now() - SILENT
        return self.state in self.AT_WORK and late

    @property
    def is_running(self) -> bool:
        """A living worker has it."""
        return self.state in self.AT_WORK and not self.is_silent

    @property
    def is_broken(self) -> bool:
        """Somebody should look: it failed, or its worker was killed."""
        return self.state == "failed" or self.is_silent

    def claim(self, state: str = "running", **more: Any) -> bool:
        """Take it; False where somebody else is at it or nothing is left to do."""
        mine = self._row().idle().exclude(state__in=self.OVER)
        return mine.update(**_anew(state), **more) == 1

    def beat(self, percent: int) -> None:
        """Say that it is being worked on, and how far it is."""
        mine = self._row().filter(state__in=self.AT_WORK)
        mine.update(percent=min(99, percent), beat_at=timezone.now())

    def end(self, state: str = "done", **more: Any) -> None:
        self._row().update(state=state, beat_at=timezone.now(), **more)

    def _row(self) -> JobQuerySet[Self]:
        return JobQuerySet(type(self)).filter(pk=self.pk)


def _anew(state: str) -> dict[str, Any]:
    return {"state": state, "percent": 0, "why": "", "beat_at": timezone.now()}
