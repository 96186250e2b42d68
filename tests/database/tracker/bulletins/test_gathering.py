"""The figures of a bulletin are those of the boards; of a past day, those of then."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department
from tests.database.tracker.bulletins.drafts import YEAR, published, scope
from tests.database.tracker.yearbooks import DAY, close, this_year
from tests.factories import make_department, make_docket, make_kind
from tracker import boards
from tracker.bulletins.figures import Figures
from tracker.bulletins.gathering import against_boards, gather
from tracker.filters import NO_KIND
from tracker.models import Docket, Standing

TODAY = timezone.localdate


def a_docket(officer: User, bureau: Department, **more: Any) -> Docket:
    """Charged ten days ago, and recorded then."""
    then = timezone.now() - 10 * DAY
    fields = {"charged_on": then.date(), "recorded_at": then, **more}
    meeting = fields.pop("meeting", {})
    return make_docket(officer, bureau, this_year(**meeting), **fields)


def test_the_figures_are_those_of_the_boards(officer: User) -> None:
    published(officer, [make_department() for _ in range(7)])
    figures = gather(officer, scope())
    assert not figures.wrong and not against_boards(officer, scope(), figures)
    shown = {row.meeting.pk: row for row in boards.by_meeting(officer, YEAR, TODAY())}
    rows = [row for row in figures.summary if row.pk is not None]
    assert len(rows) == len(shown) == 27
    for row in rows:
        assert row.pk is not None
        assert row.tally.by_light == shown[row.pk].tally.by_light
    bodies = boards.by_department(officer, YEAR, TODAY())
    assert boards.add_up(row.tally for row in bodies).total == figures.whole.total


def test_a_docket_is_late_by_whichever_deciding_part_is(
    officer: User, bureau: Department
) -> None:
    other = make_department("区水务局")
    a_docket(officer, bureau, responsible=[other], due_on=TODAY() - 3 * DAY)
    (item,) = gather(officer, scope(year=TODAY().year)).items
    assert item.light == "late" and item.number
    assert {(lag.department, lag.days) for lag in item.lags} == {
        (bureau.name, 3),
        ("区水务局", 3),
    }


def test_a_past_day_is_told_as_it_was_recorded_then(
    officer: User, senior: User, liaison: User, bureau: Department
) -> None:
    docket = a_docket(officer, bureau)
    close(docket.assignments.get(role="lead"), liaison, senior)
    year = TODAY().year
    (now,) = gather(officer, scope(year=year)).items
    (then,) = gather(officer, scope(year=year, cutoff=TODAY() - 5 * DAY)).items
    assert (now.light, then.light) == ("done", "ok")
    assert not gather(officer, scope(year=year, cutoff=TODAY() - 20 * DAY)).items


def test_a_past_day_is_held_against_the_board_of_that_day(
    officer: User, senior: User, liaison: User, bureau: Department
) -> None:
    late, docket = (a_docket(officer, bureau, due_on=TODAY() - 8 * DAY) for _ in "ab")
    a_docket(officer, bureau, responsible=[make_department()], due_on=TODAY() + DAY)
    close(docket.assignments.get(role="lead"), liaison, senior)
    asked = scope(year=TODAY().year, cutoff=TODAY() - 5 * DAY)
    figures = gather(officer, asked)
    assert figures.whole.late == 2 and not against_boards(officer, asked, figures)
    left_out = [item for item in figures.items if item.code != late.code]
    said = against_boards(officer, asked, Figures(left_out, figures.meetings))
    assert said == ["“件数”:通报 2 件,总览 3 件。", "“逾期”:通报 1 件,总览 2 件。"]


def test_what_differs_from_the_boards_is_said(
    officer: User, bureau: Department
) -> None:
    a_docket(officer, bureau)
    asked = scope(year=TODAY().year)
    Standing.objects.update(state="closed")
    said = against_boards(officer, asked, gather(officer, asked))
    assert "“已办结”:通报 1 件,总览 0 件。" in said


def test_kinds_and_days_of_meetings_are_chosen(
    officer: User, bureau: Department
) -> None:
    standing = make_kind("常务会议")
    a_docket(officer, bureau, meeting={"kind": standing, "title": "常务"})
    a_docket(officer, bureau, meeting={"title": "现场"})
    year, held = TODAY().year, TODAY() - 5 * DAY

    def titles(**more: Any) -> set[str]:
        found = gather(officer, scope(year=year, **more))
        return {meeting.title for meeting in found.meetings.values()}

    assert titles() == {"常务", "现场"}
    assert titles(kinds=("常务会议",)) == {"常务"}
    assert titles(kinds=(NO_KIND,)) == {"现场"}
    assert titles(since=held, until=held) == {"常务", "现场"}
    assert titles(since=held + datetime.timedelta(1)) == set()
