"""What stands in an address beside numbers: a month as 2026-11."""

from __future__ import annotations

import datetime


class MonthConverter:
    """The month's first day."""

    regex = r"[1-9]\d{3}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> datetime.date:
        return datetime.date.fromisoformat(f"{value}-01")

    def to_url(self, value: datetime.date) -> str:
        return f"{value:%Y-%m}"
