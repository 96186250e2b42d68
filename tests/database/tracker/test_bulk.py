"""Bulk verbs: seen before, done to what is as it was seen, taken back together."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from meetings.models import Department
from tests.factories import make_assignment
from tracker import bulk, replay
from tracker.acts import act
from tracker.models import Assignment, Event
from tracker.recording import Words
from tracker.workflow import State, Verb

URGED = {"text": "请抓紧", "channel": "phone", "happened_on": "2026-11-02"}


@pytest.fixture
def parts(officer: User, bureau: Department) -> list[Assignment]:
    return [make_assignment(officer, bureau) for _ in range(3)]


def seen(rows: Iterable[Assignment]) -> list[str]:
    """The boxes as a page that is opened now shows them."""
    fresh = Assignment.objects.filter(pk__in=[row.pk for row in rows])
    return [f"{row.pk}:{row.docket.last_seq}" for row in fresh.order_by("pk")]


def urged() -> set[int | None]:
    rows = Event.objects.filter(verb=Verb.URGE, corrected_by=None)
    return set(rows.values_list("assignment", flat=True))


def test_a_preview_tells_the_ready_from_the_others(
    parts: list[Assignment], senior: User, liaison: User
) -> None:
    act(parts[0], Verb.SIGN_FOR, liaison)
    act(parts[0], Verb.REPORT_DONE, liaison, Words("全部完成"))
    found = bulk.preview(Assignment.objects.order_by("pk"), Verb.VERIFY, senior)
    assert found.ready == parts[:1]
    assert [row for row, _ in found.refused] == parts[1:]
    assert all("待签收" in why for _, why in found.refused)


def test_only_the_checked_are_urged(
    parts: list[Assignment], officer: User, client: Client
) -> None:
    client.force_login(officer)
    data = {**URGED, "row": seen(parts[:2])}
    answer = client.post("/assignments/bulk/?do=urge", data, follow=True)
    assert "已办 2 件次" in answer.content.decode()
    assert urged() == {row.pk for row in parts[:2]}


def test_a_list_is_filtered_before_the_verb(
    parts: list[Assignment], officer: User, liaison: User, client: Client
) -> None:
    act(parts[0], Verb.SIGN_FOR, liaison)
    client.force_login(officer)
    page = client.get("/assignments/bulk/?do=urge&state=in_hand").content.decode()
    assert f'value="{seen(parts[:1])[0]}"' in page
    assert f'value="{parts[1].pk}:' not in page


def test_what_moved_meanwhile_is_refused_and_the_rest_done(
    parts: list[Assignment], officer: User, liaison: User, client: Client
) -> None:
    client.force_login(officer)
    boxes = seen(parts)
    act(parts[1], Verb.SIGN_FOR, liaison)
    data = {**URGED, "row": boxes}
    answer = client.post("/assignments/bulk/?do=urge", data, follow=True)
    said = answer.content.decode()
    assert "已办 2 件次" in said and "宋致远“签收”" in said
    assert urged() == {parts[0].pk, parts[2].pk}


def test_words_are_kept_where_nothing_could_be_done(
    parts: list[Assignment], officer: User, liaison: User, client: Client
) -> None:
    client.force_login(officer)
    boxes = seen(parts[:1])
    act(parts[0], Verb.SIGN_FOR, liaison)
    data = {**URGED, "row": boxes}
    answer = client.post("/assignments/bulk/?do=urge", data)
    said = answer.content.decode()
    assert "请抓紧" in said and "没有办" in said
    assert f'value="{seen(parts[:1])[0]}"' in said  # seen anew: the next try passes


def test_parts_of_one_docket_do_not_stop_each_other(
    officer: User, bureau: Department, outsider: User
) -> None:
    other = Department.objects.exclude(pk=bureau.pk).get()
    lead = make_assignment(officer, bureau, responsible=[other])
    rows = list(Assignment.objects.filter(docket=lead.docket))
    picked = [(row, row.docket.last_seq) for row in rows]
    outcome = bulk.perform(picked, Verb.URGE, officer, Words(channel="phone"))
    assert len(rows) == len(outcome.done) == 2 and not outcome.refused


def test_a_batch_is_taken_back_by_corrections(
    parts: list[Assignment], senior: User, client: Client
) -> None:
    client.force_login(senior)
    data = {"text": "等规划批复", "happened_on": "2026-11-02", "row": seen(parts)}
    client.post("/assignments/bulk/?do=hold", data)
    batch = Event.objects.filter(verb=Verb.HOLD)[0].batch
    answer = client.post(f"/bulk/{batch}/undo/", {"reason": ""}, follow=True)
    assert "已更正 3 件次" in answer.content.decode()
    states = set(Assignment.objects.values_list("state", flat=True))
    assert states == {State.UNSIGNED}
    assert Event.objects.filter(verb=Verb.HOLD).count() == 3  # nothing vanishes
    assert list(replay.differences()) == []


def test_what_was_done_since_stays_and_says_why(
    parts: list[Assignment], officer: User, senior: User, liaison: User
) -> None:
    picked = [(row, row.docket.last_seq) for row in parts]
    batch = bulk.perform(picked, Verb.HOLD, senior, Words("等规划批复")).batch
    act(parts[0], Verb.RESUME, officer)
    done, refused = bulk.undo(batch, senior, "点错")
    assert done == 2
    assert [row for row, _ in refused] == parts[:1]
    assert len(bulk.by_reason(refused)) == 1


def test_a_list_of_more_than_fits_says_so(
    parts: list[Assignment],
    officer: User,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bulk, "MOST", 2)
    client.force_login(officer)
    page = client.get("/assignments/bulk/?do=urge").content.decode()
    assert "还有 1 件次没有列出" in page


def test_nothing_checked_says_what_to_do(
    parts: list[Assignment], officer: User, client: Client
) -> None:
    client.force_login(officer)
    answer = client.post("/assignments/bulk/?do=urge", URGED)
    assert "请至少勾选一件" in answer.content.decode()
    assert urged() == set()


def test_a_verb_of_another_role_is_not_there(officer: User, client: Client) -> None:
    client.force_login(officer)
    assert client.get("/assignments/bulk/?do=hold").status_code == 404
