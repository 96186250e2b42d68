"""Rows of an old ledger as they are once they are understood, and one taken over."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User

from meetings.models import Department
from tracker import figure_proof, replay
from tracker.imports.entry import Entry
from tracker.imports.taking import Taken, take_over
from tracker.models import LedgerImport
from tracker.search import rebuilding
from tracker.workflow import Duty

counter = itertools.count(1)
HELD = datetime.date(2024, 3, 12)


def make_source(by: User, name: str = "2024年督查台账.xlsx") -> LedgerImport:
    mark = f"{next(counter):064d}"
    return LedgerImport.objects.create(name=name, data=b"PK", sha256=mark, sent_by=by)


def make_entry(lead: Department | None, number: int = 1, **more: Any) -> Entry:
    fields = {
        "meeting": "澄湖区政府第53次常务会议",
        "held_on": HELD,
        "text": f"第{number}项工作要限期完成。由责任单位排出时间表",
        "duties": ((lead, Duty.LEAD),) if lead else (),
        **more,
    }
    return Entry(number=number, **fields)


def taken(entries: Sequence[Entry], by: User) -> Taken:
    return take_over(entries, make_source(by), by)


def proven() -> bool:
    """What was written past the acts is what the acts would have left."""
    assert list(replay.differences()) == []
    assert list(figure_proof.differences()) == []
    assert list(rebuilding.differences()) == []
    return True
