"""Rates as design §4.10 counts and writes them. Pure, exact."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

SMALL = 5  # below it a percentage says less than the fraction


@dataclass(frozen=True, slots=True)
class Rate:
    """`part` of `whole`, both counts of 件 or of what `unit` says."""

    part: int
    whole: int

    def percent(self, whole_percents: bool = False) -> str:
        """ "95%", "70.6%", "100%": one decimal, half up, trailing .0 dropped.

        "—" where there is nothing to count. Bulletins print it this way (镇坪 2020).
        """
        if not self.whole:
            return "—"
        step = Decimal(1) if whole_percents else Decimal("0.1")
        value = Decimal(100 * self.part) / Decimal(self.whole)
        rounded = value.quantize(step, ROUND_HALF_UP)
        return f"{rounded.normalize():f}%"

    def words(self, whole_percents: bool = False, unit: str = "件") -> str:
        """The percentage; of fewer than five the fraction: "3 件中 2 件"."""
        if 0 < self.whole < SMALL:
            return f"{self.whole} {unit}中 {self.part} {unit}"
        return self.percent(whole_percents)
