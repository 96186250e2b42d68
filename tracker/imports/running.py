"""Putting the sound rows of a ledger down, and back: while one waits, or by the worker.

In the background they go down in batches, so that it can be seen how far it is. A batch
is whole or not at all; what is down is known, so beginning again repeats nothing.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django_tasks import task

from meetings.jobs import later, working
from tracker.models import LedgerImport

from .preview import Preview, preview
from .taking import Refused, Taken, take_over
from .taking_back import Back, take_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .entry import Entry

DIRECTLY = 600  # more rows are not waited for
BATCH = 200
BROKEN = "后台导入时出了错,请告诉管理员。已经导入的行不会重复。"
BROKEN_BACK = "后台收回时出了错,请告诉管理员。再收回一次,会接着办。"
BACK_DIRECTLY = 30  # rows: each is taken back act for act, some ten a second
NAMED = 10  # of those that were not taken back
State = LedgerImport.State


class Busy(Exception):
    """Somebody is at it already."""


def start(seen: Preview, by: User) -> Taken | None:
    """Put all that is ready down; None where the worker does it. Raises Busy, Refused.

    A file of many rows begins in the background and is then asked for how far it is.
    """
    source, entries = seen.source, _ready(seen)
    if not source.claim():
        raise Busy
    if len(entries) > DIRECTLY:
        later(take, source.pk, by.pk)
        return None
    with working(source, BROKEN, Refused):
        taken = take_over(entries, source, by)
        source.end()
    return taken


def _ready(seen: Preview) -> list[Entry]:
    return [line.entry for line in seen.ready if line.entry]


@task()
def take(pk: int, user: int) -> None:
    """Put the rows of an upload down; those that are down already are left out."""
    source = LedgerImport.objects.get(pk=pk)
    with suppress(Refused), working(source, BROKEN, Refused):
        _in_batches(source, _ready(preview(source)), User.objects.get(pk=user))
        source.end()


def _in_batches(source: LedgerImport, entries: Sequence[Entry], by: User) -> None:
    for first in range(0, len(entries), BATCH):
        source.beat(100 * first // len(entries))
        rest = entries[first + BATCH :]  # their codes are given to nobody
        take_over(entries[first : first + BATCH], source, by, later=rest)


def start_back(source: LedgerImport, by: User, reason: str) -> None:
    """Take back what was put down, as far as nobody has gone on. Raises Busy."""
    if not source.claim(State.LEAVING):
        raise Busy
    if source.rows.count() > BACK_DIRECTLY:
        later(leave, source.pk, by.pk, reason)
    else:
        leave.func(source.pk, by.pk, reason)


@task()
def leave(pk: int, user: int, reason: str) -> None:
    """Take an import back; broken off, it goes on where it stopped."""
    source = LedgerImport.objects.get(pk=pk)
    with working(source, BROKEN_BACK):
        back = take_back(source, User.objects.get(pk=user), reason, source.beat)
        rest = State.DONE if source.rows.exists() else State.WAITING
        source.end(rest, why=_left(back))


def _left(back: Back) -> str:
    told = [f"{code}:{why}" for code, why in back.left.items()]
    more = f"另有 {len(told) - NAMED} 件。" if len(told) > NAMED else ""
    return f"{len(told)} 件没有收回。{' '.join(told[:NAMED])}{more}" if told else ""
