"""A month as a page shows it: as it was signed, or as it is now."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from tracker.models import MonthCheck

from . import balance, lines
from .gathering import gather
from .lines import Balance, Kept, Line
from .windows import Window, window


@dataclass(slots=True)
class Month:
    """A month as a page shows it: as it was signed, or as it is now."""

    window: Window
    check: MonthCheck | None
    kept: list[Kept]

    @property
    def lines(self) -> list[Line]:
        return [one for one in self.kept if isinstance(one, Line)]

    @property
    def balances(self) -> list[Balance]:
        return [one for one in self.kept if isinstance(one, Balance)]

    @property
    def differences(self) -> list[str]:
        return balance.differences(self.balances)


def month_of(month: datetime.date, now: datetime.datetime) -> Month:
    check = MonthCheck.objects.filter(month=month).first()
    if check:
        frozen = Window(month, check.since, check.until)
        return Month(frozen, check, lines.load(check.lines))
    live = window(month, now)
    return Month(live, None, gather(live))
