"""督导 and 回头看: put down with an event, followed up, taken back."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from tests.database.tracker.inspections.looking import look, today
from tests.database.tracker.visits import go
from tests.factories import make_department, make_file, make_user
from tracker import history, replay
from tracker.inspecting import settle, take_back
from tracker.models import Assignment, Inspection
from tracker.roles import Role
from tracker.workflow import NotAllowed


def test_it_stands_in_the_dockets_history_and_changes_no_part(
    lead: Assignment, officer: User, outsider: User
) -> None:
    before = lead.present
    row = look(lead.docket, officer, parts=[lead])
    lead.refresh_from_db()
    assert lead.present == before and list(row.parts.all()) == [lead]
    for user in (officer, outsider):  # of whoever has a part in the docket
        newest = history.of_docket(lead.docket, user)[0]
        assert "排口仍有渗漏。" in newest.text and "整改要求:重新封堵。" in newest.text
    assert list(replay.differences()) == []


def test_open_follow_ups_come_first_by_their_day(
    lead: Assignment, officer: User
) -> None:
    quiet = look(lead.docket, officer, asked="", due_on=None)
    later = look(lead.docket, officer, due_on=today(20))
    soon = look(lead.docket, officer, due_on=today(5))
    undated = look(lead.docket, officer, due_on=None)
    assert list(Inspection.objects.open_first()) == [soon, later, undated, quiet]
    assert set(Inspection.objects.following()) == {soon, later, undated}


def test_what_was_asked_is_done_once(lead: Assignment, officer: User) -> None:
    row = look(lead.docket, officer)
    settle(row, officer, today(), "已重新封堵。")
    row.refresh_from_db()
    assert not row.is_open and row.done_by == officer
    with pytest.raises(NotAllowed, match="已经登记过"):
        settle(row, officer, today(), "又一次")
    assert "已重新封堵。" in history.of_docket(lead.docket, officer)[0].text


def test_a_late_follow_up_says_so(lead: Assignment, officer: User) -> None:
    row = look(lead.docket, officer, on=today(-9), due_on=today(-1))
    assert row.is_late
    assert not look(lead.docket, officer, due_on=today()).is_late


def test_a_wrong_entry_is_struck_through_in_both_places(
    lead: Assignment, officer: User, senior: User
) -> None:
    row = look(lead.docket, officer)
    past = timezone.now() - datetime.timedelta(hours=25)
    Inspection.objects.filter(pk=row.pk).update(recorded_at=past)
    row.refresh_from_db()
    with pytest.raises(NotAllowed):
        take_back(row, officer, "登错了件")
    with pytest.raises(ValidationError):
        take_back(row, senior, "")
    take_back(row, senior, "登错了件")
    assert not row.is_open and not Inspection.objects.standing().exists()
    entries = history.of_docket(lead.docket, officer)
    assert [entry.struck for entry in entries[:2]] == [False, True]


def test_a_day_without_something_asked_is_refused(
    lead: Assignment, officer: User
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        look(lead.docket, officer, asked="", due_on=today())


def test_its_photos_open_for_whose_docket_it_is(
    client: Client,
    lead: Assignment,
    officer: User,
    liaison: User,
    outsider: User,
    leader: User,
    administrator: User,
    folder: Path,
) -> None:
    row = look(lead.docket, officer, evidence=[make_file("照片.pdf")])
    address = row.attachments.get().get_absolute_url()
    stranger = make_user(Role.LIAISON, make_department())
    for user, code in (
        *((officer, 200), (leader, 200), (liaison, 200), (outsider, 200)),
        *((stranger, 404), (administrator, 404)),
    ):
        assert go(client, user).get(address).status_code == code, user
