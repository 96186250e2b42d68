"""Taking a source in: bytes → Source → Reading → proposals, or a refusal.

The only door by which a text enters the record: pages, commands and the demo use it.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from . import readers
from .extraction.clean import clean
from .extraction.issues import issues, publication_in
from .extraction.masthead import published_in
from .extraction.secrecy import marking
from .formats import Text, Unreadable
from .guesses import told_by_name
from .models import Original, Reading, Source
from .readings import Counts, counts, read
from .refusals import IntakeRefused
from .rows import fit
from .tasks import read_later

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
    notes: what people should know of the file.
    """

    source: Source
    reading: Reading | None
    created: bool
    counts: Counts | None = None
    printed_on: datetime.date | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What people say of a source when they bring it; the rest is guessed."""

    file_name: str = ""
    publication: str = ""
    published_on: datetime.date | None = None
    by: User | None = None
    at_once: bool = True


@sensitive_variables()
def intake(
    data: bytes,
    *,
    file_name: str = "",
    publication: str = "",
    published_on: datetime.date | None = None,
    by: User | None = None,
) -> Taken:
    """Store one source and propose what it says; everything or nothing.

    Raises IntakeRefused, with words that say what to do. A text longer than
    settings.READ_AT_ONCE_CHARS is stored now and read in the background.
    """
    text = text_of(data, file_name)
    return store(text, data, Told(file_name, publication, published_on, by))


@sensitive_variables()
def take_in(text: Text, original: bytes, told: Told) -> list[Taken]:
    """Like `intake` for a text that may be an archive: a source an issue, each with
    the day of its own masthead, all of the one original."""
    parts = issues(text.text)
    if not parts:
        return [store(text, original, told)]
    return [
        store(
            replace(text, text=text.text[one.start : one.end].strip("\n") + "\n"),
            original,
            replace(
                told,
                publication=one.publication or told.publication,
                published_on=one.published_on,
            ),
        )
        for one in parts
    ]


@sensitive_variables()
def store(text: Text, original: bytes | Original, told: Told) -> Taken:
    digest = hashlib.sha256(text.text.encode()).hexdigest()
    if known := _known(digest):
        return known
    printed_on = published_in(text.text)
    named, day = told_by_name(told.file_name)
    publication = told.publication.strip() or publication_in(text.text) or named
    source = Source(
        text=text.text,
        text_sha256=digest,
        encoding=text.encoding,
        published_on=_day(told.published_on or printed_on or day),
        added_by=told.by,
        **fit(Source, file_name=told.file_name, publication=publication),
    )
    try:
        reading = _store(source, original, told)
    except IntegrityError:
        # Somebody stored the same text between our look and our write.
        if known := _known(digest):
            return known
        raise
    found = counts(reading) if reading else None
    return Taken(source, reading, True, found, printed_on, text.notes)


@transaction.atomic
def _store(source: Source, original: bytes | Original, told: Told) -> Reading | None:
    if isinstance(original, bytes):
        original = Original.objects.keep(original)
    source.original = original
    source.save(force_insert=True)
    if told.at_once and len(source.text) <= settings.READ_AT_ONCE_CHARS:
        return read(source, told.by)
    read_later(source, told.by)
    return None


def _known(digest: str) -> Taken | None:
    source = Source.objects.light().filter(text_sha256=digest).first()
    if source is None:
        return None
    reading = source.readings.last()
    return Taken(source, reading, False, counts(reading) if reading else None)


@sensitive_variables()
def text_of(data: bytes, file_name: str) -> Text:
    """The text of a file, or of a paste (no name), if it may be taken in at all."""
    place = "uploads" if file_name else "text"
    most = settings.MAX_SOURCE_BYTES
    if len(data) > most:
        raise IntakeRefused(
            f"文件有 {len(data) / 2**20:.1f} MB,超过上限 {most // 2**20} MB。"
            "请按版面或按会议分成几份再录入。",
            place,
        )
    try:
        found = readers.read(data, file_name)
    except Unreadable as why:
        raise IntakeRefused(str(why), place) from None
    if marking(found.text):
        raise IntakeRefused(SECRET, place, secret=True)
    if not clean(found.text):
        raise IntakeRefused("里面没有文字。请换一份,或把文字粘贴到文本框。", place)
    if len(found.text) > settings.MAX_SOURCE_CHARS:
        raise IntakeRefused(
            f"文本有 {len(found.text)} 字,超过上限 {settings.MAX_SOURCE_CHARS} 字。"
            "请按版面或按会议分成几份再录入。",
            place,
        )
    return found


def _day(day: datetime.date | None) -> datetime.date:
    if day is None:
        raise IntakeRefused(
            "没有填刊发日期,文本里也没有找到。请填上刊发日期(纪要填印发日期)。",
            "published_on",
        )
    return checked_day(day)


def checked_day(day: datetime.date) -> datetime.date:
    """The day, if a source can have been printed on it."""
    if not EARLIEST <= day <= timezone.localdate() + AHEAD:
        raise IntakeRefused(
            f"刊发日期 {day:%Y-%m-%d} 不对,请检查年份。", "published_on"
        )
    return day
