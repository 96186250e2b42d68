"""Rule sets to start from, as files: each number with the words of its source. Pure."""

from __future__ import annotations

import json
from pathlib import Path

from tracker.scoring.rulesets import RuleSet

FOLDER = Path(__file__).parent
# In the order in which they are offered; the first is reference/domain.md §3.7.
NAMES = ("default", "zhangye", "jiamusi", "county80", "jinhua", "shangcheng")


def preset(name: str) -> RuleSet:
    """KeyError where there is none of that name."""
    if name not in NAMES:
        raise KeyError(name)
    text = (FOLDER / f"{name}.json").read_text("utf-8")
    return RuleSet.from_document(json.loads(text))


def presets() -> dict[str, RuleSet]:
    return {name: preset(name) for name in NAMES}
