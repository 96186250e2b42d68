"""Taking over the rows of an old ledger, all of them or none: the one door."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from meetings import imported
from meetings.models import Meeting
from tracker import drafts
from tracker.charging import keeping
from tracker.models import (
    Dismissal,
    Docket,
    ImportedRow,
    LedgerImport,
    Office,
    Report,
)
from tracker.search import index

from .checking import check, refusals
from .codes import serials
from .dockets import drafted
from .entry import Entry
from .knowing import known
from .planning import Plan, plan

if TYPE_CHECKING:
    from django.contrib.auth.models import User

__all__ = ["Refused", "Taken", "check", "known", "take_over"]

AT_ONCE = 200  # rows that are held as drafts
JUST_NOW = "另一次导入刚刚录入了这一行。请重新核对,已有的行会跳过。"
UNCHARGED = "旧台账没有立项,只作记录。"
Beat = Callable[[int], None]


class Refused(Exception):
    """Nothing was taken over; why: row number → what is wrong with it, at least one."""

    def __init__(self, why: dict[int, str]) -> None:
        self.why = why
        number, words = next(iter(why.items()))
        more = f"另有 {len(why) - 1} 行。" if len(why) > 1 else ""
        super().__init__(f"第 {number} 行:{words}{more}")


@dataclass(frozen=True, slots=True)
class Taken:
    """How many dockets and meetings were made, and rows skipped as known."""

    dockets: int = 0
    meetings: int = 0
    known: int = 0


def silent(percent: int) -> None:
    """Nobody asks how far it is."""


def take_over(
    entries: Sequence[Entry],
    source: LedgerImport,
    by: User,
    beat: Beat = silent,
    later: Sequence[Entry] = (),
) -> Taken:
    """Put every row down that is not known yet, or raise Refused.

    beat: told the percent that is done; what it writes is not seen before the end.
    later: rows of the ledger that follow in another call; the numbers of their codes
    are left to them.
    """
    try:
        with transaction.atomic():
            return _take(entries, source, by, beat, later)
    except IntegrityError:
        if not (seen := known(entries)):
            raise
        raise Refused(dict.fromkeys(seen, JUST_NOW)) from None


def _take(
    entries: Sequence[Entry],
    source: LedgerImport,
    by: User,
    beat: Beat,
    later: Sequence[Entry],
) -> Taken:
    _one_at_a_time()
    seen = known(entries)
    new = [entry for entry in entries if entry.number not in seen]
    planned = plan(new)
    if why := refusals(new, planned):
        raise Refused(why)
    made = [one for one in planned.meetings if one.row is None]
    _lock([one.row.pk for one in planned.meetings if one.row])
    imported.put_down(planned.meetings, by, source.name)
    charged = [entry for entry in new if entry.duties]
    numbers = serials(_numbered(charged), _numbered(later))
    dockets = _charge(charged, numbers, planned, by, beat)
    _leave(new, planned, by)
    rows = list(_rows(new, planned, dockets, source))
    ImportedRow.objects.bulk_create(rows)
    _renew(planned)
    return Taken(len(dockets), len(made), len(entries) - len(rows))


def _one_at_a_time() -> None:
    """A second import waits here until the first one is done, and then knows its rows;
    nobody else locks this row."""
    list(Office.objects.select_for_update().order_by("pk")[:1])


def _lock(meetings: Sequence[int]) -> None:
    """Those that are joined, as charging locks them: before any code is taken."""
    rows = Meeting.objects.select_for_update(no_key=True).filter(pk__in=meetings)
    list(rows.order_by("pk").values_list("pk"))


def _numbered(entries: Sequence[Entry]) -> list[tuple[int, str]]:
    return [(entry.held_on.year, entry.code) for entry in entries]


def _charge(
    entries: Sequence[Entry],
    numbers: Sequence[int],
    planned: Plan,
    by: User,
    beat: Beat,
) -> dict[int, Docket]:
    """Row number → its docket; written in stretches, so that memory stays flat."""
    now, made = timezone.localtime(), {}
    pairs = iter(zip(entries, numbers, strict=True))
    while some := list(islice(pairs, AT_ONCE)):
        found = {
            entry.number: drafted(entry, row, serial, by, now)
            for entry, serial in some
            if (row := planned.said[entry.number].row)
        }
        drafts.save(found.values())
        for number, one in found.items():
            made[number] = one.docket
        index.refresh("docket", [one.docket.pk for one in found.values()])
        index.refresh("report", list(_reports(found.values())))
        beat(100 * len(made) // len(entries))
    return made


def _reports(made: Iterable[drafts.Draft]) -> Iterator[int]:
    return (row.pk for one in made for row in one.rows[Report])


def _leave(entries: Sequence[Entry], planned: Plan, by: User) -> None:
    """What the ledger kept as record alone waits for no decision; 撤回 brings it back
    to 待立项. What the record had before is left as it is."""
    kept = {row.pk for row in planned.kept}
    alone = [planned.said.get(entry.number) for entry in entries if entry.is_record]
    said = {one for one in alone if one and not one.charged}
    rows = [one.row for one in said if one.row]
    Dismissal.objects.bulk_create(
        Dismissal(directive=row, by=by, reason=UNCHARGED)
        for row in sorted(rows, key=lambda row: row.pk)
        if row.pk not in kept
    )


def _rows(
    entries: Sequence[Entry],
    planned: Plan,
    dockets: dict[int, Docket],
    source: LedgerImport,
) -> Iterator[ImportedRow]:
    """Of rows that say the same one, that of a docket if there is any."""
    seen: set[str] = set()
    for entry in sorted(entries, key=lambda entry: not entry.duties):
        mark = entry.print
        if mark not in seen:
            seen.add(mark)
            yield ImportedRow(
                source=source,
                number=entry.number,
                print=mark,
                meeting=planned.of[entry.number].row,
                docket=dockets.get(entry.number),
            )


def _renew(planned: Plan) -> None:
    """What follows an Edit by signals, where Edits are written together."""
    meetings = [one.row.pk for one in planned.meetings if one.row]
    said = [one.row.pk for one in planned.words.values() if one.row]
    index.refresh("meeting", meetings)
    index.refresh("directive", said)
    keeping.renew(meetings)
