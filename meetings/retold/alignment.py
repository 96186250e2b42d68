"""Two meetings side by side, before they are made one."""

from __future__ import annotations

from dataclasses import dataclass

from meetings.models import Directive, Meeting
from meetings.models.records import RecordState

from .likeness import aligned, alike, pairs


@dataclass(frozen=True, slots=True)
class Side:
    """One line of the comparison: a directive of each, or of one alone."""

    kept: Directive | None
    joined: Directive | None

    @property
    def percent(self) -> int:
        if not self.kept or not self.joined:
            return 0
        return round(100 * alike(pairs(self.kept.text), pairs(self.joined.text)))


def stays(one: Meeting, other: Meeting) -> Meeting:
    """Which of the two remains: the one with docketed directives, the confirmed one,
    else the one that was there first."""

    def rank(meeting: Meeting) -> tuple[bool, bool, int]:
        locked = any(row.is_locked for row in meeting.directives.all())
        return locked, meeting.is_confirmed, -meeting.pk

    return max(one, other, key=rank)


def sides(kept: Meeting, joined: Meeting) -> list[Side]:
    """Level-1 directives side by side: in the order of `kept`, then what it lacks."""
    left, right = _tops(kept), _tops(joined)
    found = aligned([row.text for row in left], [row.text for row in right])
    rows = [
        Side(row, right[found[n]] if n in found else None) for n, row in enumerate(left)
    ]
    taken = set(found.values())
    return [*rows, *(Side(None, r) for n, r in enumerate(right) if n not in taken)]


def _tops(meeting: Meeting) -> list[Directive]:
    rows = meeting.directives.exclude(state=RecordState.REJECTED).filter(parent=None)
    return list(rows.order_by("order", "pk"))
