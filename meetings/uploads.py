"""Many files at once: each on its own, and what became of it kept to be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.views.decorators.debug import sensitive_variables

from .arrivals import Outcome, said
from .extraction.issues import publication_in
from .formats import Text
from .forms import SourceForm
from .guesses import told_by_name
from .intake import Taken, Told, take_in, text_of
from .models import Arrival, Original, Upload
from .refusals import IntakeRefused
from .rows import fit

if TYPE_CHECKING:
    from django.contrib.auth.models import User

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
