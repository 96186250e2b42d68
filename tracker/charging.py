"""立项交办: a confirmed directive becomes a docket, joins one, or is dismissed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from meetings import proofreading
from meetings.models import Department, Directive, Post
from meetings.models.directives import DirectiveQuerySet

from . import workflow
from .acts import Words, record, stand, store
from .models import (
    Assignment,
    Dismissal,
    Docket,
    DocketDirective,
    DocketSerial,
    Office,
)
from .obligations import Interval
from .workflow import Duty, Fact, Kind, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Charge:
    """What the office decides about one directive that it dockets.

    lead first among the departments; own_dues: a department's earlier date by id.
    """

    directive: Directive
    lead: Department
    responsible: Sequence[Department] = ()
    support: Sequence[Department] = ()
    title: str = ""
    kind: Kind = Kind.ACTION
    grade: str = "C"
    criterion: str = ""
    due_on: datetime.date | None = None
    interval: Interval = Interval.MONTH
    responsible_post: Post | None = None
    charged_on: datetime.date | None = None
    recorded_at: datetime.datetime | None = None

    @property
    def duties(self) -> list[tuple[Department, Duty]]:
        """Each department once, with its highest duty, lead first."""
        rows = [(self.lead, Duty.LEAD)]
        rows += [(d, Duty.RESPONSIBLE) for d in self.responsible]
        rows += [(d, Duty.SUPPORT) for d in self.support]
        seen: dict[int, tuple[Department, Duty]] = {}
        for department, duty in rows:
            seen.setdefault(department.pk, (department, duty))
        return list(seen.values())


@transaction.atomic
def docket(charge: Charge, by: User) -> Docket:
    """Make the docket with its code, its assignments and their first events."""
    directive = _take(charge.directive)
    day = charge.charged_on or timezone.localdate()
    year = directive.meeting.year
    serial = DocketSerial.take(year)
    tracked = charge.kind != Kind.INFORMATION
    due = charge.due_on if charge.kind == Kind.ACTION else None
    made = Docket.objects.create(
        code=f"{Office.present().code_word}〔{year}〕{serial:03d}号",
        year=year,
        serial=serial,
        title=charge.title or directive.heading,
        kind=charge.kind,
        grade=charge.grade,
        criterion=charge.criterion,
        original_due_on=due,
        due_on=due,
        report_interval=charge.interval if tracked else Interval.NONE,
        responsible_post=charge.responsible_post,
        officer=by,
        charged_on=day,
    )
    DocketDirective.objects.create(
        docket=made, directive=directive, relation=DocketDirective.Relation.ORIGIN
    )
    words = Words(happened_on=day, recorded_at=charge.recorded_at)
    after = {"code": made.code, "due_on": due.isoformat() if due else None}
    record(made, Verb.CHARGE, by, words=words, changes=({}, after))
    for department, duty in charge.duties:
        assign(made, department, duty, by, words)
    proofreading.lock(directive, by)
    return made


def assign(
    made: Docket, department: Department, duty: Duty, by: User, words: Words
) -> Assignment:
    """One department's part, with its first event and standing."""
    day = words.happened_on or timezone.localdate()
    fact = Fact(
        made.last_seq + 1,
        Verb.CHARGE,
        day,
        by.pk,
        duty=duty,
        due_on=made.due_on,
        kind=Kind(made.kind),
        interval=Interval(made.report_interval),
    )
    present = workflow.charge(fact)
    row = Assignment.objects.create(
        docket=made, department=department, role=duty, charged_on=day
    )
    event = record(
        made,
        Verb.CHARGE,
        by,
        assignment=row,
        words=words,
        changes=store(row, None, present),
    )
    stand(row, present, event.recorded_at)
    return row


@transaction.atomic
def join(directive: Directive, made: Docket, by: User) -> DocketDirective:
    """并入: another meeting's saying is 重申 (§4.8), the same meeting's is merged."""
    directive = _take(directive)
    origin = made.origin
    same = origin is not None and origin.meeting_id == directive.meeting_id
    relation = (
        DocketDirective.Relation.MERGED if same else DocketDirective.Relation.RESTATED
    )
    link = DocketDirective.objects.create(
        docket=made, directive=directive, relation=relation
    )
    proofreading.lock(directive, by)
    return link


@transaction.atomic
def dismiss(directive: Directive, by: User, reason: str) -> Dismissal:
    """不立项, with the reason."""
    if not reason.strip():
        raise ValidationError({"reason": "请写明不立项的理由。"})
    return Dismissal.objects.create(directive=_take(directive), by=by, reason=reason)


def revoke(dismissal: Dismissal, by: User) -> None:
    """Take a 不立项 back: the directive is undecided again."""
    dismissal.revoked_by, dismissal.revoked_at = by, timezone.now()
    dismissal.save(update_fields=["revoked_by", "revoked_at"])


def decided() -> Q:
    """Directives that stand in a docket or were dismissed."""
    own = OuterRef("pk")
    return Q(Exists(DocketDirective.objects.filter(directive=own))) | Q(
        Exists(Dismissal.objects.filter(directive=own, revoked_at=None))
    )


def undecided() -> DirectiveQuerySet:
    """Confirmed directives that nobody decided on: a list that can become empty.

    A level-1 directive counts as decided by its demands once each of them is.
    """
    family = Directive.objects.filter(decided())
    demand_decided = Exists(family.filter(parent=OuterRef("pk")))
    sibling_decided = Exists(family.filter(parent=OuterRef("parent_id")))
    top = Q(parent=None) & ~Q(demand_decided)
    left_over = Q(parent__isnull=False) & Q(sibling_decided)
    rows: DirectiveQuerySet = Directive.objects.confirmed().filter(top | left_over)
    return rows.exclude(decided())


def _take(directive: Directive) -> Directive:
    """The directive, locked for this transaction and still undecided."""
    row = (
        Directive.objects.select_for_update(of=("self",))
        .select_related("meeting")
        .get(pk=directive.pk)
    )
    if not row.is_confirmed or not row.meeting.is_confirmed:
        raise ValidationError("这条要求还没有校核确认,请先校核。")
    family = Q(pk=row.pk) | Q(parent=row.pk) | (Q(pk=row.parent_id or 0))
    if Directive.objects.filter(family).filter(decided()).exists():
        raise ValidationError("这条要求(或它的上下层)已经有决定,请刷新后再看。")
    return row
