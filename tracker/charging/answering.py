"""承接 when charging: which superior's point a directive answers, as it is charged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from meetings.models import Directive, Meeting, PointAnswer, RelayedPoint
from meetings.refusals import Refused
from meetings.relayed import answering, offering

from .deciding import Made, decide
from .decisions import Decision

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Answer = tuple[Directive, RelayedPoint]
Choices = list[tuple[str, str | list[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class Offer:
    """points: by id as forms post it; near: the one that says what the text says.

    answered: what it answers already.
    """

    points: dict[str, RelayedPoint] = field(default_factory=dict)
    choices: Choices = field(default_factory=list)
    near: RelayedPoint | None = None
    answered: Sequence[PointAnswer] = ()


class Offers:
    """Of one meeting. Four queries, one where nothing is asked for."""

    def __init__(self, meeting: Meeting) -> None:
        relays = offering.recent(meeting.reading_id)
        found = offering.points_of(relays)
        self.points = {str(point.pk): point for point in found}
        self.answers = _answers(meeting) if found else {}
        self.choices: Choices = [("", "不承接")]
        for relay in relays:
            rows = [(str(p.pk), f"{p.place}、{p.text}") for p in relay.points.all()]
            self.choices.append((relay.title, rows))

    def of(self, directive: Directive) -> Offer:
        """What nobody has linked yet is proposed where a point is near; never saved."""
        if not self.points:
            return Offer()
        answered = self.answers.get(directive.pk, [])
        points = [] if answered else list(self.points.values())
        near = offering.nearest(directive.text, points)
        return Offer(self.points, self.choices, near, answered)


def _answers(meeting: Meeting) -> dict[int, list[PointAnswer]]:
    """Directive id → what it answers, an item also what its demands do."""
    rows = Directive.objects.filter(meeting=meeting).values_list("pk", "parent")
    items = dict(rows)
    found = offering.answers_of(items)
    for pk, said in list(found.items()):
        if item := items[pk]:
            found[item] = [*found.get(item, []), *said]
    return found


@transaction.atomic
def settle(
    decisions: Sequence[Decision], answers: Sequence[Answer], by: User
) -> list[Made]:
    """Every decision, and what the directives answer; or nothing of it."""
    made = decide(decisions, by)
    try:
        for directive, point in answers:
            answering.link(directive, by, [point.pk])
    except Refused as why:
        raise ValidationError(str(why)) from None
    return made
