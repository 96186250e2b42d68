"""Taking a reading over: rows that shall follow it, in one act that can be undone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q

from meetings import thawing
from meetings.columns import with_values
from meetings.edits import Sheet
from meetings.extraction.result import FoundDirective, FoundMeeting, Spans
from meetings.hand import Hand, take_all
from meetings.models import (
    Attendance,
    Directive,
    Edit,
    Meeting,
    Passage,
    Reading,
    Source,
)
from meetings.models.records import RecordState
from meetings.proofreading.deciding import refuse_clash
from meetings.proposals import department_ids, kinds_named
from meetings.refusals import Locked, Refused
from meetings.rolls import Body, Presence, follow_day, set_bodies, set_people
from meetings.rows import directive_row, fit, meeting_row, mention_rows
from meetings.wordings import base_of

from .lines import Difference, Line, difference

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MEETING = ["title", "held_on", "period", "venue", "organ", "kind_id", "ordinal", "year"]
DIRECTIVE = [
    "number",
    "speaker",
    "text",
    "deadline_text",
    "deadline_on",
    "deadline_unit",
    "deadline_count",
]
GONE = "这份材料的读取已经变了(可能别人已采用)。请重新打开差别页再看。"


@transaction.atomic
def apply(source: Source, by: User, new_id: int, chosen: Collection[str]) -> Edit:
    """Let the chosen lines (Line.key) follow the reading `new_id`; the others stay as
    they are. From then on the source follows that reading."""
    rows = Source.objects.select_for_update(of=("self",)).select_related("reading")
    held = rows.get(pk=source.pk)
    of_source = Q(reading__source=held) | Q(directives__reading__source=held)
    own = Meeting.objects.filter(of_source).values_list("pk", flat=True)
    hands = take_all(own)
    found = difference(held)
    if found is None or found.new.pk != new_id:
        raise Refused(GONE)
    act = Act(found, hands, set(chosen))
    act.run()
    act.sheet.change(held, reading_id=found.new.pk)
    source.reading = found.new
    changed = list(act.meetings.values())
    return act.sheet.write(
        Edit.Verb.REREAD,
        by,
        changed[0] if changed else None,
        others=changed[1:],
        source_id=held.pk,
    )


class Act:
    """One application; meetings: the rows of the new reading's meetings, by key."""

    def __init__(
        self, found: Difference, hands: dict[int, Hand], chosen: set[str]
    ) -> None:
        self.found, self.hands = found, hands
        self.chosen = chosen & {line.key for line in found.lines}
        self.sheet = Sheet()
        self.new: Reading = found.new
        self.meetings: dict[str, Meeting] = {}
        self.items: dict[str, Directive] = {}
        results = self.new.result["meetings"]
        self.kinds = kinds_named(one["kind"] for one in results)
        self.places = {
            one["key"]: (meeting["key"], order)
            for meeting in results
            for order, one in enumerate(meeting["directives"])
        }

    def run(self) -> None:
        for line in self.found.meetings:
            self._meeting(line)
        for line in self.found.directives:  # items before the demands inside them
            self._directive(line)

    def _meeting(self, line: Line) -> None:
        row = self.hands[line.row.pk].meeting if line.row else None
        stored, taken = line.pair.new, line.key in self.chosen
        if stored is None:
            if isinstance(row, Meeting):
                self._gone(row, taken)
                self.meetings[f"gone:{row.pk}"] = row
            return
        if row is None:
            if taken:
                self.meetings[stored["key"]] = self._new_meeting(stored)
            return
        self.meetings[stored["key"]] = row
        if taken:
            self._follow_meeting(row, thawing.meeting(stored))
        self.sheet.change(row, reading_id=self.new.pk, key=stored["key"])

    def _follow_meeting(self, row: Meeting, found: FoundMeeting) -> None:
        values = _values(meeting_row(found, self.new, self.kinds), MEETING)
        if values["year"] != row.year:
            self.hands[row.pk].refuse_any_locked()
        if row.is_confirmed:
            refuse_clash(with_values(row, values))
        day = base_of(row)
        self.sheet.change(row, **values)
        follow_day(self.sheet, row, day)
        set_people(self.sheet, row, _presences(row, found))
        self._passages(row.passages.all(), found.spans, meeting=row)

    def _new_meeting(self, stored: dict[str, Any]) -> Meeting:
        """Undo turns it to 不采用, for its history stays."""
        found = thawing.meeting(stored)
        row = meeting_row(found, self.new, self.kinds)
        row.state = RecordState.REJECTED
        row.save()
        self.sheet.change(row, state=RecordState.PROPOSED)
        set_people(self.sheet, row, _presences(row, found))
        self._passages((), found.spans, meeting=row)
        return row

    def _directive(self, line: Line) -> None:
        stored, taken = line.pair.new, line.key in self.chosen
        if isinstance(line.row, Directive):
            row = self.hands[line.row.meeting_id].rows[line.row.pk]
            self._old_directive(line, row, stored, taken)
        elif stored is not None and line.pair.old is None and taken:
            self._new_directive(thawing.directive(stored))

    def _old_directive(
        self, line: Line, row: Directive, stored: dict[str, Any] | None, taken: bool
    ) -> None:
        if line.locked:
            if taken:
                raise Locked(f"“{row.heading}”已经立项交办,只能用“勘误”改。")
            return
        if stored is None:
            self._gone(row, taken)
            return
        self.items[stored["key"]] = row
        if taken:
            self._follow_directive(row, thawing.directive(stored))
        self.sheet.change(row, reading_id=self.new.pk, key=stored["key"])

    def _follow_directive(self, row: Directive, found: FoundDirective) -> None:
        order = self.places[found.key][1]
        fresh = directive_row(found, row.meeting, self.new, order)
        self.sheet.change(row, **_values(fresh, [*DIRECTIVE, "order"]))
        set_bodies(self.sheet, row, _bodies(row, found))
        self._passages(row.passages.all(), found.spans, directive=row)

    def _new_directive(self, found: FoundDirective) -> None:
        """In its meeting and its item, where those are in the record."""
        key, order = self.places[found.key]
        meeting = self.meetings.get(key)
        item = (
            self.items.get(found.key.rpartition(".")[0]) if found.level == 2 else None
        )
        if meeting is None or (found.level == 2 and item is None):
            return
        row = directive_row(found, meeting, self.new, order)
        row.parent = item
        self.sheet.make(row)
        self.items[found.key] = row
        for mention in mention_rows(found, row, department_ids([found])):
            self.sheet.make(mention)
        self._passages((), found.spans, directive=row)

    def _gone(self, row: Meeting | Directive, taken: bool) -> None:
        """不采用, so that it can be brought back; or kept, of no reading's finding."""
        if taken:
            self.sheet.change(row, state=RecordState.REJECTED)
        self.sheet.change(row, reading_id=self.new.pk, key="")

    def _passages(self, rows: Iterable[Passage], spans: Spans, **owner: Any) -> None:
        old = list(rows)
        wanted = [(span.start, span.end) for span in spans if span.start < span.end]
        if [(row.start, row.end) for row in old] == wanted:
            return
        for row in old:
            self.sheet.remove(row)
        for order, (start, end) in enumerate(wanted):
            place = {"start": start, "end": end, "order": order}
            self.sheet.make(Passage(source=self.found.source, **place, **owner))


def _values(row: Meeting | Directive, columns: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in columns}


def _presences(row: Meeting, found: FoundMeeting) -> list[Presence]:
    """The people as found; who was there under the same name stays the same row."""
    pks = {one.name: one.pk for one in row.attendances.all()}
    told = [
        fit(Attendance, name=one.name, post=one.post, role=one.role)
        for one in found.people
    ]
    return [Presence(**one, pk=pks.pop(one["name"], None)) for one in told]


def _bodies(row: Directive, found: FoundDirective) -> list[Body]:
    rows = mention_rows(found, row, department_ids([found]))
    return [Body(one.name, one.role, one.department_id) for one in rows]
