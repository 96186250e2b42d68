"""Slips of the demo: late parts climb the ladder day by day, some sign, some do not."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import Q

from tracker import wording
from tracker.acts import act, correct
from tracker.ladder import SLIPS, Form, Step
from tracker.models import Assignment, Event, Office
from tracker.recording import Words
from tracker.workflow import Duty, Kind, State, Verb

from .play import Player

DAY = datetime.timedelta(days=1)
LEFT = 2  # every so many-th late part nobody has urged
TOPS = (6, 3, 4, 3, 5)  # how high climbers come, in turn: few have to be talked to
STAYS = 3  # every so many-th climber has not signed for its last slip
SOON = datetime.timedelta(days=3)
NTH = 24  # act of its day: after what the courses recorded


@dataclass(frozen=True, slots=True)
class Turn:
    """On its day a part is given this step, or signs for what it was given (None)."""

    day: datetime.date
    part: Assignment
    step: Step | None = None
    order: int = 0  # of the step, also where it is signed for


def play(player: Player) -> list[Event]:
    """Urge through the door that pages use; what was done."""
    turns: list[Turn] = []
    for n, part in enumerate(_late(player)):
        if n % LEFT != LEFT - 1:
            top = TOPS[n % len(TOPS)]
            mine = [t for t in _climb(part, player.last) if t.order <= top]
            signed = [turn for turn in mine if turn.step is None]
            if signed and n % STAYS == 0:
                mine.remove(signed[-1])
            turns += mine
    turns.sort(key=lambda turn: (turn.day, turn.part.pk))
    return [_take(player, turn) for turn in turns]


def _late(player: Player) -> list[Assignment]:
    """Late ones, and those that are due in a few days; of bodies with an account."""
    rows = Assignment.objects.with_due().filter(
        Q(due__lte=player.last + SOON),
        state__in=(State.UNSIGNED, State.IN_HAND),
        docket__kind=Kind.ACTION,
        department__in=player.cast.liaisons,
    )
    rows = rows.exclude(role=Duty.SUPPORT)
    return list(rows.select_related("docket", "department").order_by("pk"))


def _climb(part: Assignment, last: datetime.date) -> Iterator[Turn]:
    """The steps in order, after all that is recorded and never two within the pause;
    each slip is signed for on the next day."""
    office, due = Office.present(), part.effective_due
    assert due is not None  # it is late
    free = part.docket.events.latest("seq").recorded_at.date() + DAY
    for step in office.ladder:
        day = max(due + step.days * DAY, free)
        in_time = step.days > 0 or day <= due
        if step.form != Form.HINT and in_time and day <= last:
            yield Turn(day, part, step, step.order)
            if step.form in SLIPS and day < last:
                yield Turn(day + DAY, part, None, step.order)
            free = day + max(office.urge_days, 2) * DAY


def _take(player: Player, turn: Turn) -> Event:
    by = player.cast.officers[0]
    words = Words(
        happened_on=turn.day, recorded_at=player.moment(turn.day, NTH), step=turn.step
    )
    if turn.step is None:
        by = player.cast.liaisons[turn.part.department_id]
        return act(turn.part, Verb.ACKNOWLEDGE, by, words)
    due = wording.reply_by(turn.step, turn.day)
    return act(turn.part, Verb.URGE, by, replace(words, due_on=due))


def void(player: Player, done: list[Event], taken: set[int]) -> None:
    """One that went to the wrong department, in a docket that is not `taken`: its
    number stays, and says so."""
    urged = [event for event in done if event.verb == Verb.URGE]
    free = [event for event in urged if event.docket_id not in taken]
    for event in sorted(free, key=_unlike, reverse=True):
        newest = Event.objects.filter(assignment=event.assignment_id).latest("seq")
        if event == newest:
            reason = player.rng.choice(player.stock.words["corrections"])
            correct(event, player.cast.seniors[0], reason)
            return


def _unlike(event: Event) -> tuple[bool, str]:
    """A slip rather than what has no number, a talk last of all."""
    return event.notice.form != Form.TALK, event.slip
