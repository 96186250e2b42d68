"""How far a source is on its way from the file to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from .jobs import silent
from .readings import Reading

if TYPE_CHECKING:
    from .sources import Source


class Stage(models.TextChoices):
    """How far a source is on its way from the file to the record."""

    READING = "reading", "正在读取"
    FAILED = "failed", "读取失败"
    WAITING = "waiting", "待校核"
    BEGUN = "begun", "在校核"
    DONE = "done", "已校核完"


def with_progress(sources: QuerySet[Source]) -> QuerySet[Source]:
    """Adds found, confirmed, rejected and waiting: level-1 directives by state;
    meetings_waiting: meetings that nobody decided on; doubts; stage."""
    top = Q(directives__parent=None)
    return sources.annotate(
        found=_total("directives", top),
        confirmed=_total("directives", top & Q(directives__state="confirmed")),
        rejected=_total("directives", top & Q(directives__state="rejected")),
        waiting=_total("directives", top & Q(directives__state="proposed")),
        meetings_waiting=_total("meetings", Q(meetings__state="proposed")),
        meetings_decided=_total("meetings", ~Q(meetings__state="proposed")),
        doubts=Coalesce("reading__doubts", 0),
    ).annotate(stage=_stage())


def _of_source() -> models.QuerySet[Reading]:
    return Reading.objects.filter(source=OuterRef("pk"))


def _total(rows: str, which: Q) -> Coalesce:
    """How many rows that satisfy `which` were read from the source."""
    each = _of_source().order_by().values("source")
    counted = each.annotate(n=Count(rows, filter=which)).values("n")
    return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)


def _stage() -> Case:
    unread = Q(reading=None)
    broken = Q(job__state="failed") | silent(prefix="job__")
    return Case(
        When(unread & broken, then=_is(Stage.FAILED)),
        When(unread, then=_is(Stage.READING)),
        When(waiting=0, meetings_waiting=0, then=_is(Stage.DONE)),
        When(
            Q(confirmed__gt=0) | Q(rejected__gt=0) | Q(meetings_decided__gt=0),
            then=_is(Stage.BEGUN),
        ),
        default=_is(Stage.WAITING),
        output_field=models.CharField(),
    )


def _is(stage: Stage) -> Value:
    return Value(stage.value)
