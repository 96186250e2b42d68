"""更正 of what is no act on an assignment: instructions on a meeting, inspections.

As §4.11: by the same person within 24 hours, or by a senior officer with a reason.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from .acts import WHO_CORRECTS
from .models.revocable import Revocable
from .permissions import roles_of
from .recording import role_words
from .roles import SENIOR
from .workflow import CORRECTION_HOURS, NotAllowed

if TYPE_CHECKING:
    from django.contrib.auth.models import User

GONE = "已经更正过了,请刷新后再看。"


def recorder(by: User) -> dict[str, Any]:
    """Who puts something down, as their name and post are now."""
    return {
        "recorded_by": by,
        "recorder_name": by.get_full_name() or by.get_username(),
        "recorder_role": role_words(by),
    }


def may_revoke(row: Revocable, by: User) -> bool:
    if row.revoked_at is not None:
        return False
    return _own_and_fresh(row, by) or bool(roles_of(by) & SENIOR)


def _own_and_fresh(row: Revocable, by: User) -> bool:
    hours = datetime.timedelta(hours=CORRECTION_HOURS)
    fresh = timezone.now() - row.recorded_at <= hours
    return row.recorded_by_id == by.pk and fresh


@transaction.atomic
def revoke(row: Revocable, by: User, why: str) -> None:
    """Strike it through. Raises NotAllowed, or ValidationError where a reason is
    missing."""
    type(row)._default_manager.select_for_update().get(pk=row.pk)
    row.refresh_from_db(fields=["revoked_at"])
    if row.revoked_at is not None:
        raise NotAllowed(GONE)
    if not may_revoke(row, by):
        raise NotAllowed(WHO_CORRECTS)
    if not _own_and_fresh(row, by) and not why.strip():
        raise ValidationError({"reason": "请写明更正的理由。"})
    row.revoked_at, row.revoked_by, row.revoked_why = timezone.now(), by, why
    row.save(update_fields=["revoked_at", "revoked_by", "revoked_why"])
