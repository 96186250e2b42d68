"""更名 and 并入: the same body by another name, or another body that carries on."""

from __future__ import annotations

import datetime
import uuid
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from meetings.models import Alias, Department
from tracker.models import BodyChange

from . import closing, parts

if TYPE_CHECKING:
    from django.contrib.auth.models import User

CHANGED = "您打开页面以后,有人办理过其中的任务。请再看一遍下面会移交什么,再确认。"


@transaction.atomic
def rename(
    body: Department, name: str, on: datetime.date, note: str, by: User
) -> BodyChange:
    """The old name becomes an alias that holds until the day before."""
    body, old = closing.take(body.pk), body.name
    check_day(body, on)
    if name == old:
        raise ValidationError({"name": "和现在的名称一样。"})
    if Department.objects.filter(name=name).exclude(pk=body.pk).exists():
        raise ValidationError({"name": f"已有单位叫“{name}”;合为一家请用“并入”。"})
    body.name = name
    body.save(update_fields=["name"])
    since, last = body.valid_from, on - closing.DAY
    until = {"valid_from": min(since, last) if since else None, "valid_to": last}
    Alias.objects.update_or_create(department=body, name=old, defaults=until)
    made = {"department": body, "name": old, "on": on, "note": note, "by": by}
    done = BodyChange.objects.create(kind=BodyChange.Kind.RENAME, **made)
    closing.log(body, by, done)
    return done


@transaction.atomic
def merge(
    body: Department,
    into: Department,
    on: datetime.date,
    note: str,
    by: User,
    seen: str | None = None,
) -> BodyChange:
    """All open parts go over to `into`, and `body` ends on the day before `on`.

    seen: the fingerprint of the parts that the preview showed; None skips the check.
    Raises ValidationError with words for people.
    """
    body = closing.take(body.pk)
    check_day(body, on)
    if into.pk == body.pk or not into.holds_on(timezone.localdate()):
        raise ValidationError({"into": "请选择现有的另一个单位。"})
    rows = parts.locked(body)
    if seen is not None and seen != parts.fingerprint(rows):
        raise ValidationError(CHANGED)
    batch = uuid.uuid4().hex
    why = f"{body}自 {on:%Y-%m-%d} 起并入{into}。{note}".strip()
    for part in rows:
        parts.hand_over(part, into, on, why, by, batch)
    closing.close(body, on - closing.DAY, into)
    made = {"department": body, "name": body.name, "on": on, "note": note, "by": by}
    done = BodyChange.objects.create(
        kind=BodyChange.Kind.MERGE, successor=into, batch=batch, **made
    )
    closing.log(body, by, done)
    return done


def check_day(body: Department, on: datetime.date) -> None:
    """The work goes over at once, so a day to come is put down when it has come."""
    if on > timezone.localdate():
        raise ValidationError({"on": "还没到这一天。机构变动到了日子再登记。"})
    if body.valid_from and on <= body.valid_from:
        raise ValidationError({"on": f"要晚于它成立的日期 {body.valid_from}。"})
