"""确认, 不采用 and 恢复待校核 of a superior's requirement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from meetings.edits import Sheet
from meetings.models import Edit, Relay
from meetings.models.records import RecordState
from meetings.refusals import Refused

from .hand import RelayHand, take

if TYPE_CHECKING:
    from django.contrib.auth.models import User

STATES = {
    Edit.Verb.CONFIRM: RecordState.CONFIRMED,
    Edit.Verb.REJECT: RecordState.REJECTED,
    Edit.Verb.RESTORE: RecordState.PROPOSED,
}


@transaction.atomic
def decide(
    relay: Relay, by: User, verb: Edit.Verb, seen: int | None = None
) -> Edit | None:
    """确认, 不采用 or 恢复待校核; None where it is so already."""
    hand, sheet = take(relay.pk), Sheet()
    hand.refuse_stale(seen)
    if verb == Edit.Verb.CONFIRM:
        confirm_it(sheet, hand)
    else:
        hand.refuse_answered(hand.kept, "改为不采用或待校核")
        sheet.change(hand.relay, state=STATES[verb])
    return write(sheet, verb, by, hand.relay) if sheet else None


def confirm_it(sheet: Sheet, hand: RelayHand) -> None:
    if hand.relay.state == RecordState.REJECTED:
        raise Refused("这一项没有采用。请先恢复待校核,再确认。")
    if not hand.relay.speaker:
        raise ValidationError({"speaker": "请写明是哪位上级提出的。"})
    if not hand.kept:
        raise Refused("没有要点,不能确认。请至少写一个要点。")
    sheet.change(hand.relay, state=RecordState.CONFIRMED)


def write(sheet: Sheet, verb: Edit.Verb, by: User, relay: Relay) -> Edit:
    return sheet.write(verb, by, None, source_id=relay.source_id, relay=relay)
