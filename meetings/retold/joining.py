"""Two meetings of the record that are one: their passages added up, each told once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from meetings.edits import Sheet
from meetings.hand import Hand, take
from meetings.models import Attendance, Directive, Edit, Meeting, Twin, Verdict
from meetings.models.records import RecordState
from meetings.refusals import Locked, Refused
from meetings.relayed.carrying import carry

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@transaction.atomic
def join(
    kept: Meeting, joined: Meeting, same: Mapping[int, int], by: User
) -> Edit | None:
    """Make the two one: `joined` is told by `kept` from now on.

    same: id of a directive of `joined` → id of the directive of `kept` that it is; its
    passages go there. The other directives of `joined` move to `kept` as they stand.
    People whom `kept` lacks are added. One edit, which undo takes back whole.
    """
    if kept.pk == joined.pk:
        raise Refused("请选两场不同的会议。")
    first, second = (take(pk) for pk in sorted((kept.pk, joined.pk)))
    hands = {first.meeting.pk: first, second.meeting.pk: second}
    into, out = hands[kept.pk], hands[joined.pk]
    if RecordState.REJECTED in (into.meeting.state, out.meeting.state):
        raise Refused("其中一场已经不采用或并走了,请刷新页面再看。")
    if any(row.is_locked for row in out.rows.values()):
        raise Locked(f"《{out.meeting.title}》有要求已经立项,只能把另一场并进来。")
    sheet = Sheet()
    sheet.about(into.meeting)
    _add_places(sheet, into, out)
    _add_people(sheet, into, out)
    _add_directives(sheet, into, out, same)
    sheet.change(out.meeting, state=RecordState.REJECTED, joined_to_id=into.meeting.pk)
    _decide(sheet, into.meeting, out.meeting)
    return sheet.write(Edit.Verb.JOIN, by, into.meeting, others=[out.meeting])


def _add_places(sheet: Sheet, into: Hand, out: Hand) -> None:
    order = into.meeting.passages.count()
    for n, passage in enumerate(out.meeting.passages.all()):
        sheet.change(passage, meeting_id=into.meeting.pk, order=order + n)


def _add_people(sheet: Sheet, into: Hand, out: Hand) -> None:
    there = list(into.meeting.attendances.all())
    names, order = {row.name for row in there}, len(there)
    for row in out.meeting.attendances.all():
        if row.name not in names:
            sheet.make(
                Attendance(
                    meeting=into.meeting,
                    person_id=row.person_id,
                    unlisted=row.unlisted,
                    name=row.name,
                    post=row.post,
                    role=row.role,
                    order=order,
                )
            )
            order += 1


def _add_directives(
    sheet: Sheet, into: Hand, out: Hand, same: Mapping[int, int]
) -> None:
    """Aligned ones give their passages and go; the others move with their demands."""
    order = max([row.order for row in into.rows.values()], default=-1) + 1
    for row in out.rows.values():
        top = row.parent_id or row.pk
        target = into.rows.get(same.get(top, 0))
        if target is None:
            sheet.change(row, meeting_id=into.meeting.pk, order=order + row.order)
            continue
        if row.pk == top:
            _give_places(sheet, row, target)
            carry(sheet, row, target)
        sheet.change(row, state=RecordState.REJECTED)


def _give_places(sheet: Sheet, row: Directive, target: Directive) -> None:
    order = target.passages.count()
    for n, passage in enumerate(row.passages.all()):
        sheet.change(passage, directive_id=target.pk, order=order + n)


def _decide(sheet: Sheet, one: Meeting, other: Meeting) -> None:
    twin = Twin.objects.about([one]).about([other]).first()
    if twin is not None:
        sheet.change(twin, state=Verdict.KEPT)


@transaction.atomic
def part(twin: Twin, by: User) -> Edit | None:
    """不是同一场: the suggestion is not made again."""
    hand, sheet = take(twin.meeting_id), Sheet()
    twin.refresh_from_db()
    sheet.about(hand.meeting)
    sheet.change(twin, state=Verdict.DROPPED)
    return sheet.write(Edit.Verb.PART, by, hand.meeting) if sheet else None
