"""From entries to meetings, directives and dockets: the signatures alone.

Stands in until the module of this name is there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetings.models import Meeting
from tracker.models import Docket, LedgerImport

from .entry import Entry

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Taken:
    dockets: int
    meetings: int
    known: int


class Refused(Exception):
    def __init__(self, why: dict[int, str]) -> None:
        super().__init__(why)
        self.why = why


def check(entries: Sequence[Entry]) -> dict[int, str]:
    return {}


def known(entries: Sequence[Entry]) -> dict[int, Docket | Meeting]:
    return {}


def take_over(
    entries: Sequence[Entry],
    source: LedgerImport,
    by: User,
    beat: Callable[[int], None] = lambda percent: None,
) -> Taken:
    raise Refused({entry.number: "还不能导入。" for entry in entries})
