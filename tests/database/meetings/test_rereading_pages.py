"""Another day, or a newer reader: from the page to the desk."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from meetings import rereading
from meetings.models import Reading, Source
from tests.database.meetings.pages import DAY

LAST = DAY.replace(year=2025)


def test_the_pages_lead_from_a_new_day_to_the_desk(
    page: Client, source: Source
) -> None:
    change = reverse("source-change", args=[source.pk])
    difference = reverse("source-difference", args=[source.pk])
    assert 'value="2026-09-19"' in page.get(change).content.decode()
    posted = {"publication": "澄湖日报", "published_on": str(LAST)}
    assert page.post(change, posted)["Location"] == difference
    html = page.get(difference).content.decode()
    assert "2026-10-31" in html and "2025-10-31" in html
    found = rereading.difference(Source.objects.get())
    assert found is not None
    chosen = {"reading": found.new.pk, "line": [line.key for line in found.open]}
    answer = page.post(difference, chosen, follow=True).content.decode()
    assert "已按新的读取更新 2 处" in answer and "2025-10-31" in answer
    assert "没有差别" in page.get(difference, follow=True).content.decode()


def test_a_newer_extractor_reads_again_by_a_click(
    page: Client, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    Reading.objects.update(extractor="0.1")
    change = reverse("source-change", args=[source.pk])
    assert "现在的程序是" in page.get(change).content.decode()
    answer = page.post(reverse("source-read", args=[source.pk]), follow=True)
    assert "没有变化" in answer.content.decode()
    assert Reading.objects.count() == 2


def test_a_long_source_is_read_again_in_the_background(
    page: Client,
    source: Source,
    settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.READ_AT_ONCE_CHARS = 10
    posted = {"publication": "澄湖日报", "published_on": str(LAST)}
    with django_capture_on_commit_callbacks() as calls:
        answer = page.post(
            reverse("source-change", args=[source.pk]), posted, follow=True
        )
    assert len(calls) == 1
    assert "正在后台重新读取" in answer.content.decode()
