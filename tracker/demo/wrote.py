"""What leaders wrote in the demo, and what was answered."""

from __future__ import annotations

import datetime
from typing import Any

from meetings.models import Meeting
from tracker import meeting_instructions
from tracker.leaders import leaders
from tracker.models import Instruction
from tracker.recording import Words
from tracker.workflow import State, Verb

from .resting import Resting

DAY = datetime.timedelta(days=1)


class Wrote(Resting):
    def play(self) -> None:
        self._notes()
        self._wholes()
        self._meetings()

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
