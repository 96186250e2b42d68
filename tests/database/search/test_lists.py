"""The box of a list finds what reading every text would."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from meetings.models import Department
from tests.factories import make_department, make_directive, make_docket
from tracker.demo import populating
from tracker.models import Assignment, Docket
from tracker.search import lists, rebuilding

SAID = ("老旧小区改造,区住建局牵头", "整治小区周边", "疏浚河道")


@pytest.fixture
def dockets(officer: User, bureau: Department) -> None:
    for text in SAID:
        make_docket(
            officer,
            bureau,
            make_directive(text=text),
            title=f"抓好{text[:4]}",
            criterion="全部验收",
            support=[make_department()],
        )


def read(word: str) -> set[int]:
    """By reading every text, as the lists did before there was an index."""
    rows = Docket.objects.filter(
        Q(code__contains=word)
        | Q(title__contains=word)
        | Q(criterion__contains=word)
        | Q(directives__directive__text__contains=word)
    )
    return set(rows.values_list("pk", flat=True))


@pytest.mark.parametrize("few", [lists.FEW, 0], ids=["rare", "common"])
@pytest.mark.parametrize(
    "word", ["区", "小区", "老旧小", "抓好", "验收", "号", "003", "2026〕0", "没有"]
)
def test_lists_find_what_reading_finds(
    client: Client,
    officer: User,
    dockets: None,
    word: str,
    few: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lists, "FEW", few)
    client.force_login(officer)
    page = client.get(reverse("docket-list"), {"q": word}).context["page"]
    assert {row.pk for row in page} == read(word)
    page = client.get(reverse("assignment-list"), {"q": word}).context["page"]
    parts = Assignment.objects.filter(docket__in=read(word))
    assert {row.pk for row in page} == set(parts.values_list("pk", flat=True))


def test_several_words_are_all_wanted_wherever_they_stand(
    client: Client, officer: User, dockets: None
) -> None:
    client.force_login(officer)
    page = client.get(reverse("docket-list"), {"q": "验收 周边"}).context["page"]
    assert [row.pk for row in page] == list(read("周边"))


def test_what_is_made_in_numbers_is_found_too(
    settings: Any, monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    settings.DEBUG = True
    monkeypatch.setattr(populating, "DIFFERENT", 26)
    call_command("populate", assignments=60, stdout=StringIO())
    assert list(rebuilding.differences()) == []
