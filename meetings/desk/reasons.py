"""Why a thing was found, in words for its card: the rule, and how sure it is. Pure."""

from __future__ import annotations

import re
from typing import Any

from meetings.extraction.explain import because


def reasons(found: dict[str, Any]) -> list[tuple[str, str]]:
    """(要求, by which rule), (区水务局, by which word), (时限, by which wording)."""
    if not found:
        return []
    why = because(found["rule"])
    rows = [("要求", f"{why},把握 {found['confidence']:.2f}")]
    for body in found["bodies"]:
        word = f"由“{re.sub(r'[::]$', '', body['rule'])}”一词认出"
        rows.append((body["name"], f"{word},把握 {body['confidence']:.2f}"))
    due = found["deadline"]
    if due:
        form = f"按“{due['rule']}”的写法推算"
        rows.append((f"时限“{due['text']}”", f"{form},把握 {due['confidence']:.2f}"))
    return rows
