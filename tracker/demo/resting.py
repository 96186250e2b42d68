"""Dockets on which nothing has happened of late, and acts dated back on them."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import F, Max, Q, QuerySet

from tracker.acts import act
from tracker.models import Assignment, Event
from tracker.recording import Words
from tracker.workflow import Duty, Kind, State, Verb

from .turns import Turns

DAY = datetime.timedelta(days=1)


class Resting:
    """Each docket is taken once: what is recorded on it keeps its order."""

    def __init__(self, turns: Turns) -> None:
        self.player, self.cast, self.last = turns.player, turns.cast, turns.last
        self.words: dict[str, Any] = turns.player.stock.words["supervision"]
        self.taken, self.count = set(turns.taken), 200

    def _rested(self, state: State, days: int) -> QuerySet[Assignment]:
        """Leads in dockets on which nothing has happened since so many days ago."""
        rows = Assignment.objects.filter(
            state=state,
            role=Duty.LEAD,
            docket__kind=Kind.ACTION,
            department__in=self.cast.liaisons,
        ).exclude(docket__in=self.taken)
        since = self.player.moment(self.last - days * DAY, 0)
        newest: dict[str, Any] = {"latest": Max("docket__events__recorded_at")}
        rows = rows.annotate(**newest).filter(Q(latest__lt=since))
        return rows.select_related("docket", "department").order_by(
            F("latest").desc(), "pk"
        )

    def _say(
        self, part: Assignment, verb: Verb, by: Any, days: int, text: str, **more: Any
    ) -> Event:
        self.taken.add(part.docket_id)
        day = self.last - days * DAY
        words = Words(text, happened_on=day, recorded_at=self._moment(day), **more)
        return act(part, verb, by, words)

    def _moment(self, day: datetime.date) -> datetime.datetime:
        """Later each time, so that what is recorded on one day keeps its order."""
        self.count += 1
        return self.player.moment(day, self.count % 60)
