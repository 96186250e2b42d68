"""The planned meetings as rows of the record: typed in, confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from meetings.models import Attendance, Directive, Meeting, Mention, Person
from meetings.models.people import Tenure
from meetings.models.periods import holding_on
from meetings.models.records import Origin, RecordState

from . import plot
from .matters import Demand
from .people import Cast

MAYOR = "霍启明"
PARTY = "党组会议"
Said = list[tuple[Demand, Directive]]


class Recorder:
    """`write` fills the record; `said` then pairs each demand with its directive."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.cast, self.rng = cast, Random(seed)
        self.said: Said = []

    def write(self, plans: Sequence[plot.Meeting]) -> list[Meeting]:
        meetings = Meeting.objects.bulk_create(self._meeting(plan) for plan in plans)
        pairs = list(zip(plans, meetings, strict=True))
        Attendance.objects.bulk_create(
            row for plan, meeting in pairs for row in self._people(plan, meeting)
        )
        for plan, meeting in pairs:
            self._directives(plan, meeting)
        Mention.objects.bulk_create(
            row for demand, row_of in self.said for row in self._bodies(demand, row_of)
        )
        return meetings

    def _meeting(self, plan: plot.Meeting) -> Meeting:
        morning, afternoon, _ = Meeting.Period
        return Meeting(
            title=plan.title,
            held_on=plan.held_on,
            period=morning if plan.morning else afternoon,
            venue=plan.venue,
            organ="区政府党组" if plan.kind == PARTY else "区政府",
            kind=self.cast.kinds[plan.kind],
            ordinal=plan.ordinal,
            year=plan.held_on.year,
            state=RecordState.CONFIRMED,
            origin=Origin.TYPED,
        )

    def _people(self, plan: plot.Meeting, meeting: Meeting) -> Iterator[Attendance]:
        """The chair, the leaders, and the heads of departments that it concerns."""
        held = Tenure.objects.filter(holding_on(plan.held_on)).select_related(
            "person", "post__department"
        )
        leaders = [t for t in held if t.post.department is None]
        heads = [t for t in held if t.post.department and t.post.order % 2 == 0]
        leaders.sort(key=lambda t: (not self._chairs(t, plan), t.post.order))
        role = Attendance.Role
        rows = [(leaders[0], role.CHAIR)]
        rows += [(t, role.ATTEND) for t in leaders[1:] if self.rng.random() < 0.6]
        if self.rng.random() < 0.3:
            rows[-1] = (rows[-1][0], role.ABSENT) if len(rows) > 1 else rows[-1]
        some = self.rng.sample(heads, 4)
        rows += [(t, role.OBSERVE) for t in some]
        seen: set[int] = set()
        for order, (tenure, part) in enumerate(rows):
            if tenure.person_id in seen:
                continue
            seen.add(tenure.person_id)
            yield self._present(meeting, tenure, part, order)

    def _chairs(self, tenure: Tenure, plan: plot.Meeting) -> bool:
        if plan.kind in plot.NUMBERED:
            return tenure.person.name == MAYOR
        leads = [self.cast.named.get(d.bodies[0][0]) for d in plan.demands if d.bodies]
        return any(d and d.leader_in_charge_id == tenure.post_id for d in leads)

    def _present(
        self, meeting: Meeting, tenure: Tenure, role: str, order: int
    ) -> Attendance:
        person: Person = tenure.person
        return Attendance(
            meeting=meeting,
            person=person,
            name=person.name,
            post=str(tenure.post),
            role=role,
            order=order,
        )

    def _directives(self, plan: plot.Meeting, meeting: Meeting) -> None:
        tops = Directive.objects.bulk_create(
            self._directive(meeting, item.text, 100 * n, number=item.number)
            for n, item in enumerate(plan.items)
        )
        for item, top in zip(plan.items, tops, strict=True):
            if not item.heading:
                self._set_deadline(top, item.demands[0])
                self.said.append((item.demands[0], top))
                continue
            inside = [
                self._directive(meeting, one.text, top.order + n, parent=top)
                for n, one in enumerate(item.demands, start=1)
            ]
            for one, row in zip(item.demands, inside, strict=True):
                self._set_deadline(row, one)
            rows = Directive.objects.bulk_create(inside)
            self.said += zip(item.demands, rows, strict=True)
        columns = ["deadline_text", "deadline_on", "deadline_unit", "deadline_count"]
        Directive.objects.bulk_update(tops, columns)

    def _directive(
        self,
        meeting: Meeting,
        text: str,
        order: int,
        number: int | None = None,
        parent: Directive | None = None,
    ) -> Directive:
        return Directive(
            meeting=meeting,
            parent=parent,
            number=number,
            order=order,
            text=text,
            state=RecordState.CONFIRMED,
            origin=Origin.TYPED,
        )

    def _set_deadline(self, row: Directive, demand: Demand) -> None:
        if said := demand.deadline:
            row.deadline_text, row.deadline_on = said.text, said.on
            row.deadline_unit, row.deadline_count = said.unit, said.count

    def _bodies(self, demand: Demand, directive: Directive) -> Iterator[Mention]:
        for order, (name, role) in enumerate(demand.bodies):
            department = self.cast.named.get(name)
            yield Mention(
                directive=directive,
                name=name,
                role=role,
                department=department,
                order=order,
            )
