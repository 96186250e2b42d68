"""Marks and 加减分 reach the score by the rules of the year."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import User

from meetings.models import Department
from tests.factories import make_assignment, make_docket
from tests.merits import make_approved, make_mark
from tests.settling import YEAR, day, make_draft, score_of
from tracker.acts import act
from tracker.recording import Words
from tracker.rulebooks import keeping
from tracker.scoring.presets import preset
from tracker.settling import canonical, sources
from tracker.workflow import Verb

DUE = datetime.date(YEAR, 12, 31)


def test_marks_of_leader_and_office_make_the_lead_items_figure(
    bureau: Department, officer: User, senior: User
) -> None:
    """F-4 of 张掖: leader 90 and office 80 give 85.00."""
    keeping.keep(YEAR, preset("zhangye"), "", senior, 0)
    part = make_assignment(officer, bureau, charged_on=day(-9), due_on=day())
    for verb in (Verb.SIGN_FOR, Verb.REPORT_DONE, Verb.VERIFY, Verb.CLOSE):
        by = officer if verb != Verb.VERIFY else senior
        act(part, verb, by, Words("已办结", channel="phone", happened_on=day(-3)))
    make_mark(part, officer, "leader", 90)
    make_mark(part, officer, "office", 70)
    make_mark(part, officer, "office", 80)
    assert score_of(make_draft(officer), bureau.pk).shown == "85.00"


def test_a_bonus_stands_in_a_line_with_its_basis(
    bureau: Department, officer: User, senior: User
) -> None:
    make_approved(officer, senior, bureau, on=day(), year=YEAR)
    lines = canonical.load_lines(score_of(make_draft(officer), bureau.pk).lines)
    (line,) = [one for one in lines if one.fact and one.fact.kind == "bonus"]
    assert line.given == 2 and "市政府办公室通报" in line.words


def test_an_entry_about_a_docket_counts_by_the_departments_part_in_it(
    bureau: Department, officer: User, senior: User
) -> None:
    docket = make_docket(officer, bureau, charged_on=day(-1), due_on=DUE)
    make_approved(officer, senior, bureau, on=day(), year=YEAR, docket=docket)
    (fact,) = sources.of_merits(YEAR, day())
    assert (fact.code, fact.role, fact.item) == (docket.code, "lead", (docket.pk,))


def test_a_body_that_ended_is_listed_for_its_entry_alone(
    bureau: Department, officer: User, senior: User
) -> None:
    make_approved(officer, senior, bureau, on=day(), year=YEAR)
    Department.objects.filter(pk=bureau.pk).update(valid_to=day(-1))
    assert bureau.pk in {body.id for body in sources.bodies(YEAR, day())}
    assert score_of(make_draft(officer), bureau.pk).count
