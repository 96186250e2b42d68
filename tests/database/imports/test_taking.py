"""A ledger taken over: each row once, all of them or none."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Department, Directive, Edit, Meeting
from tests.factories import make_department, make_directive, make_kind, make_meeting
from tests.ledgers import HELD, make_entry, make_source, proven, taken
from tracker import charging
from tracker.imports import taking
from tracker.imports.taking import Refused, Taken, check, known, take_over
from tracker.models import Digest, Docket, Event, ImportedRow, Notice
from tracker.workflow import Duty, State

DAY = datetime.timedelta(days=1)


def test_the_same_rows_twice_change_nothing(officer: User, bureau: Department) -> None:
    rows = [
        make_entry(bureau, 1, code="督〔2024〕007号"),
        make_entry(bureau, 2),
        make_entry(None, 3, state=None),
        make_entry(None, 4, text="", state=None),
    ]
    assert taken(rows, officer) == Taken(dockets=2, meetings=1)
    events = Event.objects.count()
    assert set(known(rows)) == {1, 2, 3, 4}
    assert taken(rows, officer) == Taken(known=4)
    assert Event.objects.count() == events and Meeting.objects.count() == 1
    assert proven()


def test_a_row_counts_as_known_by_its_code_and_words(
    officer: User, bureau: Department
) -> None:
    directive = make_directive(text="排出 时间表")
    code = charging.docket(charging.Charge(directive, bureau), officer).code
    same = make_entry(bureau, 1, code=code, text="排出时间表")
    other = make_entry(bureau, 2, code=code, text="另一件事")
    assert known([same, other]) == {1: Docket.objects.get()}
    assert "已用于“排出 时间表”" in check([other])[2]


def test_one_row_that_is_wrong_keeps_all_of_them_out(
    officer: User, bureau: Department
) -> None:
    rows = [make_entry(bureau, 1), make_entry(bureau, 2, held_on=HELD + 9999 * DAY)]
    with pytest.raises(Refused) as refused:
        taken(rows, officer)
    assert list(refused.value.why) == [2] and "第 2 行:开会日期" in str(refused.value)
    assert not Meeting.objects.exists() and not Docket.objects.exists()


def test_another_import_that_was_faster_is_told_in_words(
    officer: User, bureau: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the database does not make the second one wait."""
    rows = [make_entry(bureau, 1, code="督〔2024〕007号"), make_entry(bureau, 2)]
    taken(rows[:1], officer)
    first: list[dict[int, Docket | Meeting]] = [{}]  # what it knew before it waited
    monkeypatch.setattr(
        taking, "known", lambda some: first.pop() if first else known(some)
    )
    monkeypatch.setattr(taking, "refusals", lambda some, planned: {})
    with pytest.raises(Refused) as refused:
        taken(rows, officer)
    assert list(refused.value.why) == [1] and "另一次导入" in refused.value.why[1]
    assert Docket.objects.count() == ImportedRow.objects.count() == 1


def test_how_far_it_is(officer: User, bureau: Department) -> None:
    told: list[int] = []
    rows = [make_entry(bureau, n) for n in range(1, taking.AT_ONCE + 3)]
    take_over(rows, make_source(officer), officer, told.append)
    assert told[-1] == 100 and len(told) == 2


def test_few_queries_however_many_the_rows(
    officer: User, bureau: Department, django_assert_max_num_queries: Any
) -> None:
    rows = [make_entry(bureau, n, code=f"督〔2024〕{n:03d}号") for n in range(1, 90)]
    with django_assert_max_num_queries(12):
        check(rows)
    with django_assert_max_num_queries(3):
        known(rows)
    with django_assert_max_num_queries(90):
        taken(rows, officer)


def test_what_happened_long_ago_is_told_to_nobody(
    officer: User, liaison: User, bureau: Department
) -> None:
    done = {"state": State.CLOSED, "closed_on": HELD + DAY, "due_on": HELD + 2 * DAY}
    taken([make_entry(bureau, 1, **done), make_entry(bureau, 2)], officer)
    assert not mail.outbox
    assert not Notice.objects.exists() and not Digest.objects.exists()


