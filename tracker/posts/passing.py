"""Tenure and memberships of a post end with one holder and begin with the next."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q

from meetings.models import Post, Tenure
from meetings.models.periods import holding_on
from tracker.models import Membership

if TYPE_CHECKING:
    from django.contrib.auth.models import User

DAY = datetime.timedelta(days=1)
Ended = dict[str, dict[str, str | None]]  # tenures, memberships: id → its old end
Held = tuple[str, int | None]  # a role, and the department it is held for


def end(former: Tenure | None, old: Iterable[Membership], on: datetime.date) -> Ended:
    """The day before `on` is the last; says which ends stood there."""
    found: Ended = {"tenures": {}, "memberships": {}}
    rows: list[tuple[str, Membership | Tenure]] = [("memberships", m) for m in old]
    if former:
        rows.append(("tenures", former))
    for name, row in rows:
        found[name][str(row.pk)] = row.valid_to.isoformat() if row.valid_to else None
        row.valid_to = on - DAY
        row.save()
    return found


def begin(
    account: User | None, post: Post, wanted: Iterable[Held], on: datetime.date
) -> list[int]:
    """Ids of what the account did not have already."""
    if account is None:
        return []
    made = []
    for role, department in sorted(wanted, key=str):
        held = Membership.objects.filter(Q(department=department), holding_on(on))
        if held.filter(user=account, role=role).exists():
            continue
        row = Membership(user=account, role=role, post=post, valid_from=on)
        row.department = post.department if department else None
        row.save()
        made.append(row.pk)
    return made
