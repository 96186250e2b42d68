"""Taking a source in: bytes → Source → Reading → proposals, or a refusal.

The only door by which a text enters the record: pages, commands and the demo use it.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from . import readers
from .extraction.clean import clean
from .extraction.masthead import published_in
from .extraction.secrecy import marking
from .models import Reading, Source
from .proposals import fit
from .readings import Counts, counts, read
from .refusals import IntakeRefused, Unreadable
from .tasks import read_source

if TYPE_CHECKING:
    from django.contrib.auth.models import User

EARLIEST = datetime.date(1949, 10, 1)
AHEAD = datetime.timedelta(days=366)
SECRET = (
    "这份材料带有密级标志,不能录入本系统,内容没有保存。请按保密规定在涉密系统中"
    "办理;如果只是普通材料误带标志,请由定密责任人确认、去掉标志后再录入。"
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a text. reading and counts: None while a long text waits.

    created: False when the same text was there already and nothing was changed.
    printed_on: the day that the text itself gives, which may differ from the given.
    """

    source: Source
    reading: Reading | None
    created: bool
    counts: Counts | None = None
    printed_on: datetime.date | None = None


@sensitive_variables()
def intake(
    data: bytes,
    *,
    file_name: str = "",
    publication: str = "",
    published_on: datetime.date | None = None,
    by: User | None = None,
) -> Taken:
    """Store the source once and propose what it says; everything or nothing.

    Raises IntakeRefused, with words that say what to do. A text longer than
    settings.READ_AT_ONCE_CHARS is stored now and read in the background.
    """
    text, encoding = _text(data, file_name)
    digest = hashlib.sha256(text.encode()).hexdigest()
    if known := _known(digest):
        return known
    printed_on = published_in(text)
    source = Source(
        original=data,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        text_sha256=digest,
        encoding=encoding,
        published_on=_day(published_on or printed_on),
        added_by=by,
        **fit(Source, file_name=file_name, publication=publication.strip()),
    )
    try:
        reading = _store(source, by)
    except IntegrityError:
        # Somebody stored the same text between our look and our write.
        if known := _known(digest):
            return known
        raise
    found = counts(reading) if reading else None
    return Taken(source, reading, True, found, printed_on)


@transaction.atomic
def _store(source: Source, by: User | None) -> Reading | None:
    source.save(force_insert=True)
    if len(source.text) <= settings.READ_AT_ONCE_CHARS:
        return read(source, by)
    later = partial(read_source.enqueue, source.pk, by.pk if by else None)
    transaction.on_commit(later)
    return None


def _known(digest: str) -> Taken | None:
    source = Source.objects.light().filter(text_sha256=digest).first()
    if source is None:
        return None
    reading = source.readings.last()
    return Taken(source, reading, False, counts(reading) if reading else None)


@sensitive_variables()
def _text(data: bytes, file_name: str) -> tuple[str, str]:
    place = "uploads" if file_name else "text"
    most = settings.MAX_SOURCE_BYTES
    if len(data) > most:
        raise IntakeRefused(
            f"文件有 {len(data) / 2**20:.1f} MB,超过上限 {most // 2**20} MB。"
            "请按版面或按会议分成几份再录入。",
            place,
        )
    try:
        text, encoding = readers.read(data, file_name)
    except Unreadable as why:
        raise IntakeRefused(str(why), place) from None
    if marking(text):
        raise IntakeRefused(SECRET, place, secret=True)
    if not clean(text):
        raise IntakeRefused(
            "里面没有文字。请换一份,或把文字粘贴到文本框。",
            place,
        )
    if len(text) > settings.MAX_SOURCE_CHARS:
        raise IntakeRefused(
            f"文本有 {len(text)} 字,超过上限 {settings.MAX_SOURCE_CHARS} 字。"
            "请按版面或按会议分成几份再录入。",
            place,
        )
    return text, encoding


def _day(day: datetime.date | None) -> datetime.date:
    if day is None:
        raise IntakeRefused(
            "没有填刊发日期,文本里也没有找到。请填上刊发日期(纪要填印发日期)。",
            "published_on",
        )
    if not EARLIEST <= day <= timezone.localdate() + AHEAD:
        raise IntakeRefused(
            f"刊发日期 {day:%Y-%m-%d} 不对,请检查年份。", "published_on"
        )
    return day
