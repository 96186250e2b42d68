"""Files kept as evidence, each with one of OWNERS."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from tracker.permissions import departments_of

from .assignments import Assignment
from .inspections import Inspection
from .instructions import Instruction
from .merits import Merit
from .objections import Objection
from .replies import InstructionReply
from .reports import Report

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, user: User) -> AttachmentQuerySet:
        """With what it belongs to. A report's to its docket's lead too, and to whoever
        reads the instruction that it answers; what waits for release, to the department
        alone."""
        own = Q(report__assignment__department__in=departments_of(user))
        read = Assignment.objects.read_by(user)
        told = Q(report__released=True, report__assignment__in=read)
        heard = Instruction.objects.visible_to(user).values("pk")
        answers = InstructionReply.objects.counting().filter(instruction__in=heard)
        told |= Q(report__in=answers.exclude(report=None).values("report"))
        seen = Inspection.objects.visible_to(user).values("pk")
        merits = Merit.objects.visible_to(user).values("pk")
        objections = Objection.objects.visible_to(user).values("pk")
        return self.filter(
            own
            | told
            | Q(instruction__in=heard)
            | Q(reply__instruction__in=heard)
            | Q(inspection__in=seen)
            | Q(merit__in=merits)
            | Q(objection__in=objections)
        )


OWNERS = ("report", "instruction", "reply", "inspection", "merit", "objection")


def owner(model: type[models.Model], name: str) -> Any:
    return models.ForeignKey(
        model,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attachments",
        verbose_name=name,
    )


def with_one() -> Q:
    """Just one of OWNERS is set."""
    found = Q()
    for one in OWNERS:
        none = {f"{other}__isnull": other != one for other in OWNERS}
        found |= Q(**none)
    return found


class Attachment(models.Model):
    """The bytes lie in settings.ATTACHMENTS under `place`, which says nothing."""

    report = owner(Report, "反馈")
    instruction = owner(Instruction, "批示")
    reply = owner(InstructionReply, "批示回复")
    inspection = owner(Inspection, "督导、回头看")
    merit = owner(Merit, "加减分")
    objection = owner(Objection, "申诉")
    name = models.CharField("文件名", max_length=120)
    kind = models.CharField("类型", max_length=8)
    size = models.PositiveIntegerField("字节数")
    sha256 = models.CharField("校验", max_length=64)
    place = models.CharField("存放", max_length=80, unique=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "附件"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=with_one(),
                name="attachment_of_one",
                violation_error_message="附件属于反馈、批示、回复、督导、加减分、申诉中的一处。",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("attachment", args=[self.pk])

    @property
    def path(self) -> Path:
        return Path(settings.ATTACHMENTS) / self.place
