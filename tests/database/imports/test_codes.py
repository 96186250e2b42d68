"""Codes stay as the ledger has them, and none is ever given a second time."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from meetings.models import Department
from tests.factories import make_directive, make_docket, make_meeting
from tests.ledgers import HELD, make_entry, make_source, taken
from tracker.imports.codes import own_year, serial_of
from tracker.imports.taking import check, take_over
from tracker.models import Docket


@pytest.mark.parametrize(
    ("code", "serial"),
    [
        ("督〔2024〕015号", 15),
        ("DC-2024-15", 15),
        ("DC2024015", 15),
        ("区政督字第7号", 7),
        ("2024", 2024),
        ("20240315001", None),
        ("专班通知", None),
        ("督〔2024〕000号", None),
    ],
)
def test_the_number_of_a_code(code: str, serial: int | None) -> None:
    assert serial_of(code, 2024) == serial


def test_the_year_that_a_code_names() -> None:
    assert own_year("督〔2023〕5号") == own_year("督[2023]5号") == 2023
    assert own_year("督2023-5") is None


def numbers() -> list[tuple[int, int, str]]:
    rows = Docket.objects.order_by("year", "serial")
    return list(rows.values_list("year", "serial", "code"))


def test_codes_are_kept_and_new_ones_come_after_them(
    officer: User, bureau: Department
) -> None:
    rows = [
        make_entry(bureau, 1, code="督〔2024〕015号"),
        make_entry(bureau, 2),
        make_entry(bureau, 3, code="区督〔2024〕15号"),
        make_entry(bureau, 4, code="专班通知"),
    ]
    taken(rows, officer)
    made = make_docket(officer, directive=make_directive(make_meeting(held_on=HELD)))
    assert numbers() == [
        (2024, 15, "督〔2024〕015号"),
        (2024, 16, "督〔2024〕016号"),
        (2024, 17, "区督〔2024〕15号"),
        (2024, 18, "专班通知"),
        (2024, 19, "督〔2024〕019号"),
    ]
    assert made.serial == 19


def test_a_code_of_another_year_is_not_given_there_later(
    officer: User, bureau: Department
) -> None:
    """督〔2023〕002号 for a meeting of 2024: both years go on after it."""
    taken([make_entry(bureau, 1, code="督〔2023〕002号")], officer)
    before = make_meeting(held_on=HELD.replace(year=2023))
    codes = [make_docket(officer, directive=make_directive(before)).code]
    assert codes == ["督〔2023〕003号"]


def test_a_number_that_is_taken_is_not_taken_again(
    officer: User, bureau: Department
) -> None:
    make_docket(officer, directive=make_directive(make_meeting(held_on=HELD)))
    taken([make_entry(bureau, 1, code="府督〔2024〕1号")], officer)
    assert numbers() == [(2024, 1, "督〔2024〕001号"), (2024, 2, "府督〔2024〕1号")]


def test_one_code_for_two_rows_is_refused(officer: User, bureau: Department) -> None:
    rows = [make_entry(bureau, n, code="督〔2024〕001号") for n in (4, 9)]
    assert check(rows) == {9: "编号 督〔2024〕001号 与第 4 行相同。"}


def test_a_ledger_in_two_calls_leaves_the_later_codes_free(
    officer: User, bureau: Department
) -> None:
    source = make_source(officer)
    later = [make_entry(bureau, 2, code="督〔2024〕001号")]
    take_over([make_entry(bureau, 1)], source, officer, later=later)
    take_over(later, source, officer)
    assert numbers() == [(2024, 1, "督〔2024〕001号"), (2024, 2, "督〔2024〕002号")]
