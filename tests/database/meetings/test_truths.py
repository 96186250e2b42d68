"""Both truths: what was read of a directive, and what became of it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings import proofreading
from meetings.history import truths
from meetings.models import Directive
from tests.database.meetings.proposals import done, proposed
from tests.factories import make_meeting


def test_what_was_read_stands_beside_what_an_officer_made_of_it(
    page: Client, first: Directive, officer: User, senior: User
) -> None:
    read = first.text
    proofreading.change(first, officer, {"text": "抓好防汛"})
    proofreading.change(first, senior, {"text": "抓好防汛备汛", "number": 3})
    first.refresh_from_db()
    text, number = truths.of(first).changes
    assert (text.was, text.now, text.who) == (read, "抓好防汛备汛", "顾清如")
    assert (number.was, number.now) == ("1", "3")
    html = page.get(reverse("directive-history", args=[first.pk])).content.decode()
    assert (
        f"读出为“<del>{read}</del>”" in html and "顾清如" in html and "陆明远" in html
    )


def test_what_was_taken_back_is_no_change(first: Directive, officer: User) -> None:
    edit = done(proofreading.change(first, officer, {"speaker": "霍启明"}))
    proofreading.undo(edit, officer)
    first.refresh_from_db()
    truth = truths.of(first)
    assert truth.changes == [] and len(truth.entries) == 2
    assert truth.entries[1].struck


def test_an_amendment_keeps_its_reason_and_version(
    first: Directive, officer: User
) -> None:
    proofreading.lock(first, officer)
    proofreading.amend(first, officer, "报纸更正", text="抓好防汛")
    first.refresh_from_db()
    truth = truths.of(first)
    assert truth.changes[0].now == "抓好防汛" and first.version == 2
    assert "理由:报纸更正" in truth.entries[0].text


def test_what_was_typed_has_its_first_words(officer: User) -> None:
    row = proposed(text="先这么说")
    proofreading.change(row, officer, {"text": "后来这么说"})
    row.refresh_from_db()
    truth = truths.of(row)
    assert truth.typed and truth.changes[0].was == "先这么说"


def test_the_way_through_several_meetings_is_told(
    first: Directive, officer: User
) -> None:
    there = make_meeting(title="另一场会", state="proposed")
    proofreading.change(first, officer, {"speaker": "霍启明"})
    proofreading.move(first, officer, there)
    first.refresh_from_db()
    titles = [entry.title for entry in truths.of(first).entries]
    assert [title.split()[0] for title in titles] == ["移到另一场", "修改"]
    assert "另一场会" in truths.of(first).entries[0].text


def test_the_queries_do_not_grow_with_the_edits(
    first: Directive, officer: User, django_assert_num_queries: Any
) -> None:
    for name in ("霍启明", "万里", "会议"):
        proofreading.change(first, officer, {"speaker": name})
    row = Directive.objects.select_related("meeting__reading", "reading").get(
        pk=first.pk
    )
    with django_assert_num_queries(2):
        truths.of(row)
