"""The first page names what waits in the year's account, and opens just that."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department
from tests.database.tracker.visits import go
from tests.merits import make_approved, make_merit
from tests.settling import YEAR, make_preview, score_of
from tracker.models import Assignment, Settlement
from tracker.settling import canonical, objecting
from tracker.settling.objecting import Said
from tracker.today import Errand, errands

OBJECTIONS, MERITS = f"申诉待答({YEAR} 年)", f"加减分待审({YEAR} 年)"
WHY = Said("材料在时限前已经送达。")


def of(user: User, word: str) -> Errand | None:
    rows = errands(user, timezone.localdate())
    return next((row for row in rows if row.word == word), None)


@pytest.fixture
def preview(late: Assignment, senior: User) -> Settlement:
    return make_preview(senior)


def test_objections_that_wait_are_counted_and_opened(
    client: Client,
    preview: Settlement,
    late: Assignment,
    officer: User,
    liaison: User,
) -> None:
    score = score_of(preview, late.department_id)
    key = canonical.keys(canonical.load_lines(score.lines))[0]
    filed = [objecting.file(score, one, WHY, liaison) for one in ("", key)]
    objecting.answer(filed[0], False, "不采纳。", officer)
    errand = of(officer, OBJECTIONS)
    assert errand and errand.count == 1
    assert errand.lines[0].who == score.name
    assert errand.lines[0].url == reverse("objection-answer", args=[filed[1].pk])
    go(client, officer)
    shown: Any = client.get(errand.url).context["objections"]
    assert [row.pk for row in shown] == [filed[1].pk]
    every: Any = client.get(preview.get_absolute_url()).context["objections"]
    assert len(every) == 2


def test_entries_to_decide_on_are_shown_to_those_who_decide(
    client: Client, officer: User, senior: User, bureau: Department
) -> None:
    make_approved(officer, senior, bureau)
    for number in range(4):
        make_merit(officer, bureau, item=f"第{number}项")
    make_merit(officer, bureau, item="去年的", year=YEAR - 1)
    assert of(officer, MERITS) is None
    errand = of(senior, MERITS)
    assert errand and (errand.count, errand.more) == (4, 1)
    assert errand.lines[0].title == "加分 第0项"
    page: Any = go(client, senior).get(errand.url).context["page"]
    assert page.paginator.count == 4
    before = of(senior, f"加减分待审({YEAR - 1} 年)")
    assert before and before.count == 1


def test_without_either_the_page_names_neither(senior: User) -> None:
    words = [row.word for row in errands(senior, timezone.localdate())]
    assert not any("申诉" in word or "加减分" in word for word in words)
