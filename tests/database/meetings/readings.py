"""Readings made by hand, for tests that are not about extraction."""

from __future__ import annotations

from typing import Any

from meetings.models import Reading
from tests.factories import make_source


def make_reading(text: str = "澄湖日报 一段文字", **result: Any) -> Reading:
    source = make_source(text)
    reading = Reading.objects.create(
        source=source,
        extractor="test",
        published_on=source.published_on,
        result={"meetings": [], "doubts": [], "unassigned": [], **result},
    )
    source.reading = reading
    source.save()
    return reading
