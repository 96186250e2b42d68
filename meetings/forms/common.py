"""What the forms of the record share."""

from __future__ import annotations

from typing import Any

DATE = {"type": "date"}


def with_one_more(data: Any, prefix: str) -> Any:
    """What was posted, with one more empty row in the list."""
    more = data.copy()
    more[f"{prefix}-TOTAL_FORMS"] = str(int(data.get(f"{prefix}-TOTAL_FORMS", 0)) + 1)
    return more
