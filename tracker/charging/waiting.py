"""Which directives wait for a decision, and what was decided on the others."""

from __future__ import annotations

from collections.abc import Sequence

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
    return taken([directive]).get(directive.pk, "")


def taken(directives: Sequence[Directive]) -> dict[int, str]:
    """Id → what `taken_by` says, of those that were decided on. Two queries."""
    ids = [row.pk for row in directives]
    items = [row.parent_id for row in directives if row.parent_id]
    kin = Q(directive__in=[*ids, *items]) | Q(directive__parent__in=ids)
    links = DocketDirective.objects.filter(kin).select_related("docket", "directive")
    said = [(link.directive, _charged(link)) for link in links]
    gone = Dismissal.objects.filter(kin, revoked_at=None)
    rows = gone.select_related("by", "directive")
    said += [(one.directive, _dismissed(one)) for one in rows]
    found: dict[int, str] = {}
    for row in directives:
        words = next((w for other, w in said if _are_kin(row, other)), None)
        if words:
            found[row.pk] = f"“{row.heading}”{words}"
    return found


def _are_kin(row: Directive, other: Directive) -> bool:
    return row.pk in (other.pk, other.parent_id) or row.parent_id == other.pk


def _charged(link: DocketDirective) -> str:
    return f"已经立项,见{link.docket.code}。"


def _dismissed(dismissal: Dismissal) -> str:
    who = dismissal.by.get_full_name() or dismissal.by.get_username()
    return f"已由{who}定为不立项。"
