"""立项交办: a confirmed directive becomes a docket, joins one, or is dismissed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from meetings import proofreading
from meetings.models import Directive, Meeting
from tracker import workflow
from tracker.acts import take
from tracker.assigning import assign
from tracker.models import (
    Dismissal,
    Docket,
    DocketDirective,
    DocketSerial,
    Office,
)
from tracker.recording import Words, keep_whole, record
from tracker.rhythm import Interval
from tracker.workflow import Kind, Verb

from . import keeping
from .decisions import Charge, Decision, Join, Taken
from .waiting import taken_by

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Made = Docket | DocketDirective | Dismissal


@transaction.atomic
def decide(decisions: Sequence[Decision], by: User) -> list[Made]:
    """Carry out every decision, in order, or none of them.

    Raises Taken when one of the directives was decided on meanwhile, ValidationError
    when a decision doesn't fit; each with words for people.
    """
    _lock_meetings({d.directive.meeting_id for d in decisions})
    _lock_dockets({d.docket.pk for d in decisions if isinstance(d, Join)})
    refused = {d.directive.pk: why for d in decisions if (why := taken_by(d.directive))}
    if refused:
        raise Taken(refused)
    return [_carry_out(decision, by) for decision in decisions]


def _carry_out(decision: Decision, by: User) -> Made:
    if isinstance(decision, Charge):
        return docket(decision, by)
    if isinstance(decision, Join):
        return join(decision.directive, decision.docket, by)
    return dismiss(decision.directive, by, decision.reason)


@transaction.atomic
def docket(charge: Charge, by: User) -> Docket:
    """Make the docket with its code, its assignments and their first events."""
    directive = _take(charge.directive)
    made = draft(charge, DocketSerial.take(directive.meeting.year), by)
    made.save()
    DocketDirective.objects.create(
        docket=made, directive=directive, relation=DocketDirective.Relation.ORIGIN
    )
    words = Words(happened_on=made.charged_on, recorded_at=charge.recorded_at)
    said = replace(words, text=charge.due_by if made.due_on else "")
    record(made, Verb.CHARGE, by, words=said, changes=({}, begun(made)))
    assign(made, charge.duties, by, words)
    keep_whole(made)
    proofreading.lock(directive, by)
    return made


def draft(charge: Charge, serial: int, by: User) -> Docket:
    """The docket that the office decided on; not saved."""
    year = charge.directive.meeting.year
    tracked = charge.kind != Kind.INFORMATION
    due = charge.due_on if charge.kind == Kind.ACTION else None
    return Docket(
        code=charge.code or code_of(year, serial),
        year=year,
        serial=serial,
        title=charge.title or charge.directive.heading,
        kind=charge.kind,
        grade=charge.grade,
        criterion=charge.criterion,
        original_due_on=due,
        due_on=due,
        report_interval=charge.interval if tracked else Interval.NONE,
        responsible_post=charge.responsible_post,
        officer=by,
        meeting=charge.directive.meeting,
        meeting_kind_id=charge.directive.meeting.kind_id,
        charged_on=charge.charged_on or timezone.localdate(),
    )


def begun(made: Docket) -> dict[str, str | None]:
    """What the first event of a docket says."""
    due = made.due_on.isoformat() if made.due_on else None
    return {"code": made.code, "due_on": due}


def code_of(year: int, serial: int) -> str:
    """督〔2026〕012号"""
    return f"{Office.present().code_word}〔{year}〕{serial:03d}号"


@transaction.atomic
def join(directive: Directive, made: Docket, by: User) -> DocketDirective:
    """并入: another meeting's saying is 重申 (§4.8), the same meeting's is merged."""
    directive = _take(directive)
    made = take(made.pk, None)
    if why := no_joining(made):
        raise ValidationError(why)
    origin = made.origin
    same = origin is not None and origin.meeting_id == directive.meeting_id
    relation = (
        DocketDirective.Relation.MERGED if same else DocketDirective.Relation.RESTATED
    )
    link = DocketDirective.objects.create(
        docket=made, directive=directive, relation=relation
    )
    record(made, Verb.JOIN, by, words=Words(text=_place(link)))
    proofreading.lock(directive, by)
    return link


@transaction.atomic
def leave(link: DocketDirective, by: User) -> None:
    """Take a 并入 back: the directive is undecided again, and history keeps both."""
    if link.relation == DocketDirective.Relation.ORIGIN:
        raise ValidationError("立项依据不能撤回;立错了,请高级督查员“撤销”。")
    made = take(link.docket_id, None)
    gone, _ = DocketDirective.objects.filter(pk=link.pk).delete()
    if not gone:
        raise ValidationError("这条并入已经有人撤回,请刷新后再看。")
    record(made, Verb.LEAVE, by, words=Words(text=_place(link)))


def _place(link: DocketDirective) -> str:
    directive = link.directive
    return f"{link.get_relation_display()}:{directive.meeting}“{directive.heading}”"


def no_joining(made: Docket) -> str:
    """Why nothing can join this docket, in words for people; "" when it can."""
    lead = made.lead
    if lead is not None and lead.state not in workflow.ENDED:
        return ""
    state = workflow.State(lead.state).label if lead else "无牵头单位"
    return f"{made.code}已{state},不能再并入,请另行立项。"


@transaction.atomic
def dismiss(directive: Directive, by: User, reason: str) -> Dismissal:
    """不立项, with the reason."""
    if not reason.strip():
        raise ValidationError({"reason": "请写明不立项的理由。"})
    return Dismissal.objects.create(
        directive=_take(directive), by=by, reason=reason.strip()
    )


@transaction.atomic
def revoke(dismissal: Dismissal, by: User) -> None:
    """Take a 不立项 back: the directive is undecided again."""
    now = timezone.now()
    standing = Dismissal.objects.filter(pk=dismissal.pk, revoked_at=None)
    if not standing.update(revoked_by=by, revoked_at=now):
        raise ValidationError("这条“不立项”已经有人撤回,请刷新后再看。")
    dismissal.revoked_by, dismissal.revoked_at = by, now
    keeping.renew([dismissal.directive.meeting_id])


def _lock_meetings(ids: set[int]) -> None:
    """One at a time decides about a meeting, so that no item goes both ways.

    No key is locked: whoever proofreads may still add rows that point to it.
    """
    rows = Meeting.objects.select_for_update(no_key=True).filter(pk__in=ids)
    list(rows.order_by("pk").values_list("pk"))


def _lock_dockets(ids: set[int]) -> None:
    """All that will be joined, before any code is taken: nobody waits in a circle."""
    list(Docket.objects.select_for_update().filter(pk__in=ids).order_by("pk"))


def _take(directive: Directive) -> Directive:
    """The directive, locked for this transaction and still undecided."""
    _lock_meetings({directive.meeting_id})
    row = (
        Directive.objects.select_for_update(of=("self",), no_key=True)
        .select_related("meeting")
        .get(pk=directive.pk)
    )
    if not row.is_confirmed or not row.meeting.is_confirmed:
        raise ValidationError(f"“{row.heading}”还没有校核确认,请先校核。")
    if why := taken_by(row):
        raise Taken({row.pk: why})
    return row
