"""What would go over, and how it would stand there, before anything does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from meetings.models import Department
from tracker import inheriting
from tracker.models import Assignment
from tracker.workflow import State


@dataclass(frozen=True, slots=True)
class Going:
    """A part on its way to `to`; own: the part that it has in the docket already."""

    part: Assignment
    own: Assignment | None = None

    @property
    def words(self) -> str:
        """How it will stand there."""
        if self.own is None:
            return f"照原样承接:{self.part.get_role_display()}"
        self.own.docket = self.part.docket
        after = inheriting.joined(self.part.present, self.own.present)
        return (
            f"本来就在这一件({self.own.get_role_display()}),合为一项:"
            f"分工{after.duty.label},{after.state.label}"
        )


def going(parts: Iterable[Assignment], to: Department) -> list[Going]:
    """What would go over, for a preview. One query."""
    rows = list(parts)
    own = Assignment.objects.filter(
        department=to, docket__in=[part.docket_id for part in rows]
    ).exclude(state=State.PASSED_ON)
    by_docket = {row.docket_id: row for row in own}
    return [Going(part, by_docket.get(part.docket_id)) for part in rows]
