"""Things that hold from one day to another: a name, a post, a body."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q


def holding_on(day: datetime.date, prefix: str = "") -> Q:
    """Rows whose period holds on `day`; an open end holds for ever."""
    start, end = f"{prefix}valid_from", f"{prefix}valid_to"
    return (Q(**{f"{start}__isnull": True}) | Q(**{f"{start}__lte": day})) & (
        Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": day})
    )


class Period(models.Model):
    """Holds from `valid_from` to `valid_to`, both days included; empty is open."""

    valid_from = models.DateField("起", null=True, blank=True)
    valid_to = models.DateField("止", null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[list[Any] | tuple[Any, ...]] = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_period",
                violation_error_message="终止日期不能早于起始日期。",
            )
        ]

    def holds_on(self, day: datetime.date) -> bool:
        after = self.valid_from is None or self.valid_from <= day
        return after and (self.valid_to is None or day <= self.valid_to)
