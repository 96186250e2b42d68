"""承接: which local directive answers which point. No word of the directive changes,
so one that is docketed and locked is linked as any other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from meetings.edits import Sheet
from meetings.hand import Hand, take
from meetings.models import Directive, Edit, PointAnswer, RelayedPoint
from meetings.models.records import RecordState
from meetings.refusals import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User

NONE = "请至少勾选一个要点。"


@transaction.atomic
def link(directive: Directive, by: User, points: Iterable[int]) -> list[Edit]:
    """The directive answers these points (ids), too; one edit a requirement.

    [] where it answers all of them already, after a second click say.
    """
    hand = take(directive.meeting_id)
    row = hand.row(directive)
    if RecordState.REJECTED in (row.state, hand.meeting.state):
        raise Refused("这一条没有采用。请先恢复,再承接。")
    by_relay: dict[int, list[RelayedPoint]] = defaultdict(list)
    for point in _points(points):
        by_relay[point.relay_id].append(point)
    if not by_relay:
        raise Refused(NONE)
    made = (_link(hand, row, by, rows) for rows in by_relay.values())
    return [edit for edit in made if edit]


def _points(pks: Iterable[int]) -> list[RelayedPoint]:
    """As they are now, locked: nobody drops them meanwhile."""
    rows = RelayedPoint.objects.select_for_update(no_key=True, of=("self",))
    found = list(rows.filter(pk__in=pks).select_related("relay").order_by("pk"))
    for one in found:
        if one.dropped or not one.relay.is_confirmed:
            raise Refused(f"“{one}”还没有确认,或已不作要点,请刷新页面再选。")
    return found


def _link(
    hand: Hand, row: Directive, by: User, points: list[RelayedPoint]
) -> Edit | None:
    there = {one.point_id: one for one in PointAnswer.objects.filter(directive=row)}
    sheet = Sheet()
    for point in points:
        answer = there.get(point.pk)
        if answer is None:
            sheet.make(PointAnswer(point=point, directive=row, by=by))
        else:
            sheet.change(answer, stands=True)
    if not sheet:
        return None
    relay = points[0].relay
    return sheet.write(Edit.Verb.ANSWER, by, hand.meeting, relay=relay)


@transaction.atomic
def unlink(answer: PointAnswer, by: User) -> Edit | None:
    """取消承接; None where somebody did so already."""
    hand, sheet = take(answer.directive.meeting_id), Sheet()
    answer.refresh_from_db(fields=["stands"])
    sheet.change(answer, stands=False)
    if not sheet:
        return None
    relay = answer.point.relay
    return sheet.write(Edit.Verb.RELEASE, by, hand.meeting, relay=relay)
