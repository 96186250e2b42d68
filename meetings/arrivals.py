"""What became of each file of an upload: dated later, dropped, told."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from .formats import Text
from .intake import Taken, Told, store
from .models import Arrival
from .rows import fit

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Outcome = Arrival.Outcome


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
