"""A superior's requirement is made: of a passage at the desk, or typed in."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from meetings.intake import intake
from meetings.models import Edit, Passage, Relay, RelayedPoint, Source
from meetings.models.records import Origin
from meetings.proofreading import last_step, redo, undo
from meetings.refusals import Refused
from meetings.relayed import taking
from tests.database.meetings.pages import DAY
from tests.relayed import SAID, SIX, TELLING

from .desk_client import desk


@pytest.fixture
def paper(db: None) -> Source:
    return intake(TELLING.encode(), published_on=DAY, publication="澄湖日报").source


def span(source: Source, words: str = SAID) -> tuple[int, int]:
    start = source.text.index(words)
    return start, start + len(words)


def test_a_passage_becomes_a_record_with_its_points(
    paper: Source, officer: User
) -> None:
    edit = taking.take_in(paper, officer, *span(paper))
    relay = Relay.objects.with_points().get()
    assert relay.title == "顾临川同志调研讲话的六项要求"
    assert (relay.speaker, relay.post, relay.told) == ("顾临川", "市委书记", 6)
    assert str(relay.given_on) == "2026-09-15" and relay.origin == Origin.READ
    assert tuple(point.text for point in relay.kept) == SIX
    for point in relay.kept:
        (place,) = point.passages.all()
        assert paper.text[place.start : place.end] == point.text
    assert edit.relay == relay and edit.source == paper and not relay.is_confirmed


def test_one_press_at_the_desk_does_it(page: Client, paper: Source) -> None:
    html = page.get(desk(paper)).content.decode()
    assert "顾临川同志调研讲话的六项要求,读出 6 个要点" in html
    start, end = span(paper)
    sent = {"start": start, "end": end, "what": "relay"}
    answer = page.post(reverse("source-select", args=[paper.pk]), sent)
    relay = Relay.objects.get()
    assert answer["Location"].endswith(f"#r{relay.pk}")
    html = page.get(desk(paper)).content.decode()
    assert f'id="r{relay.pk}"' in html and f'data-refs="r{relay.pk}' in html
    assert "读出 6 个要点" not in html  # not offered again


def test_the_same_passage_is_not_taken_twice(paper: Source, officer: User) -> None:
    taking.take_in(paper, officer, *span(paper))
    with pytest.raises(Refused, match="已经立为"):
        taking.take_in(paper, officer, *span(paper))
    assert Relay.objects.count() == 1


def test_an_agenda_is_refused_and_nothing_is_kept(officer: User, db: None) -> None:
    words = "会议有三项议程:一是听取汇报;二是审议方案;三是研究人事。"
    source = intake(words.encode(), published_on=DAY).source
    with pytest.raises(Refused, match="不是要求"):
        taking.take_in(source, officer, 0, len(words))
    assert not Relay.objects.exists() and not RelayedPoint.objects.exists()


def test_undone_it_is_not_adopted_and_redone_it_is_back(
    paper: Source, officer: User
) -> None:
    edit = taking.take_in(paper, officer, *span(paper))
    assert last_step(paper) == edit
    undone = undo(edit, officer)
    relay = Relay.objects.get()
    assert relay.state == "rejected" and relay.points.count() == 6
    assert Passage.objects.filter(relay=relay).exists()
    taking.take_in(paper, officer, *span(paper))  # the passage is free again
    with pytest.raises(Refused, match="又有别的改动"):
        redo(undone, officer)


def test_redo_brings_it_back(paper: Source, officer: User, page: Client) -> None:
    edit = taking.take_in(paper, officer, *span(paper))
    page.post(reverse("edit-undo", args=[edit.pk]))
    undone = Edit.objects.get(verb=Edit.Verb.UNDO)
    answer = page.post(reverse("edit-redo", args=[undone.pk]), follow=True)
    assert "已重做" in answer.content.decode()
    assert Relay.objects.get().state == "proposed"
