"""Directives that wait for a decision, as a list of their own."""

from __future__ import annotations

from django.db import models

from meetings.models import Directive


class Undecided(models.Model):
    """What `charging.waiting.by_rule` finds, kept as it changes (`charging.keeping`):
    every page of an officer counts it, and what was decided on only ever grows."""

    directive = models.OneToOneField(
        Directive,
        models.CASCADE,
        primary_key=True,
        related_name="+",
        verbose_name="要求",
    )

    class Meta:
        verbose_name = verbose_name_plural = "待立项的要求"

    def __str__(self) -> str:
        return str(self.directive)
