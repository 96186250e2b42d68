"""Who decides on what somebody else put down, as their name and post are now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from tracker.revoking import recorder

if TYPE_CHECKING:
    from django.contrib.auth.models import User

FIELDS = ("decided_at", "decided_by", "decider_name", "decider_role", "decision")


def decider(by: User, words: str) -> dict[str, Any]:
    """The values of FIELDS."""
    told = recorder(by)
    return {
        "decided_at": timezone.now(),
        "decided_by": by,
        "decider_name": told["recorder_name"],
        "decider_role": told["recorder_role"],
        "decision": words,
    }
