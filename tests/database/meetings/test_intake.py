"""Intake: everything of a source or nothing, once, with words for every refusal."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User

from meetings import intake as intake_module
from meetings.intake import intake
from meetings.models import (
    Directive,
    Edit,
    Meeting,
    MeetingKind,
    Passage,
    Person,
    Post,
    Source,
    Tenure,
)
from meetings.models.records import Origin, RecordState
from tests.database.meetings.pages import DAY, PAGE
from tests.factories import make_department

from .taking import take

pytestmark = pytest.mark.django_db


def test_a_page_becomes_a_source_a_reading_and_proposals(officer: User) -> None:
    taken = take(publication="澄湖日报", by=officer)
    meeting = Meeting.objects.get()
    assert meeting.state == RecordState.PROPOSED
    assert (meeting.origin, meeting.reading) == (Origin.READ, taken.reading)
    assert meeting.held_on == datetime.date(2026, 9, 18)
    assert (meeting.organ, meeting.ordinal, meeting.year) == ("区政府", 9, 2026)
    assert meeting.kind == MeetingKind.objects.get(name="常务会议")
    assert meeting.chairs == ["霍启明"]
    edit = Edit.objects.get()
    assert (edit.verb, edit.source, edit.by) == ("read", taken.source, officer)


def test_items_stand_in_order_with_their_demands_and_their_words() -> None:
    take()
    rows = Directive.objects.order_by("order")
    numbered = [row for row in rows if row.number]
    assert [row.number for row in numbered] == [1, 2]
    assert {row.state for row in rows} == {"proposed"}
    first = numbered[0]
    passages = Passage.objects.quoted().filter(directive=first)
    words = "".join(str(vars(passage)["words"]) for passage in passages)
    assert words.startswith("抓好防汛值守。区水务局")
    inner = [row for row in rows if row.parent_id == first.pk]
    assert all(row.number is None and row.text in first.text for row in inner)
    due = next(row for row in rows if row.deadline_text)
    assert due.deadline_on == datetime.date(2026, 10, 31)


def test_a_body_is_resolved_by_the_register_and_kept_as_printed() -> None:
    water = make_department("澄湖区水务局")
    water.aliases.create(name="区水务局")
    take()
    mentions = {
        mention.name: mention.department
        for row in Directive.objects.all()
        for mention in row.mentions.all()
    }
    assert mentions["区水务局"] == water
    assert mentions["区城管局"] is None


def test_a_person_is_known_only_without_doubt() -> None:
    post = Post.objects.create(title="区长")
    one = Person.objects.create(name="霍启明")
    Tenure.objects.create(post=post, person=one, valid_from=DAY.replace(year=2024))
    for _ in range(2):
        twin = Person.objects.create(name="纪方舟")
        Tenure.objects.create(post=post, person=twin)
    past = Person.objects.create(name="万里")
    Tenure.objects.create(post=post, person=past, valid_to=DAY.replace(year=2025))
    take()
    known = {a.name: a.person for a in Meeting.objects.get().attendances.all()}
    assert known == {"霍启明": one, "纪方舟": None, "万里": None}


def test_the_same_text_again_changes_nothing() -> None:
    first = take()
    again = intake(
        PAGE.replace("\n", "\r\n").encode("gb18030"),
        file_name="a.txt",
        publication="别",
    )
    assert (again.source, again.created) == (first.source, False)
    assert again.counts == first.counts
    assert Source.objects.get().publication == ""
    assert Meeting.objects.count() == Edit.objects.count() == 1


def test_the_same_text_from_two_at_once_is_stored_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = take()
    looks = iter([None])
    real = intake_module._known
    monkeypatch.setattr(
        intake_module, "_known", lambda digest: next(looks, real(digest))
    )
    assert (take().source, take().created) == (first.source, False)


def test_the_bytes_stay_as_they_came() -> None:
    data = PAGE.encode("gb18030")
    source = intake(data, published_on=DAY).source
    source.refresh_from_db()
    assert bytes(source.original.data) == data
    assert (source.text, source.encoding) == (PAGE, "gb18030")
