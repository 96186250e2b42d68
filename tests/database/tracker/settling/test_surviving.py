"""A frozen version stays what it was, whatever is changed afterwards; one test each."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from meetings import readings, rereading
from meetings.models import Department, Source
from tests.database.bodies import make_desk, make_stranger
from tests.database.meetings.conftest import source
from tests.factories import make_department
from tests.ledgers import make_entry, taken
from tests.merits import make_approved
from tests.settling import YEAR, day, make_frozen, score_of
from tracker.acts import act
from tracker.bodies import succession
from tracker.models import Assignment, CalendarDay, Office, Settlement
from tracker.posts.handing_over import Asked, hand_over
from tracker.recording import Words
from tracker.rulebooks import keeping
from tracker.scoring.presets import preset
from tracker.settling import proving
from tracker.workflow import State, Verb

__all__ = ["source"]


@pytest.fixture
def frozen(late: Assignment, senior: User) -> Settlement:
    return make_frozen(senior)


def untouched(frozen: Settlement) -> None:
    """Every stored word and figure is as it was, and proves itself."""
    head, scores = frozen.head, list(frozen.scores.values())
    again = Settlement.objects.get(pk=frozen.pk)
    assert again.head == head and list(again.scores.values()) == scores
    assert proving.faults(again) == []


def test_a_fresh_one_proves_itself_and_agrees_with_today(frozen: Settlement) -> None:
    untouched(frozen)
    assert proving.live(frozen) == ([], [])


def test_it_survives_reading_a_source_again(
    source: Source, late: Assignment, officer: User, senior: User
) -> None:
    frozen = make_frozen(senior)
    rereading.redate(source, officer, "澄湖晚报", source.published_on.replace(2025))
    readings.read(source, officer)
    found = rereading.difference(source)
    assert found is not None and found.open
    rereading.apply(source, officer, found.new.pk, [line.key for line in found.open])
    untouched(frozen)


def test_it_survives_the_import_of_an_old_ledger(
    frozen: Settlement, bureau: Department, officer: User
) -> None:
    """What the ledger tells of the year was not known when it was settled."""
    first = day().replace(month=1, day=1)
    days: dict[str, Any] = dict.fromkeys(("held_on", "closed_on", "due_on"), first)
    taken([make_entry(bureau, state=State.CLOSED, **days)], officer)
    untouched(frozen)


def test_it_survives_renaming_a_department(
    frozen: Settlement, bureau: Department, officer: User
) -> None:
    name = bureau.name
    succession.rename(bureau, "澄湖区城乡建设局", day(), "", officer)
    untouched(frozen)
    assert score_of(frozen, bureau.pk).name == name
    moved, why = proving.live(frozen)
    assert moved == [] and why == [f"{name}的名称改为 澄湖区城乡建设局。"]


def test_it_survives_merging_a_department(
    frozen: Settlement, bureau: Department, officer: User
) -> None:
    into = make_department("澄湖区城市更新局")
    succession.merge(bureau, into, day(), "", officer)
    untouched(frozen)
    assert score_of(frozen, bureau.pk).name == "澄湖区住房和城乡建设局"


def test_it_survives_another_holder_of_a_post(
    frozen: Settlement, bureau: Department, officer: User
) -> None:
    post, _ = make_desk(bureau)
    holder = post.tenures.get()
    to = Asked(post, holder, "新来", timezone.localdate(), account=make_stranger())
    hand_over(to, officer)
    untouched(frozen)
    assert proving.live(frozen) == ([], [])


def test_it_survives_a_change_of_the_calendar(frozen: Settlement) -> None:
    monday = day().replace(month=3, day=2)
    CalendarDay.objects.create(day=monday, is_working=monday.weekday() > 4)
    untouched(frozen)
    assert any("工作日历改过" in why for why in proving.live(frozen)[1])


def test_it_survives_a_change_of_the_settings(frozen: Settlement) -> None:
    office = Office.present()
    office.soon_days = 3
    office.save()
    untouched(frozen)
    assert proving.live(frozen)[1] == ["本室设置改过。"]


def test_it_survives_other_rules(frozen: Settlement, senior: User) -> None:
    keeping.keep(YEAR, preset("jiamusi"), "改按佳木斯办法", senior, 0)
    untouched(frozen)
    moved, why = proving.live(frozen)
    assert moved and why == ["计分规则改过。"]


def test_it_survives_events_dated_back(
    frozen: Settlement, late: Assignment, officer: User, senior: User
) -> None:
    for verb, by in (
        (Verb.SIGN_FOR, officer),
        (Verb.REPORT_DONE, officer),
        (Verb.RETURN, senior),
    ):
        act(late, verb, by, Words("补记", channel="phone", happened_on=day(-30)))
    untouched(frozen)
    assert "是以后记录的" in "".join(proving.live(frozen)[1])


def test_it_survives_an_entry_of_bonus_approved_later(
    frozen: Settlement, bureau: Department, officer: User, senior: User
) -> None:
    make_approved(officer, senior, bureau, on=day(-30), year=YEAR)
    untouched(frozen)
    moved, why = proving.live(frozen)
    assert moved and why
