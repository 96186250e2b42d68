"""Taking a handover back, while nobody has done anything on the strength of it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from meetings.models import Post, Tenure
from tracker.models import Event, Handover, Membership

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def refusal(done: Handover) -> str:
    """Why it cannot be taken back any more, in words for people; "" when it can."""
    if done.undone_at:
        return "这次交接已经撤销。"
    later = Handover.objects.filter(post=done.post_id, pk__gt=done.pk, undone_at=None)
    if later.exists():
        return "这个岗位后来又交接过,请先撤销后面那次。"
    if done.tenure is None or done.tenure.valid_to or done.tenure.valid_from != done.on:
        return "接任的任职后来改过,请到后台核对。"
    if acted(done):
        return f"{done.name}接任后已经办理过,不能撤销;要换人请再交接一次。"
    return ""


def acted(done: Handover) -> bool:
    """Whether the successor's account has done anything for the post since."""
    if done.account_id is None or not done.begun:
        return False
    acts = Event.objects.filter(actor=done.account_id, recorded_at__gt=done.at)
    if body := done.post.department_id:
        acts = acts.filter(assignment__department=body)
    return acts.exists()


@transaction.atomic
def undo(done: Handover, by: User) -> None:
    """The former holder goes on as if nothing had been; the record of both stays."""
    Post.objects.select_for_update(of=("self",)).get(pk=done.post_id)
    done = Handover.objects.select_related("post", "tenure").get(pk=done.pk)
    if why := refusal(done):
        raise ValidationError(why)
    for row in Membership.objects.filter(pk__in=done.begun):
        row.delete()
    tenure, done.tenure = done.tenure, None
    done.undone_by, done.undone_at = by, timezone.now()
    done.save(update_fields=["tenure", "undone_by", "undone_at"])
    if tenure:
        tenure.delete()
    _go_on(Tenure.objects.all(), done.ended.get("tenures", {}))
    _go_on(Membership.objects.all(), done.ended.get("memberships", {}))
    LogEntry.objects.log_actions(by.pk, [done.post], CHANGE, f"撤销岗位交接:{done}")


def _go_on(rows: Any, ends: dict[str, str | None]) -> None:
    for row in rows.filter(pk__in=ends):
        end = ends[str(row.pk)]
        row.valid_to = datetime.date.fromisoformat(end) if end else None
        row.save()
