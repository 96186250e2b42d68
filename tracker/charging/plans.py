"""What a charging page would make, in words, before and after it is done."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.utils import timezone

from meetings.models import Department, Directive, Meeting, RelayedPoint
from tracker.asking_more import Burden
from tracker.models import Dismissal, Docket, DocketDirective, DocketSerial
from tracker.workflow import Duty, Kind

from . import burdens
from .deciding import code_of
from .decisions import Charge, Decision, Join
from .page import ChargePage

WORDS = {Kind.ACTION: "立项", Kind.STANDING: "长期", Kind.INFORMATION: "阅知"}


@dataclass(frozen=True, slots=True)
class Line:
    """One decision as the preview shows it; `code` is what it gets if nobody is
    faster."""

    directive: Directive
    what: str
    title: str = ""
    code: str = ""
    lead: Department | None = None
    responsible: Sequence[Department] = ()
    support: Sequence[Department] = ()
    due_on: datetime.date | None = None
    due_by: str = ""
    is_late: bool = False
    note: str = ""
    answers: RelayedPoint | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    lines: list[Line] = field(default_factory=list)
    first: str = ""
    last: str = ""
    parts: int = 0  # 件次: departments of all new dockets
    burdens: list[Burden] = field(default_factory=list)

    @property
    def charges(self) -> int:
        return sum(1 for line in self.lines if line.code)


def plan(page: ChargePage) -> Plan:
    """The decisions of a valid page, with the codes that come next."""
    year = page.meeting.year
    found = DocketSerial.objects.filter(year=year).values_list("last", flat=True)
    serial = found[0] if found else 0
    lines: list[Line] = []
    answers = {directive.pk: point for directive, point in page.answers}
    for decision in page.decisions:
        serial += isinstance(decision, Charge)
        line = _line(decision, code_of(year, serial))
        lines.append(replace(line, answers=answers.get(decision.directive.pk)))
    codes = [line.code for line in lines if line.code]
    parts = sum(len(d.duties) for d in page.decisions if isinstance(d, Charge))
    first, last = (codes[0], codes[-1]) if codes else ("", "")
    asked = burdens.of_decisions(page.decisions)
    return Plan(lines, first, last, parts, asked)


def _line(decision: Decision, code: str) -> Line:
    if isinstance(decision, Charge):
        due = decision.due_on if decision.kind == Kind.ACTION else None
        duties = decision.duties
        return Line(
            decision.directive,
            WORDS[decision.kind],
            title=decision.title,
            code=code,
            lead=decision.lead,
            responsible=[d for d, duty in duties if duty == Duty.RESPONSIBLE],
            support=[d for d, duty in duties if duty == Duty.SUPPORT],
            due_on=due,
            due_by=decision.due_by,
            is_late=due is not None and due < timezone.localdate(),
        )
    if isinstance(decision, Join):
        return Line(decision.directive, "并入", note=str(decision.docket))
    return Line(decision.directive, "不立项", note=decision.reason)


def done(made: Sequence[Docket | DocketDirective | Dismissal]) -> str:
    """已立项 12 件(督〔2026〕001号 至 督〔2026〕012号),并入 1 条。"""
    dockets = [one for one in made if isinstance(one, Docket)]
    counts = Counter(WORDS[Kind(docket.kind)] for docket in dockets)
    words = [f"{what} {counts[what]} 件" for what in WORDS.values() if counts[what]]
    if dockets:
        first, last = dockets[0].code, dockets[-1].code
        words[-1] += f"({first})" if first == last else f"({first} 至 {last})"
    for kind, what in ((DocketDirective, "并入"), (Dismissal, "不立项")):
        if number := sum(isinstance(one, kind) for one in made):
            words.append(f"{what} {number} 条")
    return "已" + ",".join(words) + "。"


@dataclass(frozen=True, slots=True)
class Standing:
    """What was decided about a meeting so far."""

    dockets: list[Docket]
    joined: list[DocketDirective]
    dismissed: list[Dismissal]

    @property
    def total(self) -> int:
        return len(self.dockets) + len(self.joined) + len(self.dismissed)


def standing(meeting: Meeting) -> Standing:
    links = DocketDirective.objects.filter(directive__meeting=meeting)
    found = links.select_related("docket", "directive").prefetch_related(
        "docket__assignments__department"
    )
    rows = list(found.order_by("docket__year", "docket__serial", "pk"))
    gone = Dismissal.objects.filter(directive__meeting=meeting, revoked_at=None)
    return Standing(
        [row.docket for row in rows if row.relation == row.Relation.ORIGIN],
        [row for row in rows if row.relation != row.Relation.ORIGIN],
        list(gone.select_related("directive", "by").order_by("directive__order")),
    )
