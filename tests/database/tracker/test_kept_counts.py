"""What has ended is counted by the acts that end it, and a recount proves them."""

from __future__ import annotations

import datetime
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from meetings import proofreading
from meetings.models import Department, MeetingKind
from tests.database.tracker.together import at_once, on_disk
from tests.factories import make_assignment, make_department, make_docket
from tracker import boards, counting, figure_proof, tallying
from tracker.acts import act, correct
from tracker.models import Assignment, Docket, KeptCount
from tracker.recording import Words
from tracker.workflow import Duty, Kind, Verb

__all__ = ["on_disk"]  # used by its name
DAY = datetime.timedelta(days=1)


def today() -> datetime.date:
    return timezone.localdate()


def close(part: Assignment, liaison: User, senior: User) -> None:
    for verb, by in (
        (Verb.SIGN_FOR, liaison),
        (Verb.REPORT_DONE, liaison),
        (Verb.VERIFY, senior),
        (Verb.CLOSE, senior),
    ):
        act(Assignment.objects.get(pk=part.pk), verb, by, Words("情况如此"))


def kept() -> dict[str, int]:
    return {key[-1]: count for key, count in KeptCount.objects.all().sums()}


@pytest.fixture
def part(officer: User, bureau: Department) -> Assignment:
    due = today() + 9 * DAY
    return make_assignment(officer, bureau, due_on=due, charged_on=today() - DAY)


def test_closing_and_reopening_are_counted_in_the_same_act(
    part: Assignment, liaison: User, senior: User
) -> None:
    assert kept() == {}
    close(part, liaison, senior)
    assert kept() == {"on_time": 1}
    act(Assignment.objects.get(pk=part.pk), Verb.REOPEN, senior, Words("又有反弹"))
    assert kept() == {} and not list(figure_proof.differences())


def test_a_close_that_was_a_wrong_click_is_taken_out_again(
    part: Assignment, liaison: User, senior: User
) -> None:
    close(part, liaison, senior)
    correct(part.events.get(verb=Verb.CLOSE), senior, "点错了")
    assert kept() == {} and not list(figure_proof.differences())


def test_what_was_closed_ahead_of_its_day_is_not_due_until_then(
    part: Assignment, liaison: User, senior: User
) -> None:
    close(part, liaison, senior)
    for cutoff, due in ((today(), 0), (today() + 8 * DAY, 0), (today() + 9 * DAY, 1)):
        (row,) = boards.by_department(senior, None, cutoff)
        assert (row.tally.done, row.tally.due, row.tally.on_time) == (1, due, due)


def test_the_quick_way_counts_what_asking_each_docket_counts(
    officer: User, bureau: Department, liaison: User, senior: User
) -> None:
    now, others = today(), [make_department(), make_department()]
    for days, kind in ((-3, Kind.ACTION), (3, Kind.ACTION), (40, Kind.STANDING)):
        due = now + days * DAY if kind == Kind.ACTION else None
        make_docket(officer, bureau, kind=kind, due_on=due, responsible=others)
        if kind == Kind.ACTION:
            close(make_assignment(officer, bureau, due_on=due), liaison, senior)
        act(make_assignment(officer, bureau, kind=kind), Verb.WITHDRAW, senior, WHY)
        act(make_assignment(officer, bureau, kind=kind), Verb.HOLD, senior, WHY)
    make_docket(officer, bureau, kind=Kind.INFORMATION, responsible=others)
    slow = counting.tallies(boards.counted(officer, None, now), *counting.PLACE)
    quick = counting.places(officer, None, now)
    assert {k: t.rate for k, t in quick.items()} == {k: t.rate for k, t in slow.items()}
    for place, tally in slow.items():
        shown = {k: n for k, n in quick[place].by_light.items() if n}
        assert shown == tally.by_light
        assert (quick[place].due, quick[place].on_time) == (tally.due, tally.on_time)
    assert counting.parts(officer, None)[others[0].pk, Duty.RESPONSIBLE] == 3


WHY = Words("情况如此")


def test_another_kind_of_the_meeting_moves_its_dockets(
    part: Assignment, liaison: User, senior: User, officer: User
) -> None:
    close(part, liaison, senior)
    docket = Docket.objects.get(pk=part.docket_id)
    assert docket.meeting is not None
    kind = MeetingKind.objects.create(name="现场会")
    proofreading.set_meeting_field(docket.meeting, officer, "kind", kind)
    ((key, count),) = KeptCount.objects.all().sums()
    assert (key[2], count) == (kind.pk, 1) and not list(figure_proof.differences())


def test_the_command_names_each_difference_and_mends_it(
    part: Assignment, liaison: User, senior: User
) -> None:
    close(part, liaison, senior)
    KeptCount.objects.update(count=3)
    Docket.objects.update(meeting=None)
    err = StringIO()
    with pytest.raises(CommandError, match="2 处不符"):
        call_command("check_figures", stderr=err, stdout=StringIO())
    assert "按期办结:存为 3,重数为 1" in err.getvalue()
    out = StringIO()
    call_command("check_figures", mend=True, stderr=StringIO(), stdout=out)
    assert "计数全部相符" in out.getvalue() and kept() == {"on_time": 1}


def test_many_rows_of_one_key_are_put_together(
    part: Assignment,
    officer: User,
    bureau: Department,
    liaison: User,
    senior: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tallying, "EVERY", 1)
    for own in (
        part,
        make_assignment(officer, bureau),
        make_assignment(officer, bureau),
    ):
        close(own, liaison, senior)
    assert KeptCount.objects.count() == 2 and kept() == {"on_time": 1, "undated": 2}


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("on_disk")
def test_two_that_close_at_once_are_two(
    officer: User, bureau: Department, liaison: User, senior: User
) -> None:
    parts = [make_assignment(officer, bureau) for _ in range(2)]
    done = at_once(
        lambda: close(parts[0], liaison, senior),
        lambda: close(parts[1], liaison, senior),
    )
    assert done == [None, None] and kept() == {"undated": 2}
