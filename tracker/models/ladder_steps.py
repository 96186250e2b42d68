"""The steps of urging as the office sets them; `tracker.ladder` climbs by them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from tracker.ladder import DEFAULT, FORM_CHOICES, Form, Step, Steps
from tracker.lights import Tone

from . import held


class LadderStepQuerySet(models.QuerySet["LadderStep"]):
    def in_use(self) -> Steps:
        """As the pure rules take them; the default where nothing is set up."""
        rows = list(self.order_by("order"))
        return tuple(row.step for row in rows if row.is_active) if rows else DEFAULT


class LadderStep(models.Model):
    """One step; its order is what events remember, so it stays when words change."""

    order = models.PositiveSmallIntegerField(
        "次序", unique=True, help_text="从轻到重;已办到的步骤按次序记。"
    )
    word = models.CharField("叫法", max_length=8)
    days = models.SmallIntegerField(
        "距时限天数",
        validators=[MinValueValidator(-366), MaxValueValidator(366)],
        help_text="-3 为时限前 3 天,0 为到期当天,1 为逾期第 1 天。",
    )
    tone = models.CharField("颜色", max_length=8, choices=Tone.choices)
    form = models.CharField("办法", max_length=10, choices=FORM_CHOICES)
    is_active = models.BooleanField("启用", default=True)

    objects = LadderStepQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "催办阶梯"
        ordering = ("order",)

    def __str__(self) -> str:
        return f"{self.step.when}:{self.word}"

    def save(self, *args: Any, **more: Any) -> None:
        super().save(*args, **more)
        held.forget()

    @property
    def step(self) -> Step:
        return Step(self.order, self.word, self.days, self.tone, Form(self.form))

    def clean(self) -> None:
        """A later step is never reached earlier."""
        if not self.is_active or self.order is None or self.days is None:
            return
        others = LadderStep.objects.filter(is_active=True).exclude(pk=self.pk)
        before = others.filter(order__lt=self.order, days__gt=self.days).first()
        after = others.filter(order__gt=self.order, days__lt=self.days).first()
        if wrong := before or after:
            side = "早于前一步" if before else "晚于后一步"
            raise ValidationError({"days": f"不能{side}“{wrong}”。"})
