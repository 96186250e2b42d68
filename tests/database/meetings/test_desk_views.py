"""The desk's pages: who may, what they show, and acts with and without htmx."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings import proofreading
from meetings.intake import intake
from meetings.models import Directive, Edit, Meeting, Source
from tests.database.meetings.pages import DAY, PAGE
from tests.database.meetings.readings import make_reading
from tests.factories import make_directive, make_kind, make_meeting

HTMX = {"HX-Request": "true"}
QUERIES = 19  # of the page, the five of log-in and navigation among them


def change(first: Directive) -> str:
    return reverse("directive-change", args=[first.pk])


def desk(source: Source) -> str:
    return reverse("desk", args=[source.pk])


def act(first: Directive, verb: str) -> str:
    return reverse("directive-act", args=[first.pk, verb])


def test_only_officers_work_at_the_desk(
    client: Client,
    source: Source,
    first: Directive,
    officer: User,
    senior: User,
    leader: User,
    liaison: User,
    auditor: User,
) -> None:
    pages = [desk(source), change(first), reverse("source-original", args=[source.pk])]
    for user in (officer, senior, leader, liaison, auditor):
        client.force_login(user)
        wanted = 200 if user in (officer, senior) else 403
        assert [client.get(url).status_code for url in pages] == [wanted] * 3, user
    client.force_login(leader)
    assert client.post(act(first, "confirm")).status_code == 403
    client.logout()
    assert client.get(desk(source)).status_code == 302
    assert not Edit.objects.exclude(verb="read").exists()


def test_the_page_marks_what_was_found(page: Client, source: Source) -> None:
    html = page.get(desk(source)).content.decode()
    first = Directive.objects.get(number=1)
    assert f'<span id="s-d{first.pk}"></span>' in html
    assert f'<sup><a href="#d{first.pk}"' in html
    assert '<mark class="person">霍启明</mark>' in html
    assert '<mark class="when">9月18日下午</mark>' in html
    assert 'class="item body"' in html and ">区水务局</mark>" in html
    assert '<span class="none">图为会议现场' in html
    assert '<p class="headline">' in html
    assert "2 条中还剩 2 条,1 场会议待定" in html


def test_text_of_the_source_is_never_markup(page: Client) -> None:
    bad = PAGE.replace("区水务局要", "<script>alert(1)</script>\"'><b>区水务局要")
    source = intake(bad.encode(), published_on=DAY).source
    html = page.get(desk(source)).content.decode()
    assert "<script>alert" not in html and "<b>区水务局" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_queries_of_the_desk_do_not_grow(
    page: Client, source: Source, django_assert_num_queries: Any
) -> None:
    two = "\n\n".join([PAGE, *[PAGE.replace("18日", f"{n}日") for n in (10, 11, 12)]])
    long = intake(two.encode(), published_on=DAY).source
    page.get(desk(source))
    with django_assert_num_queries(QUERIES):
        page.get(desk(source))
    with django_assert_num_queries(QUERIES):
        page.get(desk(long))


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


def test_of_two_identities_the_officer_picks(page: Client, officer: User) -> None:
    found = {
        "key": "m1",
        "title": None,
        "spans": [],
        "repeats": [],
        "date_spans": [],
        "people": [],
        "directives": [],
        "identities": [["区党工委", "党工委会议", None], ["指挥部", "会议", 9]],
    }
    reading = make_reading(meetings=[found])
    meeting = make_meeting(state="proposed", reading=reading, key="m1")
    html = page.get(desk(reading.source)).content.decode()
    assert "指挥部第九次会议" in html
    page.post(reverse("meeting-pick", args=[meeting.pk, 1]))
    meeting.refresh_from_db()
    assert (meeting.organ, meeting.ordinal) == ("指挥部", 9)
    assert meeting.kind is not None and meeting.kind.name == "会议"


def test_doubts_come_first_and_lead_to_their_place(page: Client) -> None:
    reading = make_reading(
        "澄湖日报 两小时内到场",
        doubts=[
            {
                "message": "两小时内是标准",
                "spans": [[5, 9]],
                "meeting": None,
                "directive": None,
                "kind": "deadline",
            },
            {
                "message": "单位不明",
                "spans": [],
                "meeting": "m1",
                "directive": "m1.d1",
                "kind": "body",
            },
        ],
    )
    meeting = make_meeting(state="proposed", reading=reading, key="m1")
    row = make_directive(meeting, state="proposed", reading=reading, key="m1.d1")
    html = page.get(desk(reading.source)).content.decode()
    assert "2 处存疑" in html
    assert '<a href="#doubt-0">两小时内是标准</a>' in html
    assert '<span id="doubt-0"></span>' in html
    assert f'<a href="#d{row.pk}">单位不明</a>' in html
    html = page.post(act(row, "reject"), headers=HTMX).content.decode()
    assert "1 处存疑" in html and "单位不明" not in html


def test_a_source_that_is_being_read_says_so_and_can_be_read_at_once(
    page: Client, settings: Any
) -> None:
    settings.READ_AT_ONCE_CHARS = 10
    source = intake(PAGE.encode(), published_on=DAY).source
    assert "正在读取" in page.get(desk(source)).content.decode()
    waiting = reverse("source-waiting", args=[source.pk])
    assert page.get(waiting).status_code == 204
    page.post(reverse("source-read", args=[source.pk]))
    assert page.get(waiting)["HX-Refresh"] == "true"
    assert "还剩 2 条" in page.get(desk(source)).content.decode()


def test_a_typed_meeting_has_no_desk_and_is_not_changed_by_it(page: Client) -> None:
    row = make_directive(make_meeting(state="proposed"), state="proposed")
    kept = [
        act(row, "confirm"),
        change(row),
        reverse("meeting-act", args=[row.meeting_id, "confirm"]),
        reverse("meeting-change", args=[row.meeting_id]),
    ]
    assert [page.post(url).status_code for url in kept] == [404] * 4
    assert not Edit.objects.exists()
