"""What somebody put down and may take back: it stays, struck through (§4.11)."""

from __future__ import annotations

from django.db import models

from meetings.models.accounts import to_account_or_none

from .recorded import Recorded


class Revocable(Recorded):
    revoked_at = models.DateTimeField("更正时间", null=True, blank=True)
    revoked_by = to_account_or_none("更正人")
    revoked_why = models.CharField("更正的理由", max_length=200, blank=True)

    class Meta:
        abstract = True
