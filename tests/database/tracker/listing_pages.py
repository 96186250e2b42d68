"""Lists as tests look at them: their rows, their sheets, what a browser sends."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from meetings.models import Department
from tests.factories import make_department, make_docket
from tracker.models import Docket

Cells = list[list[Any]]


def make_list(officer: User, bureau: Department) -> list[Docket]:
    """Late, near, far and undated; each with another department beside the bureau."""
    today = timezone.localdate()
    days = (-5, -40, 3, 90, None)
    other = make_department("区水务局")
    return [
        make_docket(
            officer,
            bureau,
            responsible=[other],
            due_on=None if n is None else today + datetime.timedelta(days=n),
            charged_on=today - datetime.timedelta(days=50),
        )
        for n in days
    ]


def read(client: Client, address: str) -> tuple[str, Cells]:
    """What stands above the head of the sheet, and the table with its head."""
    answer = client.get(address)
    assert answer.status_code == 200
    data = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    rows = load_workbook(BytesIO(data)).active.iter_rows(values_only=True)
    cells = [list(row) for row in rows]
    head = next(n for n, row in enumerate(cells) if row[0] == "编号")
    above = " ".join(str(cell) for row in cells[:head] for cell in row if cell)
    return above, cells[head:]


def codes(client: Client, address: str) -> list[str]:
    """The codes of the rows that the page shows, in their order."""
    page = client.get(address).context["page"]
    return [getattr(row, "docket", row).code for row in page]
