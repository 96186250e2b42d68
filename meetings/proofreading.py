"""The desk: confirm, change, reject, undo, lock. Every act is one Edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from .models import Directive, Edit

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def lock(directive: Directive, by: User) -> None:
    """Docketing locks a directive: from now on it can only be amended (§2.4)."""
    if directive.is_locked:
        return
    directive.locked_at = timezone.now()
    directive.save(update_fields=["locked_at"])
    Edit.objects.create(
        verb=Edit.Verb.LOCK, meeting_id=directive.meeting_id, by=by, after={}
    )
