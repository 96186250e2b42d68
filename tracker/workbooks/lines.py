"""One docket as a ledger's row: the lead's state, in words that stand on paper."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from meetings.models import Directive, Meeting, Post, Tenure
from meetings.models.periods import holding_on
from meetings.templatetags.display import numeral
from tracker import lights
from tracker.models import (
    Assignment,
    Docket,
    DocketDirective,
    Office,
    Report,
    Verification,
)
from tracker.workflow import RUNNING, Duty, Kind, State, Verb

if TYPE_CHECKING:
    from tracker.models.dockets import DocketQuerySet


@dataclass(frozen=True, slots=True)
class Line:
    """serial runs within the meeting; leader and person: who holds the post today."""

    docket: Docket
    standing: str  # the docket's light
    serial: int
    leader: str
    person: str
    today: datetime.date
    office: Office

    @property
    def directive(self) -> Directive | None:
        return self.docket.origin

    @property
    def meeting(self) -> Meeting | None:
        return self.docket.meeting

    @property
    def lead(self) -> Assignment | None:
        return self.docket.lead

    @property
    def lead_name(self) -> str:
        """Who led in the year; beside it who leads now, where that is another."""
        if self.lead is None:
            return "(无)"
        now, then = self.lead.department, self.docket.lead_department
        return now.name if then in (None, now) else f"{then}(现由{now}承接)"

    @property
    def text(self) -> str:
        """The directive as said; before it the docket's title where that differs."""
        said = self.directive.text if self.directive else ""
        title = self.docket.title
        return said if title.rstrip("…") in said else f"【{title}】{said}"

    def parts(self, duty: Duty) -> list[Assignment]:
        rows = self.docket.assignments.all()
        return [p for p in rows if p.role == duty and p.state != State.PASSED_ON]

    @property
    def responsible(self) -> str:
        """Each with its own state where that is not the lead's."""
        own = self.lead.state if self.lead else ""
        return "、".join(
            f"{p.department}" + (f"({p.get_state_display()})" if p.state != own else "")
            for p in self.parts(Duty.RESPONSIBLE)
        )

    @property
    def support(self) -> str:
        return "、".join(str(p.department) for p in self.parts(Duty.SUPPORT))

    @property
    def due(self) -> datetime.date | str:
        undated = "长期" if self.docket.kind == Kind.STANDING else "未定"
        return self.docket.due_on or undated

    @property
    def moved(self) -> str:
        docket = self.docket
        if not docket.moves or docket.original_due_on is None:
            return ""
        return f"原 {docket.original_due_on:%Y-%m-%d},改 {docket.moves} 次"

    @property
    def days_late(self) -> int | None:
        """Of the part that is late longest; None when none is."""
        parts = [*self.parts(Duty.LEAD), *self.parts(Duty.RESPONSIBLE)]
        dues = [
            part.due_on or self.docket.due_on for part in parts if part.state in RUNNING
        ]
        late = [(self.today - due).days for due in dues if due and due < self.today]
        return max(late, default=None)

    @property
    def age(self) -> int:
        return (self.today - self.docket.charged_on).days

    @property
    def progress_on(self) -> datetime.date | None:
        return self.lead.last_progress_on if self.lead else None

    @property
    def days_still(self) -> int:
        return (self.today - (self.progress_on or self.docket.charged_on)).days

    def told(self, what: str) -> str:
        """One field of the last report of the lead, then of each responsible."""
        return "\n".join(self._told(what))

    def _told(self, what: str) -> Iterator[str]:
        for part in (*self.parts(Duty.LEAD), *self.parts(Duty.RESPONSIBLE)):
            words = _progress(part) if what == "text" else _last(part, what)
            if words:
                named = part.role == Duty.RESPONSIBLE
                yield f"【{part.department}】{words}" if named else words

    @property
    def state(self) -> str:
        if self.lead is None:
            return ""
        label = self.lead.get_state_display()
        unfinished = self.lead.state == State.CLOSED and self.standing != lights.DONE
        return f"{label}(责任单位未办结)" if unfinished else label

    @property
    def light(self) -> str:
        """Symbol and word; the word alone where no light is shown (design §4.5)."""
        symbol = lights.SYMBOLS.get(self.standing, "")
        return f"{symbol} {self.office.light_words[self.standing]}".strip()

    @property
    def verified(self) -> Verification | None:
        """What the office found of the lead's last 申请办结."""
        found = list(self.lead.verifications.all()) if self.lead else []
        return found[0] if found else None

    @property
    def remarks(self) -> str:
        return ";".join(self._remarks())

    def _remarks(self) -> Iterator[str]:
        docket = self.docket
        for link in docket.directives.all():
            if link.relation == DocketDirective.Relation.RESTATED:
                yield f"重申:{short_name(link.directive.meeting)}"
            elif link.relation == DocketDirective.Relation.MERGED:
                yield f"并入本次会议“{link.directive.heading}”"
        for part in docket.assignments.all():
            if part.state == State.PASSED_ON:
                yield f"原由{part.department}承办,已转办"
            elif part.due_on and part.due_on != docket.due_on:
                yield f"{part.department}时限 {part.due_on:%Y-%m-%d}"
        if self.lead and self.lead.returns:
            yield f"退回 {self.lead.returns} 次"
        if self.directive and self.directive.version > 1:
            yield "原文已勘误"
        if docket.superseded_by:
            yield f"由 {docket.superseded_by.code} 替代"


