"""The due date that the office's own rules propose where the text gives none."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from meetings.models import MeetingKind
from tracker.charging.defaults import Default, defaults, last_day, pick, told
from tracker.models import DueRule

GRADES = ("A", "B", "C")
STANDING = MeetingKind(pk=1, name="常务会议")


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


HELD = day("2026-09-18")  # a Friday


def rule(count: int = 7, unit: str = "days", **more: Any) -> DueRule:
    return DueRule(count=count, unit=unit, **more)


def proposed(*rules: DueRule, **more: Any) -> dict[str, Default]:
    fields: dict[str, Any] = {
        "kind": STANDING.pk,
        "held_on": HELD,
        "charged_on": HELD,
        "changes": {},
    }
    return defaults(rules, GRADES, **{**fields, **more})


@pytest.mark.parametrize(
    ("unit", "count", "start", "last"),
    [
        ("days", 0, "2026-09-18", "2026-09-18"),  # 13710: the same day
        ("days", 7, "2026-12-28", "2027-01-04"),
        # 2026-09-20 is a Sunday of work; 09-25 to 09-27 and 10-01 to 10-07 rest
        ("working", 1, "2026-09-18", "2026-09-20"),
        ("working", 10, "2026-09-18", "2026-10-09"),
        # 2026-10-10 is a Saturday of work
        ("working", 2, "2026-10-08", "2026-10-10"),
        ("working", 3, "2026-10-08", "2026-10-12"),
        ("months", 1, "2026-01-31", "2026-02-28"),
        ("months", 1, "2026-12-31", "2027-01-31"),
        ("quarters", 1, "2026-11-30", "2027-02-28"),
        ("month_end", 0, "2026-02-28", "2026-02-28"),
        ("month_end", 1, "2026-12-31", "2027-01-31"),
        ("quarter_end", 0, "2026-10-01", "2026-12-31"),
        ("quarter_end", 0, "2026-12-31", "2026-12-31"),
        ("quarter_end", 1, "2026-12-31", "2027-03-31"),
        ("quarter_end", 0, "2026-09-30", "2026-09-30"),
        ("year_end", 0, "2026-12-31", "2026-12-31"),
        ("year_end", 1, "2026-01-01", "2027-12-31"),
    ],
)
def test_each_unit_counts_from_day_0(
    unit: str, count: int, start: str, last: str
) -> None:
    assert last_day(rule(count, unit), day(start), {}) == day(last)


def test_the_rule_that_says_the_most_is_taken() -> None:
    any_of_all = rule(30)
    class_a = rule(15, grade="A")
    of_kind = rule(20, meeting_kind=STANDING)
    both = rule(7, meeting_kind=STANDING, grade="A")
    rows = [any_of_all, class_a, of_kind, both]
    assert pick(rows, STANDING.pk, "A") is both
    assert pick(rows, STANDING.pk, "B") is of_kind
    assert pick(rows[:3], STANDING.pk, "A") is of_kind
    assert pick(rows, 2, "A") is class_a
    assert pick(rows, None, "C") is any_of_all
    assert pick([both], 2, "A") is None


def test_without_a_rule_nothing_is_proposed() -> None:
    assert proposed() == {}
    assert set(proposed(rule(grade="A"))) == {"A"}


def test_the_words_name_the_rule_its_source_and_the_day() -> None:
    basis = "区政府工作规则"
    found = proposed(rule(20, meeting_kind=STANDING, basis=basis))["C"]
    assert found.on == day("2026-10-08")
    assert found.rule == "常务会议:20 天(区政府工作规则)"
    assert "从开会之日起算是 2026 年 10 月 8 日(周四)" in found.words
    assert found.rule in found.reason


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (rule(7), "各类事项:7 天"),
        (rule(5, "working", grade="A"), "A 类:5 个工作日"),
        (rule(0, "month_end"), "各类事项:当月底"),
        (rule(1, "quarter_end"), "各类事项:次季末"),
        (rule(2, "year_end"), "各类事项:2 年后的年底"),
    ],
)
def test_a_rule_says_what_it_is(made: DueRule, words: str) -> None:
    assert str(made) == words


def test_a_rule_counts_from_the_charge_where_it_says_so_or_no_day_is_known() -> None:
    charged = day("2026-09-25")
    by_charge = rule(7, start="charge")
    assert proposed(by_charge, charged_on=charged)["C"].on == day("2026-10-02")
    no_day = proposed(rule(7), held_on=None, charged_on=charged)["C"]
    assert no_day.on == day("2026-10-02")
    assert "从交办之日起算" in no_day.words


@pytest.mark.parametrize(("late", "on"), [(0, "2026-09-25"), (1, None)])
def test_a_day_that_was_past_when_charged_is_told_and_not_proposed(
    late: int, on: str | None
) -> None:
    charged = HELD + datetime.timedelta(days=7 + late)
    found = proposed(rule(7), charged_on=charged)["C"]
    assert found.on == (day(on) if on else None)
    assert ("交办时已过,请定" in found.words) is (on is None)


def test_a_day_of_rest_is_told_and_a_saturday_of_work_is_not() -> None:
    rests = proposed(rule(1))["C"]  # Saturday 2026-09-19
    assert "这一天休息" in rests.words
    works = proposed(rule(2))["C"]  # Sunday 2026-09-20, 调休
    assert "休息" not in works.words
    own = proposed(rule(2), changes={day("2026-09-20"): False})["C"]
    assert "这一天休息" in own.words


def test_a_year_without_a_notice_says_so() -> None:
    held = day("2048-12-25")
    found = proposed(rule(10, "working"), held_on=held, charged_on=held)["C"]
    assert "2049 年放假安排还没有收录,按双休日推算" in found.words
    own = {day("2049-01-01"): False}
    told_more = proposed(
        rule(10, "working"), held_on=held, charged_on=held, changes=own
    )["C"]
    assert "按双休日和本室填的 1 天推算" in told_more.words


def test_one_rule_for_all_is_told_once() -> None:
    assert len(told(proposed(rule()))) == 1
    for_a, others = told(proposed(rule(), rule(3, grade="A")))
    assert for_a.startswith("A 类按默认时限“A 类:3 天”")
    assert others.startswith("B、C 类按默认时限“各类事项:7 天”")
