"""Slips for many at once, and at the same moment."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from meetings.models import Department
from tests.database.tracker.together import at_once, on_disk
from tests.factories import make_department, make_user
from tests.ladder import STEPS, give, make_late
from tracker import bulk, replay
from tracker.ladder import Form
from tracker.models import Assignment, LadderStep, Notice
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import Verb

__all__ = ["on_disk"]
SLIPS = "/assignments/bulk/?todo=urge&do=urge-3"


@pytest.fixture
def parts(officer: User, bureau: Department) -> list[Assignment]:
    return [make_late(officer, bureau, late) for late in (2, 3, 9)]


def boxes(parts: list[Assignment]) -> list[str]:
    return [f"{part.pk}:{part.docket.last_seq}" for part in parts]


def test_one_press_gives_each_its_slip_with_its_own_words(
    client: Client, parts: list[Assignment], officer: User, bureau: Department
) -> None:
    before_due = make_late(officer, bureau, -2)
    client.force_login(officer)
    page = client.get(SLIPS).content.decode()
    assert "会办 3 件次" in page and "还没有到“督办单”这一步" in page
    data = {
        "text": "",
        "channel": "system",
        "happened_on": timezone.localdate().isoformat(),
        "row": [],
    }
    data["row"] = boxes([*parts, before_due])
    got = client.post(SLIPS, data, follow=True)
    said = got.content.decode()
    assert "已办 3 件次" in said and "打印这一批督办单" in said
    slips = list(Notice.objects.order_by("pk"))
    assert [slip.code[-4:] for slip in slips] == ["001号", "002号", "003号"]
    assert [
        f"已逾期 {n} 天" in s.text for n, s in zip((2, 3, 9), slips, strict=True)
    ] == [True] * 3
    batch = slips[0].event.batch
    sheets = client.get(f"/notices/sheets/?batch={batch}").content.decode()
    assert all(slip.code in sheets for slip in slips)
    client.post(f"/bulk/{batch}/undo/")
    assert not Notice.objects.counting().exists()
    assert list(replay.differences()) == []


def test_the_preview_says_why_one_is_refused(
    parts: list[Assignment], officer: User
) -> None:
    give(parts[2], Form.LEADER, officer)
    rows = Assignment.objects.select_related("docket").order_by("pk")
    found = bulk.preview(rows, Verb.URGE, officer, STEPS[Form.SLIP])
    assert found.ready == parts[:2]
    ((row, why),) = found.refused
    assert row == parts[2] and "天内已催办过" in why


def test_the_list_offers_the_steps_of_the_office(
    client: Client, parts: list[Assignment], officer: User, leader: User
) -> None:
    LadderStep.objects.filter(form=Form.TALK).update(is_active=False)
    keys = [deed.key for deed in bulk.deeds_of(officer)]
    assert keys[:5] == ["urge", "urge-2", "urge-3", "urge-4", "urge-5"]
    client.force_login(officer)
    assert client.get("/assignments/bulk/?do=urge-6").status_code == 404
    client.force_login(leader)
    assert client.get(SLIPS).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_the_same_moment_get_two_numbers(on_disk: None) -> None:
    officers = [make_user(Role.OFFICER) for _ in range(2)]
    parts = [make_late(officers[0], make_department()) for _ in range(2)]

    def issue(n: int) -> str:
        return give(parts[n], Form.SLIP, officers[n]).code

    codes = at_once(lambda: issue(0), lambda: issue(1))
    assert sorted(str(code)[-4:-1] for code in codes) == ["001", "002"]


@pytest.mark.django_db(transaction=True)
def test_one_part_pressed_twice_at_once_gets_one_slip(on_disk: None) -> None:
    officer = make_user(Role.OFFICER)
    part = make_late(officer, make_department())
    seq = part.docket.last_seq
    words = Words(step=STEPS[Form.SLIP], seq=seq)

    def press() -> object:
        return bulk.perform([(part, seq)], Verb.URGE, officer, words)

    at_once(press, press)
    assert Notice.objects.count() == 1
