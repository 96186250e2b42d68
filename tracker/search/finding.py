"""Who finds what: the kinds that a reader looks through, and of them the own rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from tracker.models import Assignment, DocketDirective, Report, SearchEntry
from tracker.models.search import Kind
from tracker.permissions import departments_of, is_officer, sees_all

from . import index

if TYPE_CHECKING:
    from django.contrib.auth.models import User

OF_A_DEPARTMENT = (Kind.DOCKET, Kind.DIRECTIVE, Kind.REPORT)
ON_DESKS = (Kind.DRAFT, Kind.DRAFT_MEETING)  # for those who proofread them


def kinds_of(user: User) -> list[Kind]:
    """In the order of the page."""
    if is_officer(user):
        return list(Kind)
    if sees_all(user):
        return [kind for kind in Kind if kind not in ON_DESKS]
    return list(OF_A_DEPARTMENT) if departments_of(user) else []


def own(user: User, kind: Kind) -> QuerySet[Any, Any]:
    """Ids of what a department may read: its dockets, what they stand on, and what was
    told in its own parts or in the dockets that it leads."""
    dockets = Assignment.objects.visible_to(user).values("docket")
    if kind == Kind.DIRECTIVE:
        links = DocketDirective.objects.filter(docket__in=dockets)
        return links.values("directive_id")
    if kind == Kind.REPORT:
        parts = Assignment.objects.read_by(user)
        return Report.objects.filter(assignment__in=parts.values("pk")).values("pk")
    return dockets


@dataclass(frozen=True, slots=True)
class Search:
    """asked: folded words, all of which a hit has (see pairs.words)."""

    user: User
    asked: Sequence[str]

    def count(self, kind: Kind) -> int:
        """What this reader may see; one above index.MOST for any more than that."""
        if not self.asked:
            return 0
        if sees_all(self.user):
            return index.count(kind, self.asked)
        return self._own(kind)[: index.MOST + 1].count()

    def newest(self, kind: Kind, start: int, stop: int) -> list[int]:
        """Ids of the hits from `start` to before `stop`, the newest first."""
        if sees_all(self.user):
            return index.newest(kind, self.asked, start, stop)
        rows = self._own(kind).order_by("-key").values_list("object", flat=True)
        return list(rows[start:stop])

    def _own(self, kind: Kind) -> QuerySet[SearchEntry]:
        """A department's rows are few: their texts are read, whatever the index has."""
        mine = SearchEntry.objects.filter(kind=kind, object__in=own(self.user, kind))
        return index.reading(mine, self.asked)
