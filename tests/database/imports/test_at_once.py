"""Two imports of the same ledger at the same moment, on either engine."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from meetings.models import Department
from tests.database.tracker.together import at_once, on_disk
from tests.ledgers import make_entry, make_source, proven
from tracker.imports.taking import Taken, take_over
from tracker.models import Docket, ImportedRow, Office

__all__ = ["on_disk"]  # used by its name
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("on_disk"),
]


def test_the_second_one_waits_and_finds_its_rows_there(
    officer: User, senior: User, bureau: Department
) -> None:
    Office.objects.create()
    rows = [make_entry(bureau, n, code=f"督〔2024〕{n:03d}号") for n in range(1, 6)]
    sources = [make_source(by) for by in (officer, senior)]
    done = at_once(
        lambda: take_over(rows, sources[0], officer),
        lambda: take_over(rows, sources[1], senior),
    )
    expected = [Taken(dockets=5, meetings=1), Taken(known=5)]
    assert sorted(done, key=str) == sorted(expected, key=str), done
    assert Docket.objects.count() == ImportedRow.objects.count() == 5
    assert proven()
