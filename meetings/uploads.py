"""Many files at once: each on its own, and what became of it kept to be shown."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.debug import sensitive_variables

from .extraction.issues import publication_in
from .formats import Text
from .forms import SourceForm
from .guesses import told_by_name
from .intake import SECRET, Taken, Told, store, take_in, text_of
from .models import Arrival, Original, Upload
from .proposals import fit
from .refusals import IntakeRefused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

__all__ = ["SECRET", "TOO_MUCH", "date", "drop", "forget", "take", "tell", "too_much"]

Outcome = Arrival.Outcome
UNNAMED = "未命名.txt"
PATIENCE = 10  # files of one request that are read at once; further ones wait
TOO_MUCH = (
    f"一次上传合计不能超过 {settings.MAX_SOURCE_BYTES // 2**20} MB。"
    "请分几次上传,或按版面、按会议分成几份。"
)


def too_much(request: HttpRequest) -> bool:
    """More than memory takes: Django then gives no file at all."""
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    return bool(length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE)


@sensitive_variables()
def take(form: SourceForm, by: User, upload: Upload | None = None) -> list[Arrival]:
    """Take in all that the form brings, each part on its own: what was taken in stays
    where another part is refused. upload: what it belongs to, else a new one."""
    rows: list[Arrival] = []
    upload = upload or Upload.objects.create(by=by)
    data = form.cleaned_data
    told = Told(
        publication=data["publication"], published_on=data["published_on"], by=by
    )
    for number, (name, content) in enumerate(_parts(form)):
        one = replace(told, file_name=name, at_once=number < PATIENCE)
        rows += receive(upload, content, one)
    return rows


@sensitive_variables()
def receive(upload: Upload, data: bytes, told: Told) -> list[Arrival]:
    """One file or text: taken in, there already, refused, or kept until it is dated."""
    try:
        text = text_of(data, told.file_name)
        try:
            return [_taken(upload, one, told) for one in take_in(text, data, told)]
        except IntakeRefused as why:
            if told.published_on is None and why.field == "published_on":
                return [_undated(upload, text, data, told)]
            raise
    except IntakeRefused as why:
        return [_refused(upload, told, why)]


def _parts(form: SourceForm) -> Iterator[tuple[str, bytes]]:
    for file in form.cleaned_data["uploads"]:
        yield file.name or UNNAMED, file.read()
    if form.cleaned_data["text"].strip():
        yield "", form.cleaned_data["text"].encode()


def _taken(upload: Upload, taken: Taken, told: Told) -> Arrival:
    return Arrival.objects.create(
        upload=upload,
        outcome=Outcome.TAKEN if taken.created else Outcome.KNOWN,
        source=taken.source,
        **fit(Arrival, file_name=told.file_name, words="".join(said(taken))),
    )


@transaction.atomic
def _undated(upload: Upload, text: Text, data: bytes, told: Told) -> Arrival:
    named = told_by_name(told.file_name)[0]
    publication = told.publication.strip() or publication_in(text.text) or named
    return Arrival.objects.create(
        upload=upload,
        outcome=Outcome.UNDATED,
        text=text.text,
        encoding=text.encoding,
        original=Original.objects.keep(data),
        **fit(
            Arrival,
            file_name=told.file_name,
            publication=publication,
            words="".join(text.notes),
        ),
    )


def _refused(upload: Upload, told: Told, why: IntakeRefused) -> Arrival:
    """Of a text with a marking not even the name stays."""
    name = "" if why.secret else told.file_name
    return Arrival.objects.create(
        upload=upload,
        outcome=Outcome.REFUSED,
        **fit(Arrival, file_name=name, words=str(why)),
    )


@transaction.atomic
def date(
    arrival: Arrival, by: User, publication: str, published_on: datetime.date
) -> None:
    """The day that a text waited for; once only, whoever gives it."""
    row = _held(arrival)
    if row is None or row.original is None:
        return
    text = Text(row.text, row.encoding, notes=(row.words,) if row.words else ())
    told = Told(row.file_name, publication, published_on, by)
    taken = store(text, row.original, told)
    row.outcome = Outcome.TAKEN if taken.created else Outcome.KNOWN
    row.source = taken.source
    _settle(row, "".join(said(taken)))


@transaction.atomic
def drop(arrival: Arrival) -> None:
    """Not wanted after all: nothing of it stays."""
    row = _held(arrival)
    if row is not None:
        row.outcome = Outcome.DROPPED
        _settle(row, "")


def _held(arrival: Arrival) -> Arrival | None:
    """The row, locked, while it waits for its day; None when another was faster."""
    rows = Arrival.objects.select_for_update(of=("self",)).undated()
    return rows.filter(pk=arrival.pk).first()


def _settle(row: Arrival, words: str) -> None:
    original, row.original, row.text = row.original, None, ""
    row.words = fit(Arrival, words=words)["words"]
    row.save()
    if original is not None:
        original.discard()


def forget(arrival: Arrival) -> None:
    """What was refused is asked for again: its line goes, with the last the list."""
    upload = arrival.upload
    arrival.delete()
    if not upload.arrivals.exists():
        upload.delete()


def said(taken: Taken) -> Iterator[str]:
    """What people should know of a text that was taken in, a sentence each."""
    if not taken.created:
        yield "这份文本已经录入过,没有改动任何内容。"
        return
    yield f"读出 {taken.counts}。" if taken.counts else "已存好,正在后台读取。"
    yield from taken.notes
    printed, day = taken.printed_on, taken.source.published_on
    if printed and printed != day:
        yield (
            f"文本里印的日期是 {printed:%Y-%m-%d},录入的刊发日期是 {day:%Y-%m-%d}。"
            "文中没写年份的日期按刊发日期推定,请留意核对。"
        )


def tell(request: HttpRequest, arrival: Arrival) -> None:
    """The one text that was brought, on the page that it leads to."""
    source = arrival.source
    if source is None:
        return
    link = reverse("desk", args=[source.pk])
    words = format_html("<a href='{}'>{}</a>:{}", link, str(source), arrival.words)
    level = messages.SUCCESS if arrival.outcome == Outcome.TAKEN else messages.INFO
    messages.add_message(request, level, words)
