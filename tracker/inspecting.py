"""Field inspections: put down with an event on the docket, followed up, taken back."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from . import evidence
from .acts import take
from .models import Assignment, Docket, Inspection
from .recording import Words, record
from .revoking import recorder, revoke
from .workflow import NotAllowed, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Found:
    """What an inspection says: the fields of the row by their names, its departments'
    parts, its photos."""

    fields: dict[str, Any]
    parts: Sequence[Assignment] = ()
    evidence: Sequence[UploadedFile[Any]] = field(default=())
    recorded_at: datetime.datetime | None = None


@transaction.atomic
def inspect(docket: Docket, by: User, found: Found) -> Inspection:
    docket = take(docket.pk, None)
    row = Inspection(docket=docket, **found.fields, **recorder(by))
    words = Words(said(row), happened_on=row.on, recorded_at=found.recorded_at)
    row.event = record(docket, Verb.INSPECT, by, words=words)
    row.recorded_at = row.event.recorded_at
    row.save()
    row.parts.set(found.parts)
    evidence.keep(found.evidence, inspection=row)
    return row


def said(row: Inspection) -> str:
    """The inspection in the docket's history."""
    words = f"{row.get_kind_display()}({row.place}),{row.get_result_display()}:"
    words += row.finding
    return f"{words}\n整改要求:{row.asked}" if row.asked else words


@transaction.atomic
def settle(row: Inspection, by: User, on: datetime.date, note: str) -> None:
    """What was asked for is done. Raises NotAllowed when somebody was faster."""
    docket = take(row.docket_id, None)
    row = Inspection.objects.select_for_update().get(pk=row.pk)
    if not row.is_open:
        raise NotAllowed("这次的整改已经登记过,或没有要求整改。请刷新后再看。")
    row.done_on, row.done_note, row.done_by = on, note, by
    row.save(update_fields=["done_on", "done_note", "done_by"])
    words = Words(f"{row}的整改已完成:{note}", happened_on=on)
    record(docket, Verb.INSPECT, by, words=words)


@transaction.atomic
def take_back(row: Inspection, by: User, why: str) -> None:
    """更正: struck through on the page and in the history (see `revoking`)."""
    docket = take(row.docket_id, None)
    revoke(row, by, why)
    record(docket, Verb.CORRECT, by, words=Words(why), corrects=row.event)
