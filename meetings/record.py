"""A meeting as a document: who was there, what was said, where it stands written."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from meetings import history
from meetings.retold import restating

from .extraction.clean import clean
from .models import (
    Attendance,
    Directive,
    Edit,
    Meeting,
    Mention,
    Passage,
    Reading,
    Restatement,
    Source,
    Verdict,
)
from .models.records import RecordState


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one source as printed, joined as they were read, and what stands on
    either side.

    differs: the directive was changed or amended at the desk.
    """

    source: Source
    before: str
    words: str
    after: str
    differs: bool


@dataclass(slots=True)
class Item:
    """A confirmed directive, its demands, and the words of the source.

    restates: what it says again (重申); later: where it was said again.
    """

    row: Directive
    demands: list[Directive] = field(default_factory=list)
    restates: list[Restatement] = field(default_factory=list)
    later: list[Restatement] = field(default_factory=list)

    @property
    def quotes(self) -> list[Quote]:
        """The words of each source that tells it; none when it was typed."""
        return quotes_of(self.row)


def quotes_of(row: Directive) -> list[Quote]:
    """After `with_quotes`. Told by two sources it has two, not one twice as long."""
    found: dict[int, list[Any]] = {}
    for passage in row.passages.all():
        found.setdefault(passage.source_id, []).append(passage)
    return [_quote(passages, clean(row.text)) for passages in found.values()]


def _quote(passages: list[Any], text: str) -> Quote:
    # A line end parts it from another text of the page.
    before = passages[0].before.rpartition("\n")[2]
    after = passages[-1].after.partition("\n")[0]
    words = clean("".join(passage.words for passage in passages))
    return Quote(passages[0].source, clean(before), words, clean(after), words != text)


def with_quotes() -> Prefetch[str, Any, str]:
    """The passages of directives with their words, and the sources without theirs."""
    sources = Prefetch("source", Source.objects.light())
    return Prefetch("passages", Passage.objects.quoted().prefetch_related(sources))


def for_list(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Adds items: confirmed level-1 directives; the chairs come with it."""
    chairs = Attendance.objects.filter(role=Attendance.Role.CHAIR)
    top = Directive.objects.top().filter(
        state=RecordState.CONFIRMED, meeting=OuterRef("pk")
    )
    count = top.order_by().values("meeting").annotate(count=Count("pk"))
    # Counted for the rows of one page, not by a join of all meetings and directives.
    items = Coalesce(Subquery(count.values("count")), 0)
    return (
        meetings.select_related("kind")
        .prefetch_related(Prefetch("attendances", chairs))
        .annotate(items=items)
        .order_by("-held_on", "-pk")
    )


def for_page(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    directives = Directive.objects.order_by("order", "pk").prefetch_related(
        Prefetch("mentions", Mention.objects.select_related("department")),
        with_quotes(),
    )
    return meetings.select_related("kind").prefetch_related(
        "attendances", Prefetch("directives", directives)
    )


class Document:
    """What the page of one meeting shows; `for_page` fetched it."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting

    @cached_property
    def items(self) -> list[Item]:
        rows = [d for d in self.meeting.directives.all() if d.is_confirmed]
        items = {d.pk: Item(d) for d in rows if d.parent_id is None}
        for row in rows:
            if row.parent_id in items:
                items[row.parent_id].demands.append(row)
        self._link(items, rows)
        return list(items.values())

    def _link(self, items: dict[int, Item], rows: list[Directive]) -> None:
        """重申 both ways; a demand's is shown with its item."""
        said, later = restating.of([self.meeting]), restating.later([self.meeting])
        for row in rows:
            item = items.get(row.parent_id or row.pk)
            if item is None:
                continue
            link = said.get(row.pk)
            if link is not None and link.state == Verdict.KEPT:
                item.restates.append(link)
            item.later += later.get(row.pk, [])

    @property
    def waiting(self) -> int:
        rows = self.meeting.directives.all()
        return sum(
            row.state == RecordState.PROPOSED and row.parent_id is None for row in rows
        )

    @property
    def people(self) -> list[tuple[str, list[Attendance]]]:
        """(主持, rows), (出席, rows) …, in the order of the roles."""
        return people_by_role(self.meeting)

    @cached_property
    def sources(self) -> list[Source]:
        """Every source that a passage of it stands in, without the texts."""
        stands_in = Passage.objects.filter(
            Q(meeting=self.meeting) | Q(directive__meeting=self.meeting)
        )
        here = Q(pk__in=stands_in.values("source")) | Q(pk__in=self._read)
        return list(Source.objects.light().filter(here))

    @cached_property
    def history(self) -> list[history.Entry]:
        """Newest first: the acts at the desk, and when it was read."""
        about = Q(meeting=self.meeting) | Q(source__in=self._read, verb=Edit.Verb.READ)
        rows = Edit.objects.filter(about).select_related("by").order_by("-pk")
        return history.entries(rows)

    @property
    def _read(self) -> QuerySet[Reading, Any]:
        """The id of the source that it was read from; none when it was typed."""
        reading = self.meeting.reading_id or 0
        return Reading.objects.filter(pk=reading).values("source")


def people_by_role(meeting: Meeting) -> list[tuple[str, list[Attendance]]]:
    rows = list(meeting.attendances.all())
    of = {role: [r for r in rows if r.role == role] for role in Attendance.Role}
    return [(str(role.label), there) for role, there in of.items() if there]
