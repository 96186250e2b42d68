"""The follow-through of the demo as unsaved rows: the same play, past the doors."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING

from django.db.models import Model
from django.utils import timezone

from meetings.models import Directive
from tracker import drafts
from tracker.charging.decisions import Charge
from tracker.models import (
    Assignment,
    Dismissal,
    Docket,
    DocketDirective,
    DocketSerial,
    Event,
)
from tracker.recording import Words
from tracker.workflow import RULES, Verb

from .people import Cast
from .play import Player
from .stock import Stock

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# In the order in which they are saved: none points at a later one.
TABLES: tuple[type[Model], ...] = (*drafts.TABLES, Dismissal)


class Drafter(Player):
    """A player that keeps its rows; `save` writes them all into an empty database."""

    def __init__(self, stock: Stock, cast: Cast, last: datetime.date, seed: int):
        super().__init__(stock, cast, last, seed)
        self.drafts: dict[str, drafts.Draft] = {}  # by code
        self.dismissals: list[Dismissal] = []
        self.serials: Counter[int] = Counter()  # the last one of each year

    def save(self) -> None:
        drafts.save(self.drafts.values())
        Dismissal.objects.bulk_create(self.dismissals)
        DocketSerial.objects.bulk_create(
            DocketSerial(year=year, last=last) for year, last in self.serials.items()
        )
        charged = DocketDirective.objects.values("directive")
        Directive.objects.filter(pk__in=charged).update(locked_at=timezone.now())

    def _begin(self, charge: Charge, officer: User) -> Docket:
        year = charge.directive.meeting.year
        self.serials[year] += 1
        words = Words(happened_on=charge.charged_on, recorded_at=charge.recorded_at)
        made = drafts.charged(charge, self.serials[year], officer, words)
        self.drafts[made.docket.code] = made
        return made.docket

    def _dismiss(self, directive: Directive, officer: User, reason: str) -> None:
        self.dismissals.append(
            Dismissal(directive=directive, by=officer, reason=reason)
        )

    def _parts(self, docket: Docket) -> list[Assignment]:
        return list(self.drafts[docket.code].parts)

    def _perform(self, part: Assignment, verb: Verb, by: User, words: Words) -> Event:
        own = self.cast.liaisons.get(part.department_id) == by
        theirs = RULES[verb].for_department and not own
        body = part.department if theirs else None
        return self.drafts[part.docket.code].perform(part, verb, by, words, body)
