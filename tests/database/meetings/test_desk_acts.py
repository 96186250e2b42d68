"""Acts at the desk: confirmed, refused, undone, with and without script."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings import proofreading
from meetings.models import Directive, Edit, Meeting, Source
from tests.factories import make_kind, make_meeting

from .desk_client import HTMX, act, desk


@pytest.mark.parametrize(
    ("verb", "state"), [("confirm", "confirmed"), ("reject", "rejected")]
)
def test_without_script_an_act_comes_back_to_its_card(
    page: Client, source: Source, first: Directive, verb: str, state: str
) -> None:
    answer = page.post(act(first, verb), {"seen": "0"})
    assert answer["Location"] == f"{desk(source)}#d{first.pk}"
    first.refresh_from_db()
    assert first.state == state


def test_with_htmx_only_card_head_and_bar_are_swapped(
    page: Client, first: Directive
) -> None:
    answer = page.post(act(first, "confirm"), {"seen": "0", "page": "0"}, headers=HTMX)
    html = answer.content.decode()
    assert f'<article class="card yes" id="d{first.pk}"' in html
    assert "2 条中还剩 1 条" in html
    assert "会议已确认" in html and "<html" not in html
    # The head keeps what the whole page had seen: acts on the meeting stay guarded.
    assert f'id="h{first.meeting_id}" hx-swap-oob="true"' in html
    assert '<input type="hidden" name="seen" value="0">' in html


def test_get_changes_nothing(page: Client, first: Directive) -> None:
    assert page.get(act(first, "confirm")).status_code == 405


def test_a_refused_act_is_told_on_the_card(
    page: Client, first: Directive, senior: User
) -> None:
    proofreading.reject(first, senior)
    html = page.post(
        act(first, "confirm"), {"seen": "0"}, headers=HTMX
    ).content.decode()
    assert "您打开页面以后,顾清如“不采用 第一条”" in html
    answer = page.post(act(first, "confirm"), {"seen": "0"}, follow=True)
    assert "请核对后再办" in answer.content.decode()


def test_a_meeting_is_confirmed_rejected_and_undone(
    page: Client, source: Source
) -> None:
    meeting = Meeting.objects.get()
    for verb, state in (("confirm", "confirmed"), ("reject", "rejected")):
        page.post(reverse("meeting-act", args=[meeting.pk, verb]))
        meeting.refresh_from_db()
        assert meeting.state == state
    edit = Edit.objects.latest("pk")
    assert "撤销上一步(不采用)" in page.get(desk(source)).content.decode()
    answer = page.post(reverse("edit-undo", args=[edit.pk]), follow=True)
    assert "已撤销“不采用”" in answer.content.decode()
    meeting.refresh_from_db()
    assert meeting.state == "confirmed"


def test_undo_comes_back_to_the_card(page: Client, first: Directive) -> None:
    page.post(act(first, "confirm"))
    edit = Edit.objects.latest("pk")
    answer = page.post(reverse("edit-undo", args=[edit.pk]))
    assert answer["Location"].endswith(f"#d{first.pk}")
    first.refresh_from_db()
    assert first.state == "proposed"


def test_a_meeting_that_is_there_already_is_named_with_a_link(
    page: Client, source: Source
) -> None:
    kind = make_kind("常务会议")
    other = make_meeting(organ="区政府", kind=kind, ordinal=9, title="先录入的会议")
    meeting = Meeting.objects.exclude(pk=other.pk).get()
    url = reverse("meeting-act", args=[meeting.pk, "confirm"])
    html = page.post(url, follow=True).content.decode()
    assert "《先录入的会议》" in html
    assert f"href='{reverse('meeting-detail', args=[other.pk])}'" in html
