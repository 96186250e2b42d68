"""What a directive of the record suggests to the office that charges it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from meetings.models import Directive, Meeting
from tracker.models import CalendarDay, Docket, DueRule
from tracker.workflow import Kind

from .answering import Offer, Offers
from .deadlines import Deadline, Due, due, latest
from .decisions import JOIN
from .defaults import Default, defaults, told
from .directory import Directory
from .restating import Again, again
from .suggestions import Group, Named, Suggestion, suggest


@dataclass(frozen=True, slots=True)
class Proposal:
    """inherited: the demand names nobody itself, its item does.

    again: the earlier directive that it says again, with its docket.
    defaults: by class of docket, what the office's rules propose where the text has
    no date.
    """

    suggestion: Suggestion = field(default_factory=Suggestion)
    due: Due = field(default_factory=Due)
    inherited: bool = False
    again: Again | None = None
    defaults: Mapping[str, Default] = field(default_factory=dict)
    offer: Offer = field(default_factory=Offer)

    @property
    def default_words(self) -> list[str]:
        return told(self.defaults)

    def default_for(self, grade: str) -> Default | None:
        return self.defaults.get(grade)

    def due_for(self, grade: str) -> str:
        """The day that the row begins with: the text's, else the rule's."""
        default = self.default_for(grade)
        day = self.due.on or (default.on if default else None)
        return day.isoformat() if day else ""

    @property
    def decision(self) -> str:
        """并入 what an officer called a 重申; 立项 what is clear; else nothing yet."""
        if self.again and self.again.joins:
            return JOIN
        if self.again and self.again.is_open:
            return ""
        return Kind.ACTION.value if self.suggestion.is_clear else ""


class Proposer:
    """Reads directives (mentions prefetched) of one meeting with one register."""

    def __init__(
        self, meeting: Meeting, directory: Directory, charged_on: datetime.date
    ) -> None:
        self.meeting, self.directory = meeting, directory
        self.again = again(meeting)
        self.offers = Offers(meeting)
        self.changes = CalendarDay.objects.changes()
        self.defaults = defaults(
            DueRule.objects.select_related("meeting_kind"),
            Docket.Class.values,
            meeting.kind_id,
            meeting.held_on,
            charged_on,
            self.changes,
        )
        self.groups = [
            Group(name, tuple(d.pk for d in members))
            for name, members in directory.groups.items()
        ]

    def item(self, item: Directive, demands: Sequence[Directive] = ()) -> Proposal:
        """The whole item: its own bodies, then those of its demands, in order.

        Lines such as 责任单位 stand with the item and speak for all its demands. Its
        date is its own, else the last of its demands'.
        """
        named = [body for row in (item, *demands) for body in self._named(row)]
        own = self._due(item)
        dated = own if own.said or own.on else latest([self._due(d) for d in demands])
        found = suggest(named, [item.text], self.groups)
        return self._proposal(item, found, dated)

    def demand(self, demand: Directive, item: Directive | None) -> Proposal:
        """One demand by itself; what it doesn't say is its item's."""
        named, own = self._named(demand), self._due(demand)
        found = suggest(named, [demand.text], self.groups)
        inherited = item is not None and found == Suggestion()
        if item is not None and inherited:
            found = suggest(self._named(item), [], self.groups)
            inherited = found != Suggestion()
        if item is not None and not own.said and own.on is None:
            own = self._due(item)
        return self._proposal(demand, found, own, inherited)

    def _proposal(
        self, directive: Directive, found: Suggestion, due: Due, inherited: bool = False
    ) -> Proposal:
        """A date that the text gave goes before any rule."""
        rules = {} if due.on else self.defaults
        said = self.again.get(directive.pk)
        offer = self.offers.of(directive)
        return Proposal(found, due, inherited, said, rules, offer)

    def _named(self, directive: Directive) -> list[Named]:
        return [
            Named(mention.name, mention.role == mention.Role.SUPPORT, ids)
            for mention in directive.mentions.all()
            for ids in [self._ids(mention.department_id, mention.name)]
        ]

    def _ids(self, department: int | None, name: str) -> tuple[int, ...]:
        """As proofread, else as the register (which may be newer) answers today."""
        present = self.directory.present(department)
        return (present.pk,) if present else self.directory.ids(name)

    def _due(self, directive: Directive) -> Due:
        deadline = Deadline(
            directive.deadline_text,
            directive.deadline_on,
            directive.deadline_unit,
            directive.deadline_count,
        )
        return due(deadline, self.meeting.held_on, self.changes)
