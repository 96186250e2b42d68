"""A year of many meetings: sums by kind, and the meetings of one kind by pages."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.bulk import make_year
from tests.factories import make_department
from tracker.workbooks import kinds

COUNTS = {"党组会": [(1, 4, 3)], "常务会议": [(n, 5, 2) for n in range(1, 4)]}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "MOST", 3)
    monkeypatch.setattr(kinds, "A_PAGE", 2)


def test_the_sums_are_those_of_all_meetings_and_one_kind_opens_by_pages(
    client: Client, officer: User
) -> None:
    make_year(COUNTS, officer, [make_department() for _ in range(3)], 2020)
    client.force_login(officer)
    shown = []
    for query in ({}, {"kind": "常务会议"}, {"kind": "常务会议", "page": "2"}):
        answer = client.get(reverse("year", args=[2020]), query)
        rows = [one.row for one in answer.context["summary"]]
        shown.append([row.label for row in rows if row.pk])
        sums = {
            row.kind: (row.tally.total, row.tally.done) for row in rows if not row.pk
        }
        assert sums == {"党组会": (4, 3), "常务会议": (15, 6), "合计": (19, 9)}
        assert not answer.context["found"].differences
    assert shown == [[], ["第一次", "第二次"], ["第三次"]]
