"""What somebody put down, and what somebody decided on it, with names as then."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from meetings.models.accounts import to_account, to_account_or_none


class Recorded(models.Model):
    """The name and post of whoever recorded it are kept as they were then."""

    recorded_at = models.DateTimeField("记录时间", default=timezone.now)
    recorded_by = to_account("记录人")
    recorder_name = models.CharField("记录人姓名", max_length=60)
    recorder_role = models.CharField("记录人岗位", max_length=80)

    class Meta:
        abstract = True


class Decided(models.Model):
    """Empty until somebody has decided; then never changed."""

    decided_at = models.DateTimeField("答复时间", null=True, blank=True)
    decided_by = to_account_or_none("答复人")
    decider_name = models.CharField("答复人姓名", max_length=60, blank=True)
    decider_role = models.CharField("答复人岗位", max_length=80, blank=True)
    decision = models.CharField("答复意见", max_length=300, blank=True)

    class Meta:
        abstract = True
