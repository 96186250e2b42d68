"""What leaders wrote and was answered, who went to look, months signed off.

Played last, each on a docket that has rested since before the day it is dated to.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import F, Max, Q, QuerySet

from meetings.models import Meeting
from tracker import inspecting, meeting_instructions
from tracker.acts import act
from tracker.leaders import leaders
from tracker.models import Assignment, Event, Instruction
from tracker.months.signing import sign
from tracker.recording import Words
from tracker.rhythm import months_later
from tracker.workflow import Duty, Kind, State, Verb

from .turns import Turns

DAY = datetime.timedelta(days=1)
SIGNED = 4  # months, the last of them two months ago


class Supervision:
    def __init__(self, turns: Turns) -> None:
        self.player, self.cast, self.last = turns.player, turns.cast, turns.last
        self.words: dict[str, Any] = turns.player.stock.words["supervision"]
        self.taken, self.count = set(turns.taken), 200

    def play(self) -> None:
        self._notes()
        self._wholes()
        self._meetings()
        self._looks()
        self._months()

    # Instructions

    def _notes(self) -> None:
        """A leader's note that an officer put down: open, eleven days old."""
        for part in self._rested(State.IN_HAND, 11)[:1]:
            chosen = next(one for one in leaders(self.last) if one.user)
            more: dict[str, Any] = {"leader": chosen, "channel": "paper"}
            officer, text = self.cast.officers[0], self.words["note"]
            self._say(part, Verb.INSTRUCT, officer, 11, text, **more)

    def _wholes(self) -> None:
        """On whole dockets: one answered for the time being, one settled."""
        parts = self._rested(State.IN_HAND, 9)[:2]
        for n, part in enumerate(parts):
            leader = self.cast.accounts[("leader", "leader2")[n]]
            text = self.words["whole"][n]
            event = self._say(part, Verb.INSTRUCT, leader, 9, text, about_docket=True)
            liaison = self.cast.liaisons[part.department_id]
            more: dict[str, Any] = {"answers": [event.instruction]}
            first = self.words["first"]
            self._say(part, Verb.REPLY, liaison, 6, first, settles=False, **more)
            if n:
                text = self.words["answers"][n]
                self._say(part, Verb.REPLY, liaison, 4, text, **more)

    def _meetings(self) -> None:
        """On the two newest meetings: one that waits, one that is settled."""
        told = Meeting.objects.confirmed().order_by("-held_on", "-pk")[:2]
        for n, meeting in enumerate(told):
            day = max(self.last - 5 * DAY, meeting.held_on or self.last)
            words = Words(self.words["meeting"][n], happened_on=day)
            leader = self.cast.accounts["leader"]
            made = meeting_instructions.give(meeting, leader, words)
            self._date(made, day)
            if n:
                officer, words = self.cast.officers[0], Words(self.words["listed"])
                meeting_instructions.answer(made, officer, words)

    def _date(self, made: Instruction, day: datetime.date) -> None:
        made.recorded_at = self.player.moment(day, 60)
        made.save(update_fields=["recorded_at"])

    # Inspections

    def _looks(self) -> None:
        for n, row in enumerate(self.words["looks"]):
            state = State.CLOSED if row["kind"] == "again" else State.IN_HAND
            for part in self._rested(state, 8 - n)[:1]:
                self._look(part, row, self.last - (8 - n) * DAY)

    def _look(self, part: Assignment, row: dict[str, Any], day: datetime.date) -> None:
        self.taken.add(part.docket_id)
        names = ("kind", "place", "party", "finding", "result", "asked")
        fields: dict[str, Any] = {name: row[name] for name in names}
        fields |= {"on": day, "due_on": None}
        if row["asked"]:
            fields["due_on"] = max(day, self.last + row["days"] * DAY)
        found = inspecting.Found(fields, [part], (), self._moment(day))
        by = self.cast.officers[0]
        made = inspecting.inspect(part.docket, by, found)
        if "done" in row:
            inspecting.settle(made, by, self.last, row["done"])

    # Months

    def _months(self) -> None:
        """Each signed on the second of the next, in order."""
        this = self.last.replace(day=1)
        for ago in range(SIGNED + 1, 1, -1):
            month = months_later(this, -ago)
            day = months_later(month, 1) + DAY
            sign(month, self.cast.seniors[0], "账实相符。", self._moment(day))

    # What all have in common

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
