"""Mending and deciding on a superior's requirement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction

from meetings.edits import Sheet
from meetings.models import Edit, Relay, RelayedPoint

from .deciding import confirm_it, write
from .hand import RelayHand, take

if TYPE_CHECKING:
    from django.contrib.auth.models import User

COLUMNS = ("title", "speaker", "post", "given_on", "occasion")


@dataclass(frozen=True, slots=True)
class Line:
    """A point as a form gives it; pk None: a new one."""

    pk: int | None
    text: str
    number: int | None = None
    dropped: bool = False


@transaction.atomic
def change(
    relay: Relay,
    by: User,
    values: Mapping[str, Any],
    lines: Sequence[Line],
    seen: int | None = None,
    confirm: bool = False,
) -> Edit | None:
    """Columns (COLUMNS) and the whole list of points, in the order of the lines.

    A point is never removed, only set aside. None where nothing differs.
    """
    hand, sheet = take(relay.pk), Sheet()
    hand.refuse_stale(seen)
    sheet.change(hand.relay, **{name: values[name] for name in COLUMNS})
    for order, line in enumerate(lines):
        _put(sheet, hand, line, order)
    if confirm:
        confirm_it(sheet, hand)
    if not sheet:
        return None
    verb = Edit.Verb.CONFIRM if confirm else Edit.Verb.CHANGE
    return write(sheet, verb, by, hand.relay)


def _put(sheet: Sheet, hand: RelayHand, line: Line, order: int) -> None:
    text = line.text.strip()
    row = hand.points.get(line.pk or 0)
    if row is None and not text:
        return
    if not text and not line.dropped:
        raise ValidationError("要点的内容不能为空;不要的,请勾“不作要点”。")
    if row is None:
        row = RelayedPoint(
            relay=hand.relay,
            order=order,
            number=line.number,
            text=text,
            dropped=line.dropped,
        )
        sheet.make(row)
        hand.points[row.pk] = row
        return
    if line.dropped and not row.dropped:
        hand.refuse_answered([row], "去掉这个要点")
    new = {"text": text or row.text, "number": line.number, "dropped": line.dropped}
    sheet.change(row, order=order, **new)
