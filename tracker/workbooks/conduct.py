"""How bodies reported and what was returned to them: what rates of a year rest on.

Read part by part, a few hundred at a time, as the year's account reads them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tracker import counting
from tracker.facts import Fact
from tracker.models import Assignment
from tracker.rates import Rate
from tracker.settling.facts import present_calendar
from tracker.settling.parts import PIECE, Known, Part, read
from tracker.settling.succeeding import Successions, successions
from tracker.workflow import State, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .ledgers import Told


@dataclass(slots=True)
class Conduct:
    """owed: reports due by the day or made before theirs; in_time: of them made in
    time. claims: 申请办结 made; returns: of them returned."""

    owed: int = 0
    in_time: int = 0
    claims: int = 0
    returns: int = 0

    @property
    def punctuality(self) -> Rate:
        return Rate(self.in_time, self.owed)

    @property
    def return_rate(self) -> Rate:
        return Rate(self.returns, self.claims)

    def __bool__(self) -> bool:
        return bool(self.owed or self.claims)

    def add(self, other: Conduct) -> None:
        self.owed += other.owed
        self.in_time += other.in_time
        self.claims += other.claims
        self.returns += other.returns


def conducts(
    user: User, year: int, today: datetime.date, told: Told
) -> dict[int, Conduct]:
    """By the body that had the part then, of the dockets that figures of a year count;
    without the withdrawn. told: that the work goes on."""
    known = Known(today, present_calendar())
    over = successions(known)
    found: dict[int, Conduct] = {}
    for piece in _pieces(user, year):
        told(0.0)
        for part in read(piece, known):
            if part.present.state != State.WITHDRAWN:
                own = found.setdefault(part.row.department_id, Conduct())
                own.add(_of(part, over))
    return {pk: one for pk, one in found.items() if one}


def add_up(rows: Iterable[Conduct]) -> Conduct:
    whole = Conduct()
    for row in rows:
        whole.add(row)
    return whole


def _pieces(user: User, year: int) -> Iterator[Sequence[Assignment]]:
    """By docket, so that its events are read once."""
    dockets = counting.rows_of(user, year).order_by().values("pk")
    rows = Assignment.objects.charged().filter(docket__in=dockets)
    rows = rows.select_related("docket").order_by("docket_id", "pk")
    ordered = rows.iterator(chunk_size=PIECE)
    while piece := list(islice(ordered, PIECE)):
        yield piece


def _of(part: Part, over: Successions) -> Conduct:
    """What was owed before it took over is the other body's."""
    begun = over.begun(part.row.pk)
    owed = [one for one in part.owed if begun is None or one.last_day >= begun]
    own = [fact for fact in part.facts if fact.seq in part.own]
    return Conduct(
        len(owed),
        sum(one.in_time for one in owed),
        claims(own),
        sum(fact.verb == Verb.RETURN for fact in own),
    )


def claims(facts: Iterable[Fact]) -> int:
    """How often 申请办结 reached the office: one that waits for the body's own release
    has not, and counts when it is released."""
    made, held = 0, False
    for fact in facts:
        if fact.verb == Verb.RELEASE:
            made, held = made + held, False
        elif fact.pending:
            held = fact.verb == Verb.REPORT_DONE
        elif fact.verb == Verb.REPORT_DONE:
            made += 1
    return made
