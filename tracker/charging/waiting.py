"""Which directives wait for a decision, and what was decided on the others."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from meetings.models import Directive, Meeting
from meetings.models.directives import DirectiveQuerySet
from meetings.models.records import RecordState
from tracker.models import Dismissal, DocketDirective, Undecided


def decided() -> Q:
    """Directives that stand in a docket or were dismissed."""
    own = OuterRef("pk")
    return Q(Exists(DocketDirective.objects.filter(directive=own))) | Q(
        Exists(Dismissal.objects.filter(directive=own, revoked_at=None))
    )


def undecided() -> DirectiveQuerySet:
    """Confirmed directives that nobody decided on: a list that can become empty."""
    return Directive.objects.filter(pk__in=Undecided.objects.values("pk"))


def by_rule() -> DirectiveQuerySet:
    """What `undecided` keeps, found anew.

    Demands are decided on with their level-1 directive. They stand alone once one of
    them was charged by itself, or when the level-1 directive is not confirmed.
    """
    family = Directive.objects.filter(decided())
    by_demands = Exists(family.filter(parent=OuterRef("pk")))
    sibling = Exists(family.filter(parent=OuterRef("parent_id")))
    alone = Q(sibling) | ~Q(parent__state=RecordState.CONFIRMED)
    mother = Exists(family.filter(pk=OuterRef("parent_id")))
    # What was decided on goes first: the few that are left are asked for their family.
    rows: DirectiveQuerySet = Directive.objects.confirmed().exclude(decided())
    return rows.filter(
        Q(parent=None) & ~Q(by_demands) | Q(parent__isnull=False) & alone & ~Q(mother)
    )


def restated(meeting: Meeting) -> list[DocketDirective]:
    """What this meeting said again: listed "重申,见 督〔…〕…号", counted nowhere."""
    return list(
        DocketDirective.objects.filter(
            relation=DocketDirective.Relation.RESTATED, directive__meeting=meeting
        )
        .select_related("docket", "directive")
        .order_by("directive__order", "directive_id")
    )


def taken_by(directive: Directive) -> str:
    """Who decided what on the directive, its item or its demands; "" when nobody."""
    family = Q(pk=directive.pk) | Q(parent=directive.pk)
    if directive.parent_id:
        family |= Q(pk=directive.parent_id)
    kin = Directive.objects.filter(family)
    link = DocketDirective.objects.filter(directive__in=kin).select_related("docket")
    if found := link.first():
        return f"“{directive.heading}”已经立项,见{found.docket.code}。"
    gone = Dismissal.objects.filter(directive__in=kin, revoked_at=None)
    if dismissal := gone.select_related("by").first():
        who = dismissal.by.get_full_name() or dismissal.by.get_username()
        return f"“{directive.heading}”已由{who}定为不立项。"
    return ""
