"""The mending verbs in the browser: plain forms, parts for htmx, JSON for a script."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings import proofreading
from meetings.models import Directive, Edit, Source
from tests.database.meetings.proposals import last, proposed
from tests.factories import make_meeting

HTMX = {"HX-Request": "true"}
JSON = {"Accept": "application/json"}


def url(row: Directive, verb: str) -> str:
    return reverse(f"directive-{verb}", args=[row.pk])


def test_every_verb_is_a_plain_form(page: Client, first: Directive) -> None:
    html = page.get(url(first, "mend")).content.decode()
    for verb in ("split", "merge", "number", "place", "demote", "history"):
        assert url(first, verb) in html
    assert '<input type="radio" name="at" value="7" required>' in html
    assert '<option value="区水务局">' not in html  # no department is registered
    part = page.get(url(first, "mend"), headers=HTMX).content.decode()
    assert "<html" not in part and url(first, "split") in part


def test_split_merge_and_the_others_come_back_to_the_card(
    page: Client, source: Source, first: Directive
) -> None:
    where = f"{reverse('desk', args=[source.pk])}#d{first.pk}"
    sent = {"seen": last(first), "at": "7"}
    assert page.post(url(first, "split"), sent)["Location"] == where
    assert page.post(url(first, "merge"))["Location"] == where
    assert page.post(url(first, "place"), {"step": "down"})["Location"] == where
    assert page.post(url(first, "demote"))["Location"] == where
    assert page.post(url(first, "promote"))["Location"] == where
    answer = page.post(url(first, "number"), {"number": "7", "onwards": "on"})
    assert answer["Location"] == where
    first.refresh_from_db()
    assert first.number == 7
    verbs = set(Edit.objects.exclude(verb="read").values_list("verb", flat=True))
    assert verbs == {"split", "merge", "order", "demote", "promote", "number"}


def test_a_move_leads_to_the_meeting_that_was_left(
    page: Client, source: Source, first: Directive
) -> None:
    there = make_meeting(state="proposed", reading=first.reading)
    old = first.meeting_id
    answer = page.post(url(first, "move"), {"meeting": there.pk})
    assert answer["Location"].endswith(f"#m{old}")
    first.refresh_from_db()
    assert first.meeting == there
    page.get(answer["Location"])


@pytest.mark.parametrize(
    ("verb", "sent", "words"),
    [
        ("split", {}, "请把光标放到"),
        ("split", {"at": "0"}, "两句话之间"),
        ("move", {"meeting": "x"}, "请选择要移到"),
        ("number", {"number": "多"}, "之间的整数"),
        ("place", {"step": "sideways"}, "请刷新页面"),
        ("demote", {}, "前面没有条目"),
    ],
)
def test_a_refusal_says_what_to_do_in_both_ways(
    page: Client, first: Directive, verb: str, sent: dict[str, str], words: str
) -> None:
    html = page.post(url(first, verb), sent, follow=True).content.decode()
    assert words in html
    told = page.post(url(first, verb), sent, headers=JSON)
    assert told.status_code in (409, 422) and words in told.json()["refused"]
    assert not Edit.objects.exclude(verb="read").exists()


def test_a_script_gets_the_anchor_and_the_new_seen(
    page: Client, first: Directive
) -> None:
    told = page.post(url(first, "split"), {"at": "7"}, headers=JSON).json()
    assert told["done"] and told["anchor"] == f"#d{first.pk}"
    assert told["seen"] == told["edit"] == last(first)
    same = page.post(url(first, "place"), {"step": "up"}, headers=JSON).json()
    assert same["done"] and same["edit"] is None


def test_a_stale_mend_shows_whose_change_is_in_the_way(
    page: Client, first: Directive, senior: User
) -> None:
    seen = last(first)
    proofreading.change(first, senior, {"text": "一句。又一句"})
    told = page.post(url(first, "split"), {"at": "3", "seen": seen}, headers=JSON)
    assert told.status_code == 409 and told.json()["who"] == "顾清如"


def test_redo_brings_back_what_was_undone(
    page: Client, first: Directive, officer: User
) -> None:
    edit = proofreading.split(first, officer, 7)
    back = proofreading.undo(edit, officer)
    page.post(reverse("edit-redo", args=[back.pk]))
    first.refresh_from_db()
    assert first.text == "抓好防汛值守"
    told = page.post(reverse("edit-redo", args=[back.pk]), headers=JSON)
    assert "已经重做过" in told.json()["refused"]


def test_a_locked_directive_offers_the_amendment_alone(
    page: Client, first: Directive, officer: User
) -> None:
    proofreading.lock(first, officer)
    html = page.get(url(first, "mend")).content.decode()
    assert "勘误" in html and url(first, "split") not in html


def test_the_queries_of_the_forms_do_not_grow(
    page: Client, first: Directive, django_assert_max_num_queries: Any
) -> None:
    for _ in range(5):
        proposed(meeting=first.meeting, reading=first.reading)
        make_meeting(reading=first.reading)
    with django_assert_max_num_queries(16):
        page.get(url(first, "mend"), headers=HTMX)
