"""The desk's inline forms: they keep what was typed, and save it as one edit."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings import proofreading
from meetings.models import Directive, Edit, Meeting, Source

HTMX = {"HX-Request": "true"}
QUERIES = 17  # of the page, the five of log-in and navigation among them


def change(first: Directive) -> str:
    return reverse("directive-change", args=[first.pk])


def bodies(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The posted list of bodies, and the other fields of the form."""
    posted = {"bodies-TOTAL_FORMS": len(rows), "bodies-INITIAL_FORMS": 0, **more}
    for n, row in enumerate(rows):
        posted |= {f"bodies-{n}-{name}": value for name, value in row.items()}
    return posted


def test_the_form_opens_on_the_page_and_saves(page: Client, first: Directive) -> None:
    html = page.get(change(first)).content.decode()
    assert "<html" in html and 'name="bodies-0-name"' in html
    posted = {
        "text": "抓好防汛值守,逐段排查",
        "number": 1,
        "speaker": "霍启明",
        "deadline_text": "国庆节前",
        "deadline_on": "2026-09-30",
    }
    body = {"name": "各镇街", "role": "support", "department_id": ""}
    answer = page.post(change(first), bodies(body, seen="0", **posted))
    assert answer.status_code == 302
    first.refresh_from_db()
    assert (first.text, first.speaker) == ("抓好防汛值守,逐段排查", "霍启明")
    assert [m.name for m in first.mentions.all()] == ["各镇街"]


def test_what_was_typed_is_never_lost(
    page: Client, first: Directive, senior: User
) -> None:
    posted = bodies(
        {"name": "各镇街", "role": "lead"}, text="我打的字", speaker="", seen="0"
    )
    html = page.post(change(first), posted).content.decode()
    assert "我打的字" in html and "各镇街" in html and "还不能保存" in html
    proofreading.change(first, senior, {"speaker": "万里"})
    posted |= {"speaker": "霍启明"}
    html = page.post(change(first), posted, headers=HTMX).content.decode()
    assert "我打的字" in html and "讲话人:“会议” → “万里”" in html
    seen = Edit.objects.latest("pk").pk
    assert f'name="seen" value="{seen}"' in html
    page.post(change(first), {**posted, "seen": seen}, headers=HTMX)
    first.refresh_from_db()
    assert (first.text, first.speaker) == ("我打的字", "霍启明")


def test_ids_are_of_one_card_so_that_several_forms_may_be_open(
    page: Client, first: Directive
) -> None:
    html = page.get(change(first)).content.decode()
    assert f'id="id_d{first.pk}_text"' in html and 'id="id_text"' not in html
    assert f'for="id_d{first.pk}_bodies-0-name"' in html


def test_one_more_row_keeps_the_form_and_saves_nothing(
    page: Client, first: Directive
) -> None:
    row = {"name": "各镇街", "role": "lead"}
    posted = bodies(row, text="我打的字", speaker="会议", seen="0", more="1")
    html = page.post(change(first), posted).content.decode()
    assert 'name="bodies-1-name"' in html and "我打的字" in html
    assert not Edit.objects.filter(verb="change").exists()


def test_a_demand_is_changed_inside_its_items_card(
    page: Client, first: Directive
) -> None:
    inner = first.children.order_by("order")[0]
    html = page.get(change(inner), headers=HTMX).content.decode()
    assert html.lstrip().startswith("<article") and f'id="d{first.pk}"' in html
    assert 'name="number"' not in html
    page.post(change(inner), bodies(text="逐段排查", speaker="会议"), headers=HTMX)
    inner.refresh_from_db()
    assert inner.text == "逐段排查"


def test_a_docketed_directive_is_amended_with_a_reason(
    page: Client, first: Directive, officer: User
) -> None:
    proofreading.confirm(first, officer)
    first.refresh_from_db()
    proofreading.lock(first, officer)
    html = page.get(change(first)).content.decode()
    assert "勘误的理由" in html and "bodies-0-name" not in html
    values = {"text": "改过的要求", "number": 1, "speaker": "会议"}
    assert "还不能保存" in page.post(change(first), values).content.decode()
    page.post(change(first), {**values, "reason": "报纸更正"})
    first.refresh_from_db()
    assert (first.text, first.version) == ("改过的要求", 2)


def test_a_meeting_and_its_people_are_changed(page: Client, source: Source) -> None:
    meeting = Meeting.objects.get()
    url = reverse("meeting-change", args=[meeting.pk])
    assert "霍启明" in page.get(url).content.decode()
    chair = meeting.attendances.get(role="chair")
    posted = {
        "title": "区政府第九次\r\n常务会议",
        "held_on": "2026-09-17",
        "organ": "区政府",
        "kind": meeting.kind_id,
        "ordinal": 9,
        "people-TOTAL_FORMS": 2,
        "people-INITIAL_FORMS": 0,
        "people-0-pk": chair.pk,
        "people-0-name": "霍启明",
        "people-0-role": "chair",
        "people-1-name": "欧阳静",
        "people-1-role": "observe",
    }
    assert page.post(url, posted).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.title, str(meeting.held_on)) == (
        "区政府第九次 常务会议",
        "2026-09-17",
    )
    names = list(meeting.attendances.values_list("name", flat=True))
    assert names == ["霍启明", "欧阳静"]
    html = page.post(url, {**posted, "title": ""}).content.decode()
    assert "还不能保存" in html and "欧阳静" in html
