"""重申 (§4.8): dockets on which a meeting's directives were charged before."""

from __future__ import annotations

from dataclasses import dataclass

from meetings.models import Meeting, Restatement, Verdict
from meetings.retold import restating
from tracker.models import Docket, DocketDirective

from .deciding import no_joining


@dataclass(frozen=True, slots=True)
class Again:
    """link: as the desk left it. docket: where the earlier one stands, if anywhere;
    hindrance: why nothing can join that docket, "" when it can."""

    link: Restatement
    docket: Docket | None = None
    hindrance: str = ""

    @property
    def joins(self) -> str:
        """The code to join, where an officer has said that it is a 重申."""
        fine = self.docket and not self.hindrance and self.link.state == Verdict.KEPT
        return self.docket.code if self.docket and fine else ""

    @property
    def is_open(self) -> bool:
        """Nobody has said yet whether it is one: not to be charged unseen."""
        return self.docket is not None and self.link.state == Verdict.SUGGESTED


def again(meeting: Meeting) -> dict[int, Again]:
    """Directive id → what it says again and under which docket. Three queries."""
    links = restating.of([meeting])
    earlier = [link.earlier_id for link in links.values()]
    rows = DocketDirective.objects.filter(directive__in=earlier)
    rows = rows.select_related("docket").prefetch_related(
        "docket__assignments__department"
    )
    dockets = {row.directive_id: row.docket for row in rows}
    found: dict[int, Again] = {}
    for pk, link in links.items():
        docket = dockets.get(link.earlier_id)
        found[pk] = Again(link, docket, no_joining(docket) if docket else "")
    return found
