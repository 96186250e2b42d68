"""Splitting a directive in two, and merging two into one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from meetings import proofreading
from meetings.extraction.clean import clean
from meetings.models import Directive, Edit, Source
from meetings.proofreading import merge, split
from meetings.refusals import Locked, Refused, Stale
from tests.database.meetings.proposals import last, proposed
from tests.factories import make_directive

SECOND = "区应急管理局要配合区水务局备足物资"


def printed(row: Directive) -> str:
    """What stands at its passages."""
    words = [p.source.text[p.start : p.end] for p in row.passages.all()]
    return clean("".join(words))


def second_of(row: Directive) -> Directive:
    return Directive.objects.filter(pk__gt=row.pk).latest("pk")


@pytest.fixture
def heating(source: Source) -> Directive:
    """The second item, its demands taken out: one text of two sentences."""
    item = Directive.objects.get(number=2)
    for row in item.children.all():
        row.mentions.all().delete()
        row.delete()
    return item


def test_each_half_keeps_its_words_in_the_source(
    heating: Directive, officer: User
) -> None:
    edit = split(heating, officer, heating.text.index("区城管局"))
    heating.refresh_from_db()
    new = second_of(heating)
    assert (heating.text, heating.number) == ("保障群众温暖过冬", 2)
    assert new.text.startswith("区城管局要在10月31日前") and new.number is None
    assert [printed(row) for row in (heating, new)] == [heating.text, new.text]
    assert edit.verb == Edit.Verb.SPLIT


def test_bodies_and_deadline_go_where_their_words_stand(
    heating: Directive, officer: User
) -> None:
    heating.mentions.create(name="群众", order=9)
    assert heating.deadline_text == "10月31日前"
    split(heating, officer, heating.text.index("区城管局"))
    heating.refresh_from_db()
    new = second_of(heating)
    assert [m.name for m in heating.mentions.all()] == ["群众"]
    assert [m.name for m in new.mentions.all()] == ["区城管局"]
    assert (heating.deadline_text, heating.deadline_on) == ("", None)
    assert (new.deadline_text, str(new.deadline_on)) == ("10月31日前", "2026-10-31")


def test_a_deadline_of_the_other_half_is_read(officer: User) -> None:
    row = proposed(text="区水务局9月底前查完堤坝。区城管局10月底前换完管网")
    row.deadline_text, row.deadline_on = "9月底前", "2026-09-30"
    row.save()
    split(row, officer, row.text.index("区城管局"))
    new = second_of(row)
    assert (new.deadline_text, str(new.deadline_on)) == ("10月底前", "2026-10-31")


def test_a_marker_gives_the_second_half_its_number(officer: User) -> None:
    row = proposed(text="抓好防汛值守;二是备足抢险物资")
    split(row, officer, row.text.index("二是"))
    assert (second_of(row).number, second_of(row).text) == (2, "备足抢险物资")


def test_the_new_item_stands_right_behind_and_takes_its_demands(
    source: Source, first: Directive, officer: User
) -> None:
    split(first, officer, first.text.index("区水务局要"))
    tops = Directive.objects.filter(parent=None).order_by("order", "pk")
    assert [row.text[:4] for row in tops] == ["抓好防汛", "区水务局", "保障群众"]
    new = tops[1]
    assert [row.parent_id for row in Directive.objects.filter(text=SECOND)] == [new.pk]
    assert not first.children.exists()


def test_a_demand_that_is_the_whole_second_half_becomes_the_item(
    first: Directive, officer: User
) -> None:
    inner = Directive.objects.get(text=SECOND)
    before = Directive.objects.count()
    split(first, officer, first.text.index(SECOND))
    inner.refresh_from_db()
    assert inner.parent is None and Directive.objects.count() == before
    assert inner.mentions.all()[0].name == "区应急管理局"


@pytest.mark.parametrize("at", [0, 999])
def test_nothing_is_split_off_at_an_end(
    item: Directive, officer: User, at: int
) -> None:
    with pytest.raises(ValidationError, match="两句话之间"):
        split(item, officer, at)
    assert not Edit.objects.exists()


def test_two_become_one_with_all_that_they_had(
    source: Source, first: Directive, officer: User
) -> None:
    other = Directive.objects.get(number=2)
    first.mentions.create(name="区城管局", order=5)
    inner = [*first.children.all(), *other.children.all()]
    words = other.text
    assert other.mentions.filter(name="区城管局").exists()
    merge(first, officer)
    first.refresh_from_db()
    assert first.text.endswith(words) and "。" in first.text
    assert printed(first) == first.text
    assert {row.pk for row in first.children.all()} == {row.pk for row in inner}
    names = [m.name for m in first.mentions.all()]
    assert len(names) == len(set(names)) and "区城管局" in names
    assert not Directive.objects.filter(pk=other.pk).exists()


def test_the_deadline_of_the_second_fills_an_empty_one(officer: User) -> None:
    row = proposed()
    proposed(meeting=row.meeting, deadline_text="3月底前", deadline_on="2026-03-31")
    merge(row, officer)
    row.refresh_from_db()
    assert str(row.deadline_on) == "2026-03-31"


def test_what_was_not_confirmed_makes_the_whole_wait(officer: User) -> None:
    row = make_directive()
    proposed(meeting=row.meeting)
    merge(row, officer)
    row.refresh_from_db()
    assert row.state == "proposed"


def test_the_last_has_nothing_to_merge_with(item: Directive, officer: User) -> None:
    rejected = proposed(meeting=item.meeting)
    proofreading.reject(rejected, officer)
    with pytest.raises(Refused, match="后面没有"):
        merge(item, officer)


def test_a_locked_directive_is_neither_split_nor_merged(officer: User) -> None:
    first = make_directive()
    second = make_directive(first.meeting)
    proofreading.lock(second, officer)
    acts: list[Callable[[], object]] = [
        lambda: merge(first, officer),
        lambda: split(second, officer, 4),
        lambda: merge(second, officer),
    ]
    for act in acts:
        with pytest.raises(Refused, match=r"勘误|后面没有"):
            act()
    with pytest.raises(Locked):
        split(second, officer, 4)


def test_who_saw_an_older_text_does_not_cut_the_new_one(
    item: Directive, officer: User, senior: User
) -> None:
    seen = last(item)
    proofreading.change(item, senior, {"text": "一句话。又一句话"})
    with pytest.raises(Stale, match="顾清如"):
        split(item, officer, 4, seen)
    with pytest.raises(Stale):
        proposed(meeting=item.meeting)
        merge(item, officer, seen)
