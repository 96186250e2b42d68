"""Accepting at once what the reader was sure of and nobody has a doubt about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction

from meetings.desk.doubting import SURE
from meetings.edits import Sheet
from meetings.hand import Hand, take_all
from meetings.models import Directive, Edit, Meeting, Source
from meetings.models.records import RecordState
from meetings.refusals import Clash, Refused

from .deciding import confirm_row, refuse_clash

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MANY = 10  # more than so many at once: the page asks first
UNRESOLVED = "body"  # a doubt that says no more than that the body's name is new


@dataclass(slots=True)
class Share:
    """Of one meeting: the items that would be accepted, and how many stay.

    why_not: in words, where none of the meeting may be accepted at once.
    """

    meeting: Meeting
    rows: list[Directive] = field(default_factory=list)
    left: int = 0
    why_not: str = ""


def shares(
    source: Source, threshold: float = SURE, meeting: Meeting | None = None
) -> list[Share]:
    """What accepting at once would take, a share for each meeting that still waits."""
    hands = [_shown(row) for row in _meetings(source, meeting)]
    return _shares(hands, _sureness(source), threshold)


@transaction.atomic
def accept_sure(
    source: Source,
    by: User,
    threshold: float = SURE,
    meeting: Meeting | None = None,
    expect: int | None = None,
) -> Edit | None:
    """Confirm all that is sure, of one meeting or of the whole source; one Edit.

    expect: how many the person was shown; others in the meantime refuse it.
    """
    pks = [row.pk for row in _meetings(source, meeting)]
    hands = take_all(pks)
    found = _shares(list(hands.values()), _sureness(source), threshold)
    count = sum(len(one.rows) for one in found)
    if expect is not None and count != expect:
        raise Refused(
            f"您看到的是 {expect} 条,现在符合的是 {count} 条,刚才有人办过。"
            "请核对新的条数再确认。"
        )
    sheet, touched = Sheet(), []
    for one in found:
        hand = hands[one.meeting.pk]
        for row in one.rows:
            touched.append(one.meeting)
            for each in hand.family(row):
                if each.state == RecordState.PROPOSED:
                    sheet.change(each, state=RecordState.CONFIRMED)
        if one.rows and one.meeting.state == RecordState.PROPOSED:
            confirm_row(sheet, one.meeting)
    if not sheet:
        return None
    why = f"把握不低于 {threshold:.0%}、没有疑点的一并确认"
    return sheet.write(Edit.Verb.CONFIRM, by, touched[0], why, others=set(touched))


def _meetings(source: Source, meeting: Meeting | None) -> list[Meeting]:
    if meeting is not None:
        return [meeting]
    return list(Meeting.objects.filter(reading__source=source).order_by("pk"))


def _shown(meeting: Meeting) -> Hand:
    """The rows as a page shows them: read, not taken in hand."""
    rows = meeting.directives.order_by("order", "pk")
    return Hand(meeting, {row.pk: row for row in rows})


def _shares(
    hands: Sequence[Hand], sureness: dict[str, float], threshold: float
) -> list[Share]:
    found = []
    for hand in hands:
        waiting = [r for r in hand.children(None) if r.state == RecordState.PROPOSED]
        if not waiting or hand.meeting.state == RecordState.REJECTED:
            continue
        share = Share(hand.meeting, why_not=_why_not(hand.meeting))
        if not share.why_not:
            share.rows = [r for r in waiting if _sure(hand, r, sureness, threshold)]
        share.left = len(waiting) - len(share.rows)
        found.append(share)
    return found


def _why_not(meeting: Meeting) -> str:
    try:
        refuse_clash(meeting)
    except Clash as why:
        return str(why)
    return ""


def _sure(
    hand: Hand, row: Directive, sureness: dict[str, float], threshold: float
) -> bool:
    """It and every demand inside it; what a person typed is sure."""
    family = [one for one in hand.family(row) if one.state != RecordState.REJECTED]
    return all(sureness.get(one.key, 1.0) >= threshold for one in family)


def _sureness(source: Source) -> dict[str, float]:
    """How sure the reader was of each directive by key; 0 where there is a doubt."""
    reading = source.reading
    result: dict[str, Any] = reading.result if reading else {}
    found = {
        one["key"]: float(one.get("confidence", 1))
        for meeting in result.get("meetings", [])
        for one in meeting["directives"]
    }
    doubted = {
        one["directive"]
        for one in result.get("doubts", [])
        if one["directive"] and one["kind"] != UNRESOLVED
    }
    return {**found, **dict.fromkeys(doubted, 0.0)}
