"""What each step of the ladder leaves, and what takes it back."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from meetings.models import Department, Person, Post
from tests.factories import make_department
from tests.ladder import DAY, give, make_late
from tracker import replay
from tracker.acts import correct
from tracker.ladder import Form
from tracker.models import Assignment, Notice
from tracker.workflow import NotAllowed


@pytest.fixture
def late(officer: User, bureau: Department) -> Assignment:
    return make_late(officer, bureau)


def fresh(part: Assignment) -> Assignment:
    return Assignment.objects.select_related("docket", "department").get(pk=part.pk)


def test_a_slip_has_its_number_and_says_when_what_was_due(
    late: Assignment, officer: User
) -> None:
    slip = give(late, Form.SLIP, officer)
    year = timezone.localdate().year
    assert slip.code == f"督单〔{year}〕001号"
    assert slip.event.reason == slip.text and "已逾期 2 天" in slip.text
    assert (slip.due_on, slip.days_late) == (late.effective_due, 2)
    assert fresh(late).slips == 1
    assert list(replay.differences()) == []


def test_words_and_colour_stay_as_they_were_then(
    late: Assignment, officer: User
) -> None:
    slip = give(late, Form.SLIP, officer)
    assert (slip.word, slip.tone, slip.order) == ("督办单", "red", 3)
    other = make_late(officer, make_department())
    assert give(other, Form.SLIP, officer, text="限三天办结").text == "限三天办结"


def test_the_second_slip_names_the_leader_who_held_the_post_then(
    officer: User, bureau: Department
) -> None:
    today = timezone.localdate()
    post = Post.objects.create(title="副区长")
    held = [("霍启明", None, today - 3 * DAY), ("顾清如", today - 2 * DAY, None)]
    for name, since, until in held:
        person = Person.objects.create(name=name)
        post.tenures.create(person=person, valid_from=since, valid_to=until)
    bureau.leader_in_charge = post
    bureau.save()
    part = make_late(officer, bureau, 9)
    slip = give(part, Form.LEADER, officer, happened_on=today - 3 * DAY)
    assert (slip.to_post, slip.to_name, slip.days_late) == (post, "霍启明", 6)


def test_without_a_leader_in_charge_the_name_is_left_open(
    officer: User, bureau: Department
) -> None:
    slip = give(make_late(officer, bureau, 9), Form.LEADER, officer)
    assert (slip.to_post, slip.to_name) == (None, "") and slip.code


def test_numbers_have_no_gap_when_a_slip_is_refused_or_void(
    late: Assignment, officer: User, bureau: Department
) -> None:
    first = give(late, Form.SLIP, officer)
    with pytest.raises(NotAllowed, match="天内已催办过"):
        give(late, Form.LEADER, officer)
    correct(first.event, officer)
    second = give(late, Form.SLIP, officer)
    codes = list(Notice.objects.order_by("pk").values_list("code", flat=True))
    assert [code[-4:-1] for code in codes] == ["001", "002"]
    first.refresh_from_db()
    assert first.is_void and not second.is_void
    assert list(Notice.objects.counting()) == [second]
