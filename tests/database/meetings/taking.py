"""Taking a text in, and that nothing of a refused one is kept."""

from __future__ import annotations

from typing import Any

from meetings.intake import intake
from meetings.models import (
    Directive,
    Edit,
    Meeting,
    MeetingKind,
    Passage,
    Reading,
    Source,
)
from tests.database.meetings.pages import DAY, PAGE


def take(text: str = PAGE, **more: Any) -> Any:
    return intake(text.encode(), **{"published_on": DAY, **more})


def nothing_kept() -> bool:
    tables = (Source, Reading, Meeting, Directive, Passage, Edit, MeetingKind)
    return not any(table._default_manager.exists() for table in tables)
