"""What text of which row can be found: one shelf a kind of thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import DateField, F, Q, QuerySet, Value
from django.db.models.functions import NullIf

from meetings.models import Attendance, Directive, Meeting, Person, Tenure
from tracker.models import Docket, Report
from tracker.models.search import Kind

from .pairs import fold

AT_ONCE = 2000
Texts = dict[int, list[str]]


class Entry(NamedTuple):
    """What SearchEntry keeps of a row: hundreds of thousands are made at once."""

    key: int
    kind: int
    object: int
    text: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """rows: what can be found; fields: their text, the first ones its head; day: by
    which newer is meant; more: further text of some ids, from other tables."""

    kind: Kind
    rows: Callable[[], QuerySet[Any]]
    fields: tuple[str, ...]
    day: str = ""
    more: Callable[[Sequence[int]], Texts] | None = None

    def texts(self, pks: Sequence[int]) -> Texts:
        """The parts of each text, as they are written; rows that are gone have none."""
        rows = self.rows().filter(pk__in=pks).values_list("pk", *self.fields)
        return self._whole([(pk, list(parts)) for pk, *parts in rows])

    def entries(self, rows: QuerySet[Any]) -> Iterator[Entry]:
        """Of rows of this shelf, in the order of the keys, a few thousand at once."""
        order = [F(self.day).asc(nulls_first=True)] if self.day else []
        days = F(self.day) if self.day else Value(None, DateField())
        found = rows.annotate(search_day=days).order_by(*order, "pk")
        found = found.values_list("pk", "search_day", *self.fields)
        batch: list[Any] = []
        for row in found.iterator(chunk_size=AT_ONCE):
            batch.append(row)
            if len(batch) == AT_ONCE:
                yield from self._written(batch)
                batch = []
        yield from self._written(batch)

    def _written(self, batch: Sequence[Any]) -> Iterator[Entry]:
        texts = self._whole([(pk, list(parts)) for pk, _, *parts in batch])
        for pk, day, *_ in batch:
            # Folding makes the line breaks blanks, so no word runs over two parts.
            text = fold("\n".join(filter(None, texts[pk])))
            if text.strip():
                yield Entry(self.kind.key(pk, day), self.kind.value, pk, text)

    def _whole(self, rows: list[tuple[int, list[str]]]) -> Texts:
        more = self.more([pk for pk, _ in rows]) if self.more and rows else {}
        return {
            pk: [part or "" for part in parts] + more.get(pk, []) for pk, parts in rows
        }


def _said(rows: QuerySet[Directive]) -> QuerySet[Any]:
    """With who said it, unless it is the meeting itself."""
    return rows.annotate(said_by=NullIf("speaker", Value("会议")))


def _drafts() -> QuerySet[Any]:
    """On a desk: neither rejected nor, with its meeting, confirmed."""
    rows = Directive.objects.exclude(Q(state="rejected") | Q(meeting__state="rejected"))
    return _said(rows.exclude(state="confirmed", meeting__state="confirmed"))


def _told() -> QuerySet[Any]:
    return Report.objects.counting().exclude(text="", problems="", next_step="")


def _there(pks: Sequence[int]) -> Texts:
    """Who was at these meetings, as printed: a line for all."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Attendance.objects.filter(meeting__in=pks).order_by("order", "pk")
    for meeting, name, post in rows.values_list("meeting", "name", "post"):
        found[meeting].append(f"{name}({post})" if post else name)
    return {pk: ["、".join(names)] for pk, names in found.items()}


def _held(pks: Sequence[int]) -> Texts:
    """The posts of these people, the present one last."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Tenure.objects.filter(person__in=pks).select_related("post__department")
    for tenure in rows.order_by(F("valid_from").asc(nulls_first=True), "pk"):
        found[tenure.person_id].append(str(tenure.post))
    return {pk: ["、".join(dict.fromkeys(posts))] for pk, posts in found.items()}


WORDS = ("text", "said_by")
MEETING = ("title", "venue", "organ")
SHELVES = {
    shelf.kind: shelf
    for shelf in (
        Shelf(
            Kind.DOCKET,
            lambda: Docket.objects.charged(),
            ("code", "title", "criterion"),
            "charged_on",
        ),
        Shelf(
            Kind.DIRECTIVE,
            lambda: _said(Directive.objects.confirmed()),
            WORDS,
            "meeting__held_on",
        ),
        Shelf(
            Kind.REPORT,
            _told,
            ("text", "problems", "next_step"),
            "event__happened_on",
        ),
        Shelf(
            Kind.MEETING,
            lambda: Meeting.objects.confirmed(),
            MEETING,
            "held_on",
            _there,
        ),
        Shelf(Kind.PERSON, lambda: Person.objects.all(), ("name",), more=_held),
        Shelf(Kind.DRAFT, _drafts, WORDS, "meeting__held_on"),
        Shelf(
            Kind.DRAFT_MEETING,
            lambda: Meeting.objects.proposed(),
            MEETING,
            "held_on",
            _there,
        ),
    )
}
# Where a row of a table can stand, whatever becomes of it.
TABLES: dict[str, tuple[Kind, ...]] = {
    "meeting": (Kind.MEETING, Kind.DRAFT_MEETING),
    "directive": (Kind.DIRECTIVE, Kind.DRAFT),
    "docket": (Kind.DOCKET,),
    "report": (Kind.REPORT,),
    "person": (Kind.PERSON,),
}
