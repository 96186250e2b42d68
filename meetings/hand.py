"""A meeting taken in hand: it and its directives, locked until the act is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetings import history

from .edits import label, touched
from .models import Directive, Edit, Meeting
from .models.records import RecordState
from .refusals import Locked, Refused, Stale

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .models.edits import EditQuerySet
    from .models.records import Record

AMEND = "要改动请用“勘误”并写明理由。"
GONE = "这一条已经移到别处或并入另一条,请刷新页面。"
REJECTED = RecordState.REJECTED


@dataclass(frozen=True, slots=True)
class Hand:
    meeting: Meeting
    rows: dict[int, Directive]

    def row(self, directive: Directive) -> Directive:
        """As it is now; Refused where it was moved or merged away meanwhile."""
        if directive.pk not in self.rows:
            raise Refused(GONE)
        return self.rows[directive.pk]

    def siblings(self, directive: Directive) -> list[Directive]:
        """The rows of its level and item, itself among them, in their order."""
        return self.children(directive.parent_id)

    def children(self, parent_id: int | None) -> list[Directive]:
        """The demands of an item in their order; of None the items."""
        rows = [row for row in self.rows.values() if row.parent_id == parent_id]
        return sorted(rows, key=lambda row: (row.order, row.pk))

    def beside(self, directive: Directive, step: int) -> Directive | None:
        """The next (1) or last (-1) of its siblings that was not rejected."""
        rows = self.siblings(directive)
        at = rows.index(directive)
        near = rows[at + 1 :] if step > 0 else rows[:at][::-1]
        return next((row for row in near if row.state != REJECTED), None)

    def family(self, directive: Directive) -> list[Directive]:
        """The directive and the demands inside it."""
        inner = [row for row in self.rows.values() if row.parent_id == directive.pk]
        return [self.rows[directive.pk], *inner]

    def parent(self, directive: Directive) -> Directive | None:
        return self.rows.get(directive.parent_id or 0)

    def is_locked(self, directive: Directive) -> bool:
        """It or the item around it is docketed."""
        parent = self.parent(directive)
        return directive.is_locked or (parent is not None and parent.is_locked)

    def refuse_locked(self, directive: Directive, inside: bool = False) -> None:
        """inside: a docketed demand in it refuses the act too."""
        inner = self.family(directive) if inside else []
        if self.is_locked(directive) or any(row.is_locked for row in inner):
            raise Locked(f"“{directive.heading}”已经立项交办,原文已锁定;{AMEND}")

    def refuse_any_locked(self) -> None:
        held = [row for row in self.rows.values() if row.is_locked]
        if held:
            raise Locked(
                f"这场会议有 {len(held)} 条要求已经立项交办,会议不能再不采用、恢复"
                f"或改年度;单条{AMEND}"
            )

    def refuse_stale(
        self, seen: int | None, rows: Iterable[Directive | Meeting], by: User | None
    ) -> None:
        """Somebody acted on one of the rows after the edit `seen`; None: no check.

        by: whose own edits do not count, for a page of many rows that a person works
        through; None counts everybody's.
        """
        if seen is None:
            return
        labels = {label(row) for row in rows}
        since = self._since(seen).select_related("by")
        if by is not None:
            since = since.exclude(by=by)
        news = [edit for edit in since if labels & touched(edit)]
        if news:
            raise Stale(news, history.in_words(news))

    def refuse_stale_field(self, seen: int | None, row: Record, name: str) -> None:
        """Somebody changed just this column of the row since the edit `seen`."""
        if seen is None:
            return
        since = self._since(seen).select_related("by")
        news = [
            edit
            for edit in since
            if name in edit.after.get(label(row), ())
            or (label(row) in edit.after) != (label(row) in edit.before)
        ]
        if news:
            raise Stale(news, history.in_words(news))

    def _since(self, seen: int) -> EditQuerySet:
        return Edit.objects.of_meetings([self.meeting]).filter(pk__gt=seen)


def take(meeting_id: int) -> Hand:
    """Inside a transaction: nobody else acts on this meeting until it ends."""
    # no_key: an edit that charging writes meanwhile points to the meeting, and must
    # not wait for us while we wait for its directive.
    meeting = Meeting.objects.select_for_update(no_key=True).get(pk=meeting_id)
    rows = meeting.directives.select_for_update(no_key=True).order_by("order", "pk")
    hand = Hand(meeting, {row.pk: row for row in rows})
    for row in hand.rows.values():
        row.meeting = meeting
    return hand


def take_all(meeting_ids: Iterable[int]) -> dict[int, Hand]:
    """Several meetings in hand, always in the same order: nobody waits in a circle."""
    return {pk: take(pk) for pk in sorted(set(meeting_ids))}
