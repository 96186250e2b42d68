"""The demo office's default due dates."""

from __future__ import annotations

import tomllib

from meetings.models import MeetingKind
from tracker.models import DueRule

from .stock import FOLDER


def write() -> None:
    text = (FOLDER / "due_rules.toml").read_text(encoding="utf-8")
    for rule in tomllib.loads(text)["rules"]:
        name = rule.pop("kind", None)
        kind = MeetingKind.objects.get_or_create(name=name)[0] if name else None
        DueRule.objects.create(meeting_kind=kind, **rule)
