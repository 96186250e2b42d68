"""Taking an import back: each docket on which nothing was done since is 更正.

By the doors, act for act from the newest on, as a person would: events are only ever
added. A meeting a transaction, so that others can save meanwhile, and what was broken
off goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from meetings import imported
from tracker.acts import correct, take
from tracker.charging import uncharge
from tracker.models import Docket, DocketSerial, Event, ImportedRow, LedgerImport
from tracker.workflow import NotAllowed, Verb

from .taking import silent

if TYPE_CHECKING:
    from django.contrib.auth.models import User

TOUCHED = "导入以后已有办理,不能收回;整件不办请高级督查员“撤销”。"


@dataclass(slots=True)
class Back:
    """dockets: how many were taken back; left: code → why it was not."""

    dockets: int = 0
    left: dict[str, str] = field(default_factory=dict)


def take_back(
    source: LedgerImport,
    by: User,
    reason: str,
    beat: Callable[[int], None] = silent,
) -> Back:
    """reason: kept with every correction. What was taken back may be imported again."""
    back, done = Back(), 0
    rows = list(source.rows.select_related("docket").order_by("meeting_id", "number"))
    for meeting, own in groupby(rows, attrgetter("meeting_id")):
        some = list(own)
        with transaction.atomic():
            _of_meeting(meeting, some, by, reason, back)
        done += len(some)
        beat(100 * done // len(rows))
    return back


def _of_meeting(
    meeting: int, rows: Sequence[ImportedRow], by: User, reason: str, back: Back
) -> None:
    """What the ledger alone said there is 不采用, and the meeting where nothing is left
    of it; a row without a docket goes with its meeting."""
    said: set[int] = set()
    for row in rows:
        if row.docket is None:
            continue
        try:
            with transaction.atomic():
                found = _undo(row.docket, by, reason)
                row.delete()
        except NotAllowed as why:
            back.left[row.docket.code] = str(why)
        except ValidationError as why:
            back.left[row.docket.code] = "；".join(why.messages)
        else:
            said |= found
            back.dockets += 1
    if imported.withdraw(meeting, said, by, reason):
        ImportedRow.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _undo(docket: Docket, by: User, reason: str) -> set[int]:
    """The directive on which it stood."""
    docket = take(docket.pk, None)
    events = docket.events.filter(corrects=None).order_by("-seq")
    if docket.events.exclude(channel=Event.Channel.LEDGER).exists():
        raise NotAllowed(TOUCHED)
    links = set(docket.directives.values_list("directive", flat=True))
    for event in events.exclude(verb=Verb.CHARGE):
        correct(event, by, reason)
    uncharge(events.get(assignment=None), by, reason)
    _give_number_back(docket.pk)
    return links


def _give_number_back(pk: int) -> None:
    """A docket that never was keeps no code that its row needs again."""
    docket = Docket.objects.get(pk=pk)
    docket.code = f"废{docket.pk}:{docket.code}"[:30]
    docket.serial = DocketSerial.take(docket.year)
    docket.save(update_fields=["code", "serial"])
