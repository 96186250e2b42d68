"""Numbers of dockets that come with codes of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tracker.models import Docket, DocketSerial

MOST = 9_999  # a longer number is a date or a key of another program
DIGITS = re.compile(r"\d+")
IN_YEAR = re.compile(r"[〔\[((【]\s*(\d{4})\s*[〕\]))】]")
Numbered = tuple[int, str]  # year, code as written; "" for a new one


def serial_of(code: str, year: int) -> int | None:
    """The number of a code: its last one, without the year that it may begin with.

    督〔2024〕015号 and DC-2024-15 and DC2024015 of 2024 are 15; 专班通知 has none.
    """
    found = DIGITS.findall(code)
    if not found:
        return None
    last = found[-1]
    if len(last) > 4 and last.startswith(str(year)):
        last = last[4:]
    number = int(last)
    return number if 0 < number <= MOST else None


def own_year(code: str) -> int | None:
    """The year that a code names in brackets: 2024 of 督〔2024〕015号."""
    found = IN_YEAR.search(code)
    return int(found[1]) if found else None


def serials(rows: Sequence[Numbered], later: Sequence[Numbered] = ()) -> list[int]:
    """The serial of each row: its code's own where that is free in its year, else the
    next one; call inside a transaction. What is given without a code comes after all of
    them, also after those of `later` rows."""
    last = _locked([*rows, *later])
    years = sorted(last)
    taken = set(
        Docket.objects.filter(year__in=years).values_list("year", "serial").order_by()
    )
    given: dict[int, int] = {}
    for n, (year, code) in enumerate(rows):
        wanted = serial_of(code, year)
        if wanted is not None and (year, wanted) not in taken:
            taken.add((year, wanted))
            given[n] = wanted
    for n, (year, _) in enumerate(rows):
        if n not in given:
            last[year].last += 1
            given[n] = last[year].last
    DocketSerial.objects.bulk_update(last.values(), ["last"])
    return [given[n] for n in range(len(rows))]


def _locked(rows: Sequence[Numbered]) -> dict[int, Any]:
    """The serials of each year, past every number that a code of the rows has: in the
    year of its meeting, and in the one that it names."""
    most: dict[int, int] = {}
    for year, code in rows:
        number = serial_of(code, year) or 0
        for one in {year, own_year(code) or year}:
            most[one] = max(most.get(one, 0), number)
    found: dict[int, Any] = {year: DocketSerial.locked(year) for year in sorted(most)}
    for year, row in found.items():
        row.last = max(row.last, most[year])
    return found
