"""An officer leaves: open dockets go to another in one act, closed ones stay."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from meetings.models import Department
from tests.database.bodies import make_part
from tests.database.tracker.visits import go
from tests.factories import make_user
from tracker import history, replay
from tracker.acts import act
from tracker.models import Docket, Event
from tracker.posts import officers
from tracker.recording import Words
from tracker.roles import Role
from tracker.workflow import Verb


@pytest.fixture
def heir(db: None) -> User:
    return make_user(Role.OFFICER, username="heir", first_name="孟繁")


def test_all_open_dockets_move_and_each_says_so(
    officer: User, senior: User, heir: User, bureau: Department
) -> None:
    one, other, ended = (make_part(officer, bureau) for _ in range(3))
    act(ended, Verb.WITHDRAW, senior, Words("不办了"))
    batch, count = officers.hand_over(officer, heir, "调离", senior)
    assert count == 2
    kept = Docket.objects.filter(officer=heir).values_list("pk", flat=True)
    assert set(kept) == {one.docket_id, other.docket_id}
    entry = history.of_docket(one.docket, senior)[0]
    assert (entry.title, entry.text) == ("换督查员", "调离")
    assert entry.changes == ("督查员 陆明远 → 孟繁",)
    assert list(replay.differences()) == []
    assert officers.undo(batch, senior) == 2 and officers.undo(batch, senior) == 0
    assert Docket.objects.filter(officer=officer).count() == 3


def test_pressed_twice_the_second_finds_nothing(
    officer: User, senior: User, heir: User, bureau: Department
) -> None:
    make_part(officer, bureau)
    officers.hand_over(officer, heir, "", senior)
    assert officers.hand_over(officer, heir, "", senior)[1] == 0
    assert Event.objects.filter(verb=Verb.CHANGE_OFFICER).count() == 1


def test_an_officer_hands_over_the_own_and_a_senior_anybodys(
    officer: User, senior: User, heir: User, bureau: Department
) -> None:
    make_part(officer, bureau)
    assert list(officers.keepers(heir)) == []
    assert list(officers.keepers(senior)) == [officer]
    with pytest.raises(ValidationError, match="高级督查员"):
        officers.hand_over(officer, heir, "", heir)
    assert officers.hand_over(officer, heir, "", officer)[1] == 1


def test_only_an_officer_of_today_takes_over(
    officer: User, senior: User, liaison: User, bureau: Department
) -> None:
    make_part(officer, bureau)
    with pytest.raises(ValidationError, match="不是督查员"):
        officers.hand_over(officer, liaison, "", senior)


def test_the_page_moves_them_and_gives_them_back(
    client: Client, officer: User, senior: User, heir: User, bureau: Department
) -> None:
    make_part(officer, bureau)
    go(client, senior)
    data = {"former": officer.pk, "to": heir.pk, "note": "调离"}
    page = client.post("/officers/hand-over/", data, follow=True).content.decode()
    assert "已移交 1 件" in page and "整批换回" in page
    batch = Event.objects.get(verb=Verb.CHANGE_OFFICER).batch
    assert client.get(f"/bulk/{batch}/").status_code == 404  # no act on parts
    page = client.post(f"/officers/{batch}/undo/", follow=True).content.decode()
    assert "已换回 1 件" in page and "整批换回" not in page
