"""The lists of parts behind the figures of one department."""

from __future__ import annotations

import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from tracker.links import COUNTED
from tracker.workflow import Duty

DECIDING = [Duty.LEAD.value, Duty.RESPONSIBLE.value]


def parts(department: int, on: datetime.date | None = None, **query: Any) -> str:
    """The address of its list of parts that count, with these filters; on: a past day
    that it is asked of."""
    then = {"on": on.isoformat()} if on else {}
    asked = {"department": department, "kind": COUNTED, **then, **query}
    return f"{reverse('assignment-list')}?{urlencode(asked, doseq=True)}"
