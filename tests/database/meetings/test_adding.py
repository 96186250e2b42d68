"""What the reader missed, added from words of the source; fields filled from them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from meetings import proofreading
from meetings.extraction.clean import clean
from meetings.intake import intake
from meetings.models import Department, Directive, Meeting, Source
from meetings.proofreading import (
    add_directive,
    add_meetings,
    add_people,
    add_text,
    fill,
    fill_meeting,
    undo,
)
from meetings.refusals import Locked, Refused
from tests.database.meetings.pages import DAY, PAGE
from tests.database.meetings.proposals import done, proposed
from tests.factories import make_department, make_directive, make_meeting, make_source

EXTRA = """\
另外,区财政局要在9月25日前拨付防汛经费。

区委召开秋收推进会
9月17日上午,区委书记沈砚秋主持召开秋收推进会,陆明远出席。
会议要求,一要抢抓农时。区农业农村局要组织好农机。二要守住底线。区市场监管局要查处坑农行为。
"""


@pytest.fixture
def water(db: None) -> Department:
    return make_department("澄湖区财政局")


@pytest.fixture
def long(water: Department) -> Source:
    water.aliases.create(name="区财政局")
    return intake((PAGE + "\n" + EXTRA).encode(), published_on=DAY).source


def span(source: Source, words: str) -> tuple[int, int]:
    at = source.text.index(words)
    return at, at + len(words)


def meeting(source: Source) -> Meeting:
    return Meeting.objects.filter(reading__source=source).earliest("pk")


def test_a_selection_becomes_a_directive_with_bodies_and_deadline(
    long: Source, water: Department, officer: User
) -> None:
    Directive.objects.filter(text__contains="拨付").delete()
    words = "区财政局要在9月25日前拨付防汛经费"
    add_directive(meeting(long), officer, long, *span(long, words))
    row = Directive.objects.latest("pk")
    assert (row.text, row.origin, row.state) == (words, "typed", "proposed")
    assert (row.deadline_text, str(row.deadline_on)) == ("9月25日前", "2026-09-25")
    assert [(m.name, m.department) for m in row.mentions.all()] == [("区财政局", water)]
    passage = row.passages.get()
    assert clean(long.text[passage.start : passage.end]) == words


def test_it_stands_where_the_text_has_it(
    source: Source, first: Directive, officer: User
) -> None:
    where = span(source, "区应急管理局要配合区水务局备足物资")
    add_directive(first.meeting, officer, source, *where)
    tops = Directive.objects.filter(parent=None).order_by("order", "pk")
    assert [row.number for row in tops] == [1, None, 2]
    add_directive(first.meeting, officer, source, *where, item=first)
    assert [row.text for row in first.children.order_by("order", "pk")][-1] == (
        tops[1].text
    )


def test_a_marker_in_the_selection_is_the_number(
    source: Source, first: Directive, officer: User
) -> None:
    where = span(source, "二要保障群众温暖过冬")
    add_directive(first.meeting, officer, source, *where)
    row = Directive.objects.latest("pk")
    assert (row.number, row.text) == (2, "保障群众温暖过冬")


def test_an_empty_selection_and_a_locked_item_are_refused(
    source: Source, first: Directive, officer: User
) -> None:
    blank = span(source, "\n\n")
    with pytest.raises(ValidationError, match="没有文字"):
        add_directive(first.meeting, officer, source, *blank)
    proofreading.lock(first, officer)
    with pytest.raises(Locked):
        add_directive(first.meeting, officer, source, 0, 9, item=first)
    with pytest.raises(Refused, match="请先恢复会议"):
        add_directive(make_meeting(state="rejected"), officer, source, 0, 9)


def test_a_meeting_that_was_missed_is_read_from_the_selection(
    officer: User,
) -> None:
    source = intake(PAGE.encode(), published_on=DAY).source
    text = PAGE + "\n" + EXTRA
    Source.objects.filter(pk=source.pk).update(text=text)
    source.refresh_from_db()
    edit = add_meetings(source, officer, text.index("区委召开"), len(text))
    made = Meeting.objects.latest("pk")
    assert (made.title, str(made.held_on)) == ("区委召开秋收推进会", "2026-09-17")
    assert made.chairs == ["沈砚秋"] and made.origin == "typed"
    numbers = made.directives.filter(parent=None).values_list("number", flat=True)
    assert list(numbers) == [1, 2]
    for row in made.directives.all():
        words = [text[p.start : p.end] for p in row.passages.all()]
        assert clean("".join(words)) == row.text
    undo(edit, officer)
    made.refresh_from_db()
    assert made.state == "rejected" and not made.directives.exists()


def test_a_title_alone_makes_a_meeting_without_directives(
    source: Source, officer: User
) -> None:
    add_meetings(source, officer, *span(source, "图为会议现场"))
    made = Meeting.objects.latest("pk")
    assert (made.title, made.directives.count()) == ("图为会议现场", 0)


@pytest.mark.parametrize(
    "pasted",
    [
        "区委书记沈砚秋、副区长 陆明远,顾清如",
        "沈砚秋区委书记\n陆明远(副区长)\n顾清如",
        "出席:区委书记沈砚秋、副区长陆明远、顾清如",
    ],
)
def test_a_pasted_list_of_names_gives_people_with_posts(
    item: Directive, officer: User, pasted: str
) -> None:
    add_people(item.meeting, officer, pasted, "attend")
    rows = item.meeting.attendances.values_list("name", "post", "role")
    assert list(rows) == [
        ("沈砚秋", "区委书记", "attend"),
        ("陆明远", "副区长", "attend"),
        ("顾清如", "", "attend"),
    ]
    with pytest.raises(ValidationError, match="没有读出新的姓名"):
        add_people(item.meeting, officer, pasted, "attend")


def test_pasted_directives_are_read_at_once(
    item: Directive, water: Department, officer: User
) -> None:
    text = (
        "一是抓好经费保障。澄湖区财政局要在9月25日前拨付;各镇街要专款专用。"
        "二是加强值守。"
    )
    edit = add_text(item.meeting, officer, text)
    tops = list(Directive.objects.filter(parent=None, origin="typed").order_by("pk"))
    assert [row.number for row in tops[-2:]] == [1, 2]
    inner = Directive.objects.filter(parent=tops[-2])
    assert [str(row.deadline_on) for row in inner] == ["2026-09-25", "None"]
    undo(edit, officer)
    assert Directive.objects.get() == item


def test_fields_are_filled_from_the_source(
    source: Source, first: Directive, officer: User
) -> None:
    row = first.meeting
    fill_meeting(
        row, officer, source, span(source, "区政府召开第九次常务会议"), "title"
    )
    fill_meeting(row, officer, source, span(source, "9月18日下午"), "held_on")
    fill_meeting(row, officer, source, span(source, "会议现场"), "venue")
    fill_meeting(row, officer, source, span(source, "温岚"), "chair")
    row.refresh_from_db()
    assert (row.title, row.venue) == ("区政府召开第九次常务会议", "会议现场")
    assert str(row.held_on) == "2026-09-18" and "温岚" in row.chairs
    where = span(source, "10月31日前")
    fill(first, officer, source, where, "deadline_text")
    fill(first, officer, source, span(source, "区城管局"), "body")
    first.refresh_from_db()
    assert str(first.deadline_on) == "2026-10-31"
    assert "区城管局" in [m.name for m in first.mentions.all()]


def test_a_new_text_brings_its_passages(
    source: Source, first: Directive, officer: User
) -> None:
    where = span(source, "区水务局要对沿湖堤坝逐段排查")
    edit = done(fill(first, officer, source, where, "text"))
    first.refresh_from_db()
    assert first.text == "区水务局要对沿湖堤坝逐段排查"
    assert [(p.start, p.end) for p in first.passages.all()] == [where]
    undo(edit, officer)
    assert first.passages.count() == 1


def test_what_no_field_can_hold_is_said(
    source: Source, first: Directive, officer: User
) -> None:
    with pytest.raises(ValidationError, match="没有读出日期"):
        fill_meeting(first.meeting, officer, source, span(source, "温岚"), "held_on")
    acts: list[Callable[[], object]] = [
        lambda: fill_meeting(first.meeting, officer, source, (0, 5), "state"),
        lambda: fill(first, officer, source, (0, 5), "state"),
    ]
    for act in acts:
        with pytest.raises(Refused, match="请直接输入"):
            act()
    locked = make_directive()
    proofreading.lock(locked, officer)
    with pytest.raises(Locked):
        fill(locked, officer, make_source(), (0, 4), "text")
    with pytest.raises(ValidationError, match="没有文字"):
        fill(proposed(), officer, source, span(source, "\n\n"), "text")
