"""Signing a month off: in order, once, when it reconciles; then it is frozen."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tracker import rhythm
from tracker.models import Event, MonthCheck
from tracker.permissions import roles_of
from tracker.recording import role_words
from tracker.roles import SENIOR
from tracker.workflow import NotAllowed

from . import lines
from .reading import month_of
from .windows import last_working_day

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def refusal(month: datetime.date, now: datetime.datetime) -> str:
    """Why this month is not to be signed now, but for its figures; "" when it is."""
    signed = MonthCheck.objects.defer("lines")
    last = signed.first()
    if last and month <= last.month:
        same = signed.filter(month=month).first()
        if same:
            return f"已由{same.signer_name}签过,不能再签。"
        return f"{last.month:%Y 年 %-m 月}已经签过,更早的月份不再补签。"
    if last and month > rhythm.months_later(last.month, 1):
        first = rhythm.months_later(last.month, 1)
        return f"要按月依次签:请先签 {first:%Y 年 %-m 月}。"
    ready = last_working_day(month)
    if timezone.localtime(now).date() < ready:
        return f"这个月到最后一个工作日({ready:%-m 月 %-d 日})才能签。"
    return ""


def sign(
    month: datetime.date,
    by: User,
    note: str = "",
    now: datetime.datetime | None = None,
) -> MonthCheck:
    """Freeze the month. Raises NotAllowed with what stands against it."""
    if not roles_of(by) & SENIOR:
        raise NotAllowed("查账由高级督查员签署。")
    try:
        with transaction.atomic():
            return _sign(month, by, note, now or timezone.now())
    except IntegrityError:
        raise NotAllowed("刚刚有人签过这个月,请刷新后再看。") from None


def _sign(
    month: datetime.date, by: User, note: str, now: datetime.datetime
) -> MonthCheck:
    _wait_for_writers()
    if why := refusal(month, now):
        raise NotAllowed(why)
    found = month_of(month, now)
    if found.differences:
        raise NotAllowed("合计对不上,不能签:" + " ".join(found.differences))
    text = lines.dump(found.kept)
    newest = Event.objects.order_by("-pk").values_list("pk", flat=True).first()
    return MonthCheck.objects.create(
        month=month,
        since=found.window.since,
        until=found.window.until,
        last_event=newest or 0,
        lines=text,
        sha256=lines.sum_of(text),
        note=note,
        signed_at=now,
        signed_by=by,
        signer_name=by.get_full_name() or by.get_username(),
        signer_role=role_words(by),
    )


def _wait_for_writers() -> None:
    """No act is half written while the month is frozen, and nobody else signs.

    SQLite's transactions are immediate and wait by themselves.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                f"LOCK TABLE {Event._meta.db_table} IN SHARE ROW EXCLUSIVE MODE"
            )
