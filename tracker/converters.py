"""Parts of an address that Django has no word for."""

from __future__ import annotations

import datetime


class DayConverter:
    """2026-05-31 ↔ a date; what is no day of the calendar is no address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> datetime.date:
        return datetime.date.fromisoformat(value)

    def to_url(self, value: datetime.date) -> str:
        return value.isoformat()


class MonthConverter:
    """2026-11 ↔ the month's first day."""

    regex = r"[1-9]\d{3}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> datetime.date:
        return datetime.date.fromisoformat(f"{value}-01")

    def to_url(self, value: datetime.date) -> str:
        return f"{value:%Y-%m}"
