"""An officer leaves: all open dockets go to another in one act, each with its event."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils import timezone

from tracker.models import Assignment, Docket, Event, Membership
from tracker.models.dockets import DocketQuerySet
from tracker.permissions import roles_of
from tracker.recording import Words, record
from tracker.roles import OFFICE, SENIOR
from tracker.workflow import Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def open_dockets(officer: User) -> DocketQuerySet:
    """What this officer keeps and has to see to its end."""
    parts = Assignment.objects.open().filter(docket=OuterRef("pk"))
    return Docket.objects.charged().filter(Exists(parts), officer=officer)


def keepers(by: User) -> QuerySet[User]:
    """Whose dockets `by` may hand over, annotated `kept`: a senior officer anybody's,
    an officer the own."""
    parts = Assignment.objects.open().charged().order_by()
    if not roles_of(by) & SENIOR:
        parts = parts.filter(docket__officer=by)
    # Counted at once from what is open, not officer by officer from all they ever kept.
    counts = parts.values_list("docket__officer").annotate(
        n=Count("docket", distinct=True)
    )
    whens = [When(pk=pk, then=Value(n)) for pk, n in counts]
    if not whens:
        return get_user_model().objects.none()
    kept = Case(*whens, default=Value(0), output_field=IntegerField())
    rows = get_user_model().objects.annotate(kept=kept).filter(Q(kept__gt=0))
    return rows.order_by(F("kept").desc(), "pk")


def officers() -> QuerySet[User]:
    """Who may keep dockets today."""
    held = Membership.objects.current(timezone.localdate()).filter(role__in=OFFICE)
    users = get_user_model().objects.filter(is_active=True)
    return users.filter(pk__in=held.values("user")).order_by("pk")


@transaction.atomic
def hand_over(former: User, to: User, note: str, by: User) -> tuple[str, int]:
    """(batch, how many). Done twice, the second finds nothing left."""
    if former.pk != by.pk and not roles_of(by) & SENIOR:
        raise ValidationError("别人的督办件由高级督查员移交。")
    if former.pk == to.pk:
        raise ValidationError({"to": "请选另一位督查员。"})
    if not officers().filter(pk=to.pk).exists():
        raise ValidationError({"to": f"{name(to)}现在不是督查员。"})
    batch = uuid.uuid4().hex
    return batch, _give(open_dockets(former), former, to, Words(note, batch=batch), by)


@transaction.atomic
def undo(batch: str, by: User) -> int:
    """Give back those that are still with whom they were given to; how many."""
    given = Event.objects.filter(batch=batch, verb=Verb.CHANGE_OFFICER)
    first = given.order_by("pk").first()
    if first is None or (first.actor_id != by.pk and not roles_of(by) & SENIOR):
        raise ValidationError("由办理移交的人或高级督查员换回。")
    users = get_user_model().objects.in_bulk(
        [first.before["officer_id"], first.after["officer_id"]]
    )
    former, to = (users[one["officer_id"]] for one in (first.before, first.after))
    rows = Docket.objects.filter(officer=to, pk__in=given.values("docket"))
    return _give(rows, to, former, Words("换回"), by)


def _give(
    rows: Iterable[Docket], former: User, to: User, words: Words, by: User
) -> int:
    ids = [docket.pk for docket in rows]
    locked = Docket.objects.select_for_update().filter(pk__in=ids, officer=former)
    before = {"officer": name(former), "officer_id": former.pk}
    after = {"officer": name(to), "officer_id": to.pk}
    count = 0
    for docket in locked.order_by("pk"):
        docket.officer = to
        docket.save(update_fields=["officer"])
        changes = (before, after)
        record(docket, Verb.CHANGE_OFFICER, by, words=words, changes=changes)
        count += 1
    return count


def name(user: User) -> str:
    return user.get_full_name() or user.get_username()
