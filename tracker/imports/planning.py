"""The rows of a ledger as meetings with what was said there; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from meetings import imported
from meetings.extraction.identity import Identity, identities
from meetings.imported import Said, Telling
from meetings.models import Directive, MeetingKind
from meetings.models.records import RecordState
from meetings.rows import fit, small

from .entry import Entry, squeezed


@dataclass(slots=True)
class Plan:
    """meetings: each once. of: row number → its meeting; said: row number → what it
    says there. numbered: those whose ordinal the ledger writes in a column of its own,
    not only in the name. kept: directives that are there already."""

    meetings: list[Telling] = field(default_factory=list)
    of: dict[int, Telling] = field(default_factory=dict)
    said: dict[int, Said] = field(default_factory=dict)
    numbered: set[Telling] = field(default_factory=set)
    kept: list[Directive] = field(default_factory=list)
    words: dict[tuple[Telling, str], Said] = field(default_factory=dict)


def plan(entries: Sequence[Entry]) -> Plan:
    """Rows of one name and day are one meeting, and so are those of one organ, kind,
    year and ordinal. Three queries."""
    made, kinds = Plan(), {kind.name: kind for kind in MeetingKind.objects.all()}
    known: dict[object, Telling] = {}
    for entry in entries:
        found = _telling(entry, kinds)
        keys = list(_keys(found, sure=entry.ordinal is not None))
        same = next((known[key] for key in keys if key in known), None)
        if same is None:
            same = found
            made.meetings.append(found)
        known.update(dict.fromkeys(keys, same))
        if entry.ordinal is not None:
            made.numbered.add(same)
        _add_up(same, found)
        made.of[entry.number] = same
        if entry.text.strip():
            made.said[entry.number] = _say(made, same, entry)
    _join(made)
    return made


def _keys(one: Telling, sure: bool) -> Iterator[object]:
    """What it is known by: name and day; its number, on another day only where that is
    sure (a number in a name may be of a series of its own)."""
    yield squeezed(one.title), one.held_on
    if one.identity:
        yield one.identity, one.held_on
        if sure:
            yield one.identity


def _telling(entry: Entry, kinds: dict[str, MeetingKind]) -> Telling:
    """Organ, kind and ordinal as the ledger says, else as the name of the meeting."""
    organ, kind, ordinal = _named(entry.meeting)
    return Telling(
        title=entry.meeting.strip(),
        held_on=entry.held_on,
        organ=entry.organ or organ or "",
        kind=kinds.get(entry.kind) or kinds.get(kind or ""),
        ordinal=small(entry.ordinal or ordinal),
        venue=entry.venue,
        chair=entry.chair,
        attendees=entry.attendees,
    )


@lru_cache(4096)
def _named(name: str) -> Identity:
    told = identities(name)
    return told[0] if len(told) == 1 else (None, None, None)


def _add_up(one: Telling, other: Telling) -> None:
    """What the first rows of a meeting leave out, later ones may say."""
    for name in ("organ", "kind", "ordinal", "venue", "chair", "attendees"):
        if not getattr(one, name):
            setattr(one, name, getattr(other, name))


def _say(made: Plan, meeting: Telling, entry: Entry) -> Said:
    """The same words are said once in a meeting."""
    key = (meeting, squeezed(entry.text))
    if key not in made.words:
        cut = fit(Directive, deadline_text=entry.due_by)
        made.words[key] = Said(
            text=entry.text.strip(),
            number=small(entry.item),
            speaker=entry.speaker,
            due_words=cut["deadline_text"],
            due_on=entry.due_on,
        )
        meeting.said.append(made.words[key])
    said = made.words[key]
    said.charged = said.charged or bool(entry.duties)
    return said


def _join(made: Plan) -> None:
    """Meetings of the record that these are, and what it has of their directives."""
    known = {
        key: one
        for one in reversed(made.meetings)
        for key in _keys(one, sure=one in made.numbered)
    }
    taken = set()
    for row in imported.candidates(made.meetings):
        number = imported.identity_of(row)
        taken.add(number)
        keys = ((squeezed(row.title), row.held_on), (number, row.held_on), number)
        one = next((known[key] for key in keys if key in known), None)
        if one is not None and one.row is None:
            one.row = row
    for one in made.meetings:
        if one.row is None and one.identity in taken:
            one.ordinal = None  # another meeting has the number; the name still says it
        taken.add(one.identity)
    joined = {one.row.pk: one for one in made.meetings if one.row}
    rows = Directive.objects.filter(meeting__in=joined).select_related("meeting")
    for said in rows.exclude(state=RecordState.REJECTED).order_by("order", "pk"):
        mine = made.words.get((joined[said.meeting_id], squeezed(said.text)))
        if mine is not None and mine.row is None:
            mine.row = said
            made.kept.append(said)