def short_name(meeting: Meeting) -> str:
    """ "常务会议第九次(2026-03-16)"; the title where it has no ordinal."""
    name = meeting.title
    if meeting.kind and meeting.ordinal is not None:
        name = f"{meeting.kind}第{numeral(meeting.ordinal)}次"
    return f"{name}({meeting.held_on:%Y-%m-%d})" if meeting.held_on else name


def _last(part: Assignment, what: str) -> str:
    reports = list(part.reports.all())
    return str(getattr(reports[0], what)) if reports else ""


def _progress(part: Assignment) -> str:
    """What was last told; that nothing changed since is no progress but is said."""
    reports = list(part.reports.all())
    words = ""
    if reports:
        share = reports[0].percent
        words = reports[0].text + ("" if share is None else f"({share}%)")
    told, heard = part.last_progress_on, part.last_report_on
    if heard is None or heard == told:
        return words
    before = f"此前({told:%Y-%m-%d}):{words}" if told and words else ""
    return f"{heard:%Y-%m-%d} 反馈本期无进展。{before}"


def lines(
    rows: DocketQuerySet,
    serials: Mapping[int, int],
    today: datetime.date,
    office: Office,
) -> list[Line]:
    """Rows of `boards.counted` in the order of `serials`, which numbers each by key.

    A fixed number of queries, however many dockets.
    """
    people, heads = _holders(today)
    found = {docket.pk: docket for docket in _fetch(rows)}
    return [
        _line(found[pk], serial, people, heads, today, office)
        for pk, serial in serials.items()
        if pk in found
    ]


def _line(
    docket: Docket,
    serial: int,
    people: Mapping[int, str],
    heads: Mapping[int, str],
    today: datetime.date,
    office: Office,
) -> Line:
    lead, post = docket.lead, docket.responsible_post
    leader = f"{post}\n{people.get(post.pk, '')}".strip() if post else ""
    person = heads.get(lead.department_id, "") if lead else ""
    light = attrgetter("standing")(docket)
    return Line(docket, light, serial, leader, person, today, office)


def _fetch(rows: DocketQuerySet) -> DocketQuerySet:
    parts = Assignment.objects.select_related("department")
    links = DocketDirective.objects.select_related("directive__meeting__kind")
    return rows.select_related(
        *("responsible_post__department", "superseded_by"),
        *("lead_department", "meeting__kind"),
    ).prefetch_related(
        Prefetch("assignments", parts),
        Prefetch("assignments__reports", _told_last()),
        Prefetch("assignments__verifications", _last_passed()),
        Prefetch("directives", links),
    )


def _told_last() -> QuerySet[Report]:
    """The last report of each assignment that was neither "no change" nor corrected."""
    told = Report.objects.filter(event__corrected_by=None).exclude(
        event__verb=Verb.NO_CHANGE
    )
    newer = told.filter(
        assignment=OuterRef("assignment"), event__seq__gt=OuterRef("event__seq")
    )
    return told.exclude(Exists(newer))


def _last_passed() -> QuerySet[Verification]:
    """What was found, and by whom, newest first; none that was corrected."""
    rows = Verification.objects.filter(passed=True, event__corrected_by=None)
    return rows.select_related("event").order_by("-pk")


def _holders(today: datetime.date) -> tuple[dict[int, str], dict[int, str]]:
    """Names by post, and of the first post of each department by department."""
    tenures = Tenure.objects.filter(holding_on(today)).select_related("person")
    people = {tenure.post_id: tenure.person.name for tenure in tenures}
    heads: dict[int, str] = {}
    for post, department in Post.objects.exclude(department=None).values_list(
        "pk", "department_id"
    ):
        if department is not None and post in people:
            heads.setdefault(department, people[post])
    return people, heads
