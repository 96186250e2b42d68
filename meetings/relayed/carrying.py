"""What a directive answers, taken along where two directives become one."""

from __future__ import annotations

from meetings.edits import Sheet
from meetings.models import Directive, PointAnswer


def carry(sheet: Sheet, row: Directive, into: Directive) -> None:
    """What `row` answers, `into` answers from now on: they are one."""
    there = {one.point_id: one for one in PointAnswer.objects.filter(directive=into)}
    for answer in PointAnswer.objects.filter(directive=row):
        other = there.get(answer.point_id)
        if other is None:
            sheet.change(answer, directive_id=into.pk)
            continue
        if answer.stands:
            sheet.change(other, stands=True)
        sheet.remove(answer)
