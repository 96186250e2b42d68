"""Which month of a part is what: by hand, at each edge of a month and of the year."""

from __future__ import annotations

import datetime

import pytest

from tracker.matrix.months import MONTHS, Life, What, Year, span

M, S, N, Q = What.MOVED, What.SAME, What.SILENT, What.QUIET


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def shown(
    charged: str,
    spells: tuple[tuple[str, str, bool], ...] = (),
    told: dict[int, bool] | None = None,
    today: str = "2026-06-15",
    rhythmic: bool = True,
) -> str:
    """A letter a month: Moved, Same, N for silent, Quiet, - for not in hand."""
    year = Year(2026, day(today))
    away = gone = 0
    for a, b, ended in spells:
        since, until = year.place(day(a)), year.place(day(b)) if b else MONTHS
        away |= span(since, until)
        gone |= span(since + 1, until - 1) if ended else 0
    months = {1 << month - 1: progress for month, progress in (told or {}).items()}
    moved = sum(bit for bit, progress in months.items() if progress)
    start = (year.place(day(charged)), day(charged).day == 1)
    life = Life(*start, rhythmic, away, gone, sum(months), moved)
    found = dict(year.months(life))
    letters = {M: "M", S: "S", N: "N", Q: "Q"}
    return "".join(letters[found[n]] if n in found else "-" for n in range(12))


@pytest.mark.parametrize(
    ("charged", "months"),
    [
        ("2025-11-03", "NNNNNQ------"),  # the present month is not over
        ("2026-01-01", "NNNNNQ------"),
        ("2026-01-02", "QNNNNQ------"),  # not in hand all of January
        ("2026-04-30", "---QNQ------"),
        ("2026-06-15", "-----Q------"),
    ],
)
def test_a_part_is_in_hand_from_its_charge_to_the_present_month(
    charged: str, months: str
) -> None:
    assert shown(charged) == months


def test_what_was_told_comes_before_silence() -> None:
    assert shown("2025-12-01", told={1: True, 3: False, 6: True}) == "MNSNNM------"


def test_an_irregular_rhythm_owes_no_month() -> None:
    assert shown("2025-12-01", rhythmic=False) == "QQQQQQ------"


def test_a_month_with_a_day_of_waiting_owes_nothing() -> None:
    spells = (("2026-02-20", "2026-04-05", False),)
    assert shown("2025-12-01", spells) == "NQQQNQ------"


def test_what_has_ended_is_blank_from_the_next_month_on() -> None:
    assert shown("2025-12-01", (("2026-03-10", "", True),)) == "NNQ---------"


def test_what_was_reopened_is_in_hand_again() -> None:
    spells = (("2026-01-10", "2026-04-20", True),)
    assert shown("2025-12-01", spells) == "Q--QNQ------"


def test_what_ended_before_the_year_is_blank() -> None:
    assert shown("2025-10-01", (("2025-12-30", "", True),)) == "-" * 12


def test_a_year_that_is_over_has_twelve_months() -> None:
    assert shown("2026-12-05", today="2027-03-01") == "-----------Q"
    assert shown("2025-12-05", today="2027-01-01") == "N" * 12


def test_a_year_to_come_has_none() -> None:
    assert shown("2025-12-05", today="2025-12-31") == "-" * 12
