"""Issuing a bulletin: the next number, the words frozen, who and when."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tracker.models import Bulletin, BulletinSerial, Office
from tracker.permissions import roles_of
from tracker.recording import role_words
from tracker.roles import SENIOR
from tracker.workflow import NotAllowed

from .draft import Draft

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def code(year: int, serial: int) -> str:
    """As official documents number: 督通〔2026〕5号, no leading zero (GB/T 9704)."""
    return f"{Office.present().code_word}通〔{year}〕{serial}号"


@transaction.atomic
def issue(
    draft: Draft, cutoff: datetime.date, by: User, corrects: Bulletin | None = None
) -> Bulletin:
    """Keep these words under the next number; raises NotAllowed."""
    if not roles_of(by) & SENIOR:
        raise NotAllowed("通报由高级督查员签发。")
    now = timezone.now()
    day = timezone.localtime(now).date()
    serial = BulletinSerial.take(day.year)  # whoever else issues waits here
    if corrects and Bulletin.objects.filter(corrects=corrects).exists():
        raise NotAllowed(f"{corrects.code}刚刚已被另一期通报更正。")
    text = draft.dump()
    return Bulletin.objects.create(
        year=day.year,
        serial=serial,
        code=code(day.year, serial),
        title=draft.title,
        cutoff=cutoff,
        text=text,
        sha256=draft.sha256,
        corrects=corrects,
        issued_on=day,
        issued_at=now,
        issued_by=by,
        issuer_name=by.get_full_name() or by.get_username(),
        issuer_role=role_words(by),
    )
