"""How many dockets stand how: what every board, sheet and total adds up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from . import lights
from .rates import Rate
from .workflow import Kind


@dataclass(slots=True)
class Tally:
    """How many dockets stand how; the lights do not overlap, so they add up to all."""

    total: int = 0
    by_light: dict[str, int] = field(default_factory=dict)
    outside: int = 0  # of the rate: ended otherwise, on hold, standing
    due: int = 0  # due by the cut-off, neither on hold nor ended otherwise
    on_time: int = 0  # … and closed on time (§4.4)

    def add(self, row: dict[str, Any]) -> None:
        """A row of `counting.tallies`."""
        count = row["count"]
        due = count if row["is_due"] else 0
        self.show(row["standing"], count, row["kind"], due, due * row["on_time"])

    def show(
        self, light: str, count: int, kind: str, due: int = 0, on_time: int = 0
    ) -> None:
        """Count dockets of one light and kind; due, on_time: how many of them are."""
        self.total += count
        self.by_light[light] = self.by_light.get(light, 0) + count
        left_out = light in lights.UNRECKONED
        if left_out or kind == Kind.STANDING:
            self.outside += count
        if not left_out:
            self.due += due
            self.on_time += on_time

    def __getattr__(self, light: str) -> int:
        """tally.late, tally.done …: the count of one light."""
        if light in lights.RANK:
            return self.by_light.get(light, 0)
        raise AttributeError(light)

    @property
    def in_hand(self) -> int:
        """Open and not waiting for verification."""
        return sum(
            self.by_light.get(light, 0)
            for light in (lights.LATE, lights.STILL, lights.SOON, lights.OK)
        )

    @property
    def rest(self) -> int:
        """On hold or ended without being closed."""
        return sum(self.by_light.get(light, 0) for light in (lights.HOLD, lights.ENDED))

    @property
    def rate(self) -> Rate:
        """办结率 = closed ÷ (all - ended otherwise - on hold - standing)."""
        return Rate(self.by_light.get(lights.DONE, 0), self.total - self.outside)

    @property
    def on_time_rate(self) -> Rate:
        """按期率 = closed on time ÷ (due by the cut-off - on hold)."""
        return Rate(self.on_time, self.due)


def add_up(tallies: Iterable[Tally]) -> Tally:
    """The sum of several: what a table's last row shows."""
    whole = Tally()
    for tally in tallies:
        whole.total += tally.total
        whole.outside += tally.outside
        whole.due += tally.due
        whole.on_time += tally.on_time
        for light, count in tally.by_light.items():
            whole.by_light[light] = whole.by_light.get(light, 0) + count
    return whole
