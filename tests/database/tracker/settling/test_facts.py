"""The facts of a year: dates met and missed, reports owed, what was taken back."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User

from meetings.models import Department
from tests.database.tracker.inspections.looking import look
from tests.database.tracker.settling.lives import (
    CUTOFF,
    charged,
    closed,
    day,
    done,
    facts,
    kinds,
)
from tests.factories import make_department
from tracker import acts
from tracker.models import Event
from tracker.recording import Words
from tracker.rhythm import Interval
from tracker.scoring import score
from tracker.scoring.presets import preset
from tracker.settling.bodies import bodies_at
from tracker.workflow import Kind, Verb


def test_what_was_never_finished_counts_without_any_event(
    officer: User, bureau: Department
) -> None:
    charged(officer, bureau)
    (overdue,) = (fact for fact in facts() if fact.kind == "overdue")
    assert overdue.amount == 123
    assert (overdue.role, overdue.event) == ("lead", None)
    assert overdue.text == "时限 2026-06-30,逾期 123 天未办结"
    (found,) = score(preset("default"), facts(), bodies_at(CUTOFF)).bodies
    assert found.shown == "95.0"


@pytest.mark.parametrize(
    ("claimed", "kind", "amount"),
    [(day(6, 20), "on_time", 10), (day(6, 30), "on_time", 0), (day(7, 3), "late", 3)],
)
def test_the_claim_that_was_accepted_decides(
    claimed: datetime.date,
    kind: str,
    amount: int,
    officer: User,
    senior: User,
    bureau: Department,
) -> None:
    closed(charged(officer, bureau), officer, senior, claimed)
    item, outcome = sorted(facts(), key=lambda fact: fact.kind != "item")
    assert (item.kind, outcome.kind) == ("item", kind)
    assert outcome.amount == amount


def test_a_returned_claim_leaves_the_clock_running(
    officer: User, senior: User, bureau: Department
) -> None:
    part = charged(officer, bureau)
    done(part, Verb.REPORT_DONE, officer, day(6, 20))
    done(part, Verb.RETURN, senior, day(6, 21))
    assert kinds() == ["item", "overdue", "returned"]


def test_a_claim_in_time_that_nobody_has_verified_is_not_judged(
    officer: User, bureau: Department
) -> None:
    done(charged(officer, bureau), Verb.REPORT_DONE, officer, day(6, 20))
    assert kinds() == ["waiting"]


def test_what_is_due_on_the_cut_off_is_missed_when_the_day_is_over(
    officer: User, bureau: Department
) -> None:
    charged(officer, bureau)
    assert kinds(cutoff=day(6, 29)) == ["open"]
    assert kinds(cutoff=day(6, 30)) == ["item", "overdue"]


def test_an_approved_extension_moves_the_date(
    officer: User, senior: User, bureau: Department
) -> None:
    part = charged(officer, bureau)
    done(part, Verb.ASK_EXTENSION, officer, day(6, 1), due_on=day(9, 30))
    done(part, Verb.EXTEND, senior, day(6, 2), due_on=day(9, 30))
    closed(part, officer, senior, day(9, 1))
    assert kinds() == ["extended", "item", "on_time"]


def test_what_is_on_hold_leaves_the_count(
    officer: User, senior: User, bureau: Department
) -> None:
    part = charged(officer, bureau)
    done(part, Verb.HOLD, senior, day(5, 1))
    assert kinds() == ["held"]


def test_what_is_only_to_be_read_or_was_withdrawn_is_no_fact(
    officer: User, senior: User, bureau: Department
) -> None:
    charged(officer, bureau, kind=Kind.INFORMATION, due_on=None)
    part = charged(officer, bureau)
    done(part, Verb.REPORT_DONE, officer, day(6, 20))
    done(part, Verb.RETURN, senior, day(6, 21))
    acts.act(part, Verb.WITHDRAW, senior, Words("撤销", happened_on=day(6, 22)))
    assert kinds() == []


def test_a_corrected_pair_is_ignored(
    officer: User, senior: User, bureau: Department
) -> None:
    part = charged(officer, bureau)
    done(part, Verb.REPORT_DONE, officer, day(6, 20))
    wrong = done(part, Verb.RETURN, senior, day(6, 21))
    known = Event.objects.latest("pk").pk
    acts.correct(wrong, senior, "点错了")
    assert kinds() == ["waiting"]
    assert kinds(last=known) == ["item", "overdue", "returned"]


def test_what_happened_after_the_cut_off_is_not_known(
    officer: User, senior: User, bureau: Department
) -> None:
    closed(charged(officer, bureau), officer, senior, day(7, 20))
    assert kinds(cutoff=day(7, 10)) == ["item", "overdue"]


def test_reports_are_met_late_or_missed(officer: User, bureau: Department) -> None:
    part = charged(officer, bureau, interval=Interval.MONTH, due_on=None)
    done(part, Verb.REPORT, officer, day(3, 31))  # owed by the 1st of April
    done(part, Verb.REPORT, officer, day(5, 20))  # by the 30th
    found = {fact.kind: fact for fact in facts(cutoff=day(7, 1))}
    assert sorted(found) == ["open", "report_late", "report_met", "report_missed"]
    assert found["report_late"].event == Event.objects.latest("pk").pk
    assert found["report_late"].amount == 20
    assert found["report_missed"].text.endswith("至今未报")


def test_roles_and_classes_come_along(officer: User, bureau: Department) -> None:
    charged(officer, bureau, grade="A", support=[make_department()])
    found = {(f.role, f.grade) for f in facts() if f.kind == "overdue"}
    assert found == {("lead", "A"), ("support", "A")}


def test_a_look_that_found_it_untrue_is_a_fact_of_the_lead(
    officer: User, bureau: Department
) -> None:
    part = charged(officer, bureau)
    look(part.docket, officer, on=day(7, 1), result="false")
    (found,) = (fact for fact in facts() if fact.kind == "false")
    assert (found.department, found.day) == (bureau.pk, day(7, 1))


def test_bodies_follow_each_other_in_protocol_order(officer: User) -> None:
    last, first = make_department(order=9), make_department(order=2)
    for body in (last, first, last):
        charged(officer, body)
    order = [fact.department for fact in facts()]
    assert order == [first.pk] * 2 + [last.pk] * 4
