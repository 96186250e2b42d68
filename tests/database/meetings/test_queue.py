"""The queue: what state a source is in, who has it, who is at it, how long it waits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings import proofreading, queue
from meetings.intake import intake
from meetings.models import Directive, Meeting, ReadingJob, Source, Visit
from tests.database.meetings.pages import DAY, PAGE
from tests.factories import make_source

LIST, ASSIGN = reverse("source-list"), reverse("source-assign")


def take(ordinal: str, publication: str) -> Source:
    text = PAGE.replace("第九次", ordinal)
    return intake(text.encode(), published_on=DAY, publication=publication).source


def names(page: Client, query: str = "") -> list[str]:
    rows = page.get(LIST + query).context["page"]
    return [row.publication for row in rows]


@pytest.fixture
def sources(officer: User) -> list[Source]:
    """One of each stage: done, begun, waiting, being read, failed."""
    rows = [take(f"第{n}次", paper) for n, paper in enumerate("甲乙丙", 2)]
    done, begun, _ = [Meeting.objects.get(reading__source=row) for row in rows]
    proofreading.confirm_meeting(done, officer)
    first = Directive.objects.filter(meeting=begun, parent=None).first()
    assert first is not None
    proofreading.reject(first, officer)
    rows += [make_source("没有读的", publication="丁")]
    rows += [make_source("读坏的", publication="戊")]
    ReadingJob.objects.create(source=rows[-1], state="failed")
    return rows


def test_each_stage_is_told_and_filtered(page: Client, sources: list[Source]) -> None:
    found = {
        stage: names(page, f"?state={stage}")
        for stage in ("done", "begun", "waiting", "reading", "failed")
    }
    assert found == {
        "done": ["甲"],
        "begun": ["乙"],
        "waiting": ["丙"],
        "reading": ["丁"],
        "failed": ["戊"],
    }


def test_how_much_is_left_is_told(page: Client, sources: list[Source]) -> None:
    rows = {row.publication: row for row in page.get(LIST).context["page"]}
    counts = {name: (row.waiting, row.found) for name, row in rows.items()}
    assert counts["甲"] == (0, 2) and counts["乙"] == (1, 2) and counts["丙"] == (2, 2)
    assert rows["乙"].doubts == len(sources[1].reading.result["doubts"])  # type: ignore[union-attr]


def test_it_is_filtered_by_paper_words_and_day(
    page: Client, sources: list[Source]
) -> None:
    assert names(page, "?publication=乙") == ["乙"]
    assert names(page, "?words=第4次") == ["丙"]
    assert sorted(names(page, "?published_on_after=2026-09-19")) == ["丙", "乙", "甲"]


def test_it_is_sorted_by_what_waits_longest_or_has_most_left(
    page: Client, sources: list[Source]
) -> None:
    Source.objects.filter(publication="丙").update(
        added_at=timezone.now() - timedelta(days=5)
    )
    assert names(page, "?sort=oldest")[0] == "丙"
    assert names(page, "?sort=left")[0] == "丙"
    assert "5 天" in page.get(LIST).content.decode()


def test_the_ticked_ones_are_given_to_an_officer(
    page: Client, sources: list[Source], senior: User, officer: User
) -> None:
    ticked = {"pk": [row.pk for row in sources[:2]], "officer": senior.pk}
    answer = page.post(ASSIGN, {**ticked, "next": LIST + "?state=begun"})
    assert answer["Location"] == LIST + "?state=begun"
    assert sorted(names(page, f"?officer={senior.pk}")) == ["乙", "甲"]
    assert sorted(names(page, "?officer=nobody")) == ["丁", "丙", "戊"]
    page.post(ASSIGN, {"take": sources[2].pk})
    assert names(page, "?officer=mine") == ["丙"]
    page.post(ASSIGN, {"pk": [sources[2].pk], "officer": ""})
    assert names(page, "?officer=mine") == []


def test_nobody_else_than_an_officer_gets_one(
    page: Client, sources: list[Source], leader: User, senior: User
) -> None:
    page.post(ASSIGN, {"pk": [sources[0].pk], "officer": leader.pk})
    assert not Source.objects.exclude(officer=None).exists()
    assert leader not in queue.officers() and senior in queue.officers()


def test_no_way_leads_off_the_site(page: Client, sources: list[Source]) -> None:
    answer = page.post(
        ASSIGN, {"take": sources[0].pk, "next": "//example.org/sources/"}
    )
    assert answer["Location"] == LIST


def test_who_has_a_source_open_is_told_to_others_for_some_minutes(
    page: Client, client: Client, sources: list[Source], senior: User
) -> None:
    page.get(reverse("desk", args=[sources[2].pk]))
    assert queue.at_work(sources, senior)[sources[2].pk] == ["陆明远"]
    client.force_login(senior)
    assert "陆明远 正在校核" in client.get(LIST).content.decode()
    Visit.objects.update(at=timezone.now() - timedelta(minutes=11))
    assert sources[2].pk not in queue.at_work(sources, senior)


def test_who_acted_just_now_is_at_work_and_oneself_is_not_told(
    sources: list[Source], officer: User, senior: User
) -> None:
    assert queue.at_work(sources, senior)[sources[1].pk] == ["陆明远"]
    assert queue.at_work(sources, officer) == {}


def test_who_only_looks_sees_no_buttons(
    client: Client, leader: User, sources: list[Source]
) -> None:
    client.force_login(leader)
    html = client.get(LIST).content.decode()
    assert "已校核完" in html and "分派勾选的" not in html and "我来" not in html
    assert client.post(ASSIGN, {"take": sources[0].pk}).status_code == 403