def test_a_liaison_finds_the_old_matters_of_the_own_bureau_alone(
    officer: User, liaison: User, bureau: Department, client: Client
) -> None:
    other = make_department()
    rows = [make_entry(bureau, 1, text="本局的事"), make_entry(other, 2, text="别局")]
    taken(rows, officer)
    client.force_login(liaison, "django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("assignment-list")).content.decode()
    assert "本局的事" in page and "别局" not in page
    mine = Docket.objects.get(title="本局的事")
    page = client.get(mine.get_absolute_url()).content.decode()
    assert "(旧台账导入)" in page
    assert client.get(
        Docket.objects.get(title="别局").get_absolute_url()
    ).status_code in (*(403, 404),)


def test_a_meeting_as_the_ledger_tells_it(
    officer: User, bureau: Department, client: Client
) -> None:
    kind = make_kind("常务会议")
    row = make_entry(
        bureau, venue="四楼会议室", chair="霍启明", attendees=("万里", "霍启明")
    )
    taken([row], officer)
    meeting = Meeting.objects.get()
    assert (meeting.kind, meeting.ordinal, meeting.organ) == (kind, 53, "区政府")
    assert (meeting.origin, meeting.year, meeting.venue) == (
        *("imported", 2024, "四楼会议室"),
    )
    there = meeting.attendances.values_list("name", "role")
    assert list(there) == [("霍启明", "chair"), ("万里", "attend")]
    client.force_login(officer, "django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("meeting-detail", args=[meeting.pk])).content.decode()
    for words in ("导入 会议(1 条)", "出处:旧台账《2024年督查台账.xlsx》", "陆明远"):
        assert words in page


def test_rows_of_one_meeting_are_one_meeting(officer: User, bureau: Department) -> None:
    """However the name is spaced, and on another day where the number is sure."""
    make_kind("常务会议")
    numbered = {"organ": "区政府", "kind": "常务会议", "ordinal": 53}
    rows = [
        make_entry(bureau, 1, meeting="澄湖区政府 第53次“常务会议”"),
        make_entry(bureau, 2, meeting="澄湖区政府第５３次常务会议"),
        make_entry(bureau, 3, meeting="常务会", held_on=HELD + DAY, **numbered),
        make_entry(
            bureau, 4, meeting="常务会议纪要", held_on=HELD + 2 * DAY, **numbered
        ),
        make_entry(bureau, 5, held_on=HELD + 7 * DAY),
    ]
    assert taken(rows, officer).meetings == 3
    ordinals = Meeting.objects.order_by("held_on").values_list("ordinal", flat=True)
    assert list(ordinals) == [53, None, None]


def test_a_meeting_of_the_record_is_joined(officer: User, bureau: Department) -> None:
    there = make_meeting(title="澄湖区政府第53次常务会议", held_on=HELD, venue="礼堂")
    said = make_directive(there, text="第1项工作要限期完成。由责任单位 排出时间表")
    waits = make_directive(there, text="第2项工作", state="proposed")
    rows = [
        make_entry(bureau, 1),
        make_entry(bureau, 2, text="第2项工作"),
        make_entry(bureau, 3),
    ]
    assert taken(rows, officer) == Taken(dockets=3)
    assert Meeting.objects.get() == there and there.venue == "礼堂"
    origins = {docket.origin for docket in Docket.objects.all()}
    assert origins == {said, waits, Directive.objects.latest("pk")}
    assert set(there.edits.values_list("verb", flat=True)) == {"add", "confirm", "lock"}
    assert proven()


def test_a_meeting_of_the_same_number_is_joined(
    officer: User, bureau: Department
) -> None:
    kind = make_kind("常务会议")
    there = make_meeting(organ="区政府", kind=kind, ordinal=53, held_on=HELD + DAY)
    numbered = {"organ": "区政府", "kind": "常务会议", "ordinal": 53}
    assert taken([make_entry(bureau, 1, **numbered)], officer).meetings == 0
    assert Docket.objects.get().meeting == there


def test_what_the_record_has_decided_on_is_not_decided_again(
    officer: User, bureau: Department
) -> None:
    there = make_meeting(title="澄湖区政府第53次常务会议", held_on=HELD)
    said = make_directive(there, text="第1项工作")
    inside = make_directive(there, parent=said, text="第2项工作")
    code = charging.docket(charging.Charge(inside, bureau), officer).code
    gone = make_directive(there, text="第3项工作")
    charging.dismiss(gone, officer, "已有安排")
    rows = [make_entry(bureau, n, text=f"第{n}项工作") for n in (1, 2, 3)]
    why = check(rows)
    assert code in why[1] and code in why[2] and "不立项" in why[3]


def test_what_is_record_alone_waits_for_no_decision(
    officer: User, bureau: Department
) -> None:
    taken([make_entry(None, 1, state=None)], officer)
    said = Directive.objects.get()
    assert said.is_confirmed and not said.is_locked
    assert not charging.undecided().exists()
    assert "不立项" in charging.taken_by(said)
    assert proven()


def test_every_change_of_the_record_leaves_its_edit(
    officer: User, bureau: Department
) -> None:
    taken([make_entry(bureau, 1, chair="霍启明")], officer)
    added, locked = Edit.objects.order_by("pk")
    tables = [label.partition(":")[0] for label in added.after]
    assert sorted(tables) == ["attendance", "directive", "meeting"]
    assert (added.by, added.before) == (officer, {})
    assert locked.verb == "lock" and Directive.objects.get().is_locked


def test_what_comes_due_counts_from_the_import(
    officer: User, bureau: Department
) -> None:
    taken([make_entry(bureau, 1, progress="正在推进")], officer)
    part = Docket.objects.get().assignments.get()
    today = timezone.localdate()
    assert part.report_from == today and part.role == Duty.LEAD
    assert part.next_report_due is not None and part.next_report_due > today


def test_a_ledger_of_any_length_is_known_again(
    officer: User, bureau: Department
) -> None:
    """More keys than SQLite compares one by one."""
    rows = [make_entry(bureau, n, code=f"督〔2024〕{n:04d}号") for n in range(1, 1102)]
    assert taken(rows, officer).dockets == 1101
    assert taken(rows, officer).known == 1101
    assert known(rows[:1]) and len(check(rows)) == 0
