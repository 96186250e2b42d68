"""The same meeting told twice: found, shown side by side, joined, taken apart again."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings import proofreading
from meetings.models import Edit, Meeting, Twin
from meetings.models.records import RecordState
from meetings.refusals import Locked, Refused
from meetings.retold import alignment, joining
from tests.database.meetings.proposals import CONFIRMED, REJECTED, done
from tests.database.meetings.twin_pages import (
    AGAIN,
    FIRST,
    OTHER_MEETING,
    OTHER_PAPER,
    take,
    take_again,
)
from tests.factories import make_kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def first() -> Meeting:
    return take(FIRST)


@pytest.fixture
def other(first: Meeting) -> Meeting:
    return take(OTHER_PAPER)


def same_of(kept: Meeting, joined: Meeting) -> dict[int, int]:
    lines = alignment.sides(kept, joined)
    return {s.joined.pk: s.kept.pk for s in lines if s.kept and s.joined}


def texts(meeting: Meeting) -> list[str]:
    rows = meeting.directives.exclude(state=REJECTED).filter(parent=None)
    return [row.text[:8] for row in rows.order_by("order")]


def test_another_paper_tells_the_same_meeting(first: Meeting, other: Meeting) -> None:
    twin = Twin.objects.get()
    assert (twin.meeting, twin.other) == (other, first)
    assert twin.score > 0.5


def test_meetings_that_different_people_chaired_are_no_twins(first: Meeting) -> None:
    take(OTHER_PAPER.replace("区长霍启明主持", "副区长纪方舟主持"))
    assert not Twin.objects.exists()


def test_another_meeting_of_the_same_people_and_morning_is_no_twin(
    first: Meeting,
) -> None:
    take(OTHER_MEETING)
    assert not Twin.objects.exists()


def test_the_same_words_a_month_later_are_no_twin(first: Meeting) -> None:
    take_again()
    assert not Twin.objects.exists()


def test_two_articles_of_one_page_are_found_too() -> None:
    from_one_page = FIRST + "\n\n" + OTHER_PAPER
    with pytest.raises(Meeting.MultipleObjectsReturned):
        take(from_one_page)
    assert Twin.objects.count() == 1


def test_the_same_ordinal_is_the_same_meeting_whatever_the_words(
    first: Meeting,
) -> None:
    numbered = {"organ": "区政府", "kind": make_kind(), "ordinal": 9}
    Meeting.objects.filter(pk=first.pk).update(**numbered)
    later = FIRST.replace("防汛", "扫雪").replace("召开", "召开第九次常务会议,部署")
    assert Twin.objects.filter(meeting=take(later)).get().score == 1


def test_the_lines_stand_side_by_side(first: Meeting, other: Meeting) -> None:
    numbers = [
        (s.kept and s.kept.number, s.joined and s.joined.number)
        for s in alignment.sides(first, other)
    ]
    assert numbers == [(1, 1), (2, None), (3, 2), (None, 3)]


def test_joining_adds_passages_people_and_what_was_lacking(
    first: Meeting, other: Meeting, officer: User
) -> None:
    places = first.directives.get(number=1).passages.count()
    joining.join(first, other, same_of(first, other), officer)
    other.refresh_from_db()
    assert (other.state, other.joined_to) == (REJECTED, first)
    assert texts(first) == [
        "全面排查沿河堤坝",
        "备足防汛抢险物资",
        "加强雨情水情监测",
        "严肃值班纪律,领",
    ]
    row = first.directives.exclude(state=REJECTED).get(number=1)
    assert row.passages.count() == places * 2
    assert len({p.source_id for p in first.passages.all()}) == 2
    assert "纪晓芙" in [a.name for a in first.attendances.all()]
    assert not Twin.objects.open().exists()


def test_undo_takes_the_two_apart_again(
    first: Meeting, other: Meeting, officer: User
) -> None:
    before = [texts(first), texts(other), first.passages.count()]
    edit = done(joining.join(first, other, same_of(first, other), officer))
    proofreading.undo(edit, officer)
    other.refresh_from_db()
    assert [texts(first), texts(other), first.passages.count()] == before
    assert (other.state, other.joined_to) == (RecordState.PROPOSED, None)
    assert Twin.objects.open().count() == 1


def test_the_confirmed_or_docketed_one_stays(
    first: Meeting, other: Meeting, officer: User
) -> None:
    assert alignment.stays(first, other) == alignment.stays(other, first) == first
    proofreading.confirm_meeting(other, officer)
    other.refresh_from_db()
    assert alignment.stays(first, other) == other


def test_a_meeting_with_docketed_directives_is_not_joined_to_another(
    first: Meeting, other: Meeting, officer: User
) -> None:
    proofreading.confirm_meeting(other, officer)
    row = other.directives.get(number=1)
    proofreading.lock(row, officer)
    with pytest.raises(Locked, match="只能把另一场并进来"):
        joining.join(first, other, {}, officer)
    joining.join(other, first, {}, officer)
    first.refresh_from_db()
    assert first.joined_to == other


def test_what_was_joined_meanwhile_is_refused(
    first: Meeting, other: Meeting, officer: User
) -> None:
    joining.join(first, other, {}, officer)
    with pytest.raises(Refused, match="刷新"):
        joining.join(first, other, {}, officer)


def test_two_meetings_said_to_be_two_are_offered_no_more(
    first: Meeting, other: Meeting, page: Client
) -> None:
    twin = Twin.objects.get()
    answer = page.post(reverse("twin-part", args=[twin.pk]), follow=True)
    assert "两场不同的会议" in answer.content.decode()
    assert "可能是同一场" not in answer.content.decode()
    assert Edit.objects.filter(verb=Edit.Verb.PART).count() == 1


def test_the_desk_offers_and_the_page_joins(
    first: Meeting, other: Meeting, page: Client
) -> None:
    assert other.reading is not None
    desk = reverse("desk", args=[other.reading.source_id])
    twin = Twin.objects.get()
    assert "可能是同一场" in page.get(desk).content.decode()
    shown = page.get(reverse("twin", args=[twin.pk])).content.decode()
    assert first.title in shown and other.title in shown
    same = [f"{a}:{b}" for a, b in same_of(first, other).items()]
    page.post(reverse("twin-join", args=[twin.pk]), {"same": same})
    other.refresh_from_db()
    assert other.joined_to == first
    assert "已并入" in page.get(desk).content.decode()


def test_the_meeting_page_shows_both_sources(
    first: Meeting, other: Meeting, officer: User, page: Client
) -> None:
    proofreading.confirm_meeting(first, officer)
    joining.join(first, other, same_of(first, other), officer)
    shown = page.get(reverse("meeting-detail", args=[first.pk])).content.decode()
    assert shown.count("校核台") == 2
    first.refresh_from_db()
    assert first.state == CONFIRMED


def test_a_later_meeting_is_read_all_the_same() -> None:
    assert take(AGAIN.replace("10月20日", "9月25日")).directives.exists()


def test_a_short_report_is_known_by_headline_day_and_chair() -> None:
    short = (
        "区政府召开绿道建设专题会议 部署近期工作\n\n9月18日下午,副区长万里主持召开"
        "绿道建设专题会议。\n\n万里强调,一要摸清底数;二要压实责任。\n"
    )
    take(short)
    take(short.replace("近期", "下一步") + "会议还研究了其他事项。\n")
    assert Twin.objects.count() == 1
