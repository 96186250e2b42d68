"""The proofreading desk of one source: what was read, where it stands, what is left."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch
from django.utils import timezone

from meetings import proofreading
from meetings.desk import doubting
from meetings.extraction import VERSION
from meetings.history import who
from meetings.models import (
    Directive,
    Edit,
    Meeting,
    Mention,
    Reading,
    Restatement,
    Source,
)
from meetings.models.records import RecordState
from meetings.relayed.desk import Relayed
from meetings.retold import restating, twins
from meetings.retold.twins import Likely

from .cards import Card, Group, group
from .doubting import Doubt
from .gaps import Range, gaps
from .marking import marks
from .marks import Mark, Paragraph, paragraphs

if TYPE_CHECKING:
    from django.contrib.auth.models import User

LATELY = datetime.timedelta(minutes=10)
SHOW = {"": "全部", "open": "待定", "doubt": "存疑"}
SORT = {"": "按原文", "sure": "按把握"}


@dataclass(frozen=True, slots=True)
class View:
    """Which cards are shown, in which order: the keys of SHOW and SORT."""

    show: str = ""
    sort: str = ""

    def of(self, cards: list[Card]) -> list[Card]:
        kept = [card for card in cards if self._keeps(card)]
        return sorted(kept, key=lambda c: c.confidence) if self.sort else kept

    def _keeps(self, card: Card) -> bool:
        if self.show == "open":
            return card.waits
        return card.doubtful if self.show == "doubt" else True


class Desk:
    """Everything that the desk page and its swapped parts show of one source.

    A fixed number of queries, however much was read.
    """

    def __init__(
        self, source: Source, user: User | None = None, view: View | None = None
    ) -> None:
        self.source, self.user, self.view = source, user, view or View()
        self.reading: Reading | None = source.reading
        self.result = self.reading.result if self.reading else {}
        self.meetings = list(_meetings(source))
        self.directives = [d for m in self.meetings for d in m.directives.all()]
        self._found: dict[str, Any] = {}
        for meeting in self.result.get("meetings", []):
            self._found[meeting["key"]] = meeting
            self._found |= {one["key"]: one for one in meeting["directives"]}

    @property
    def outdated(self) -> bool:
        """An older extractor read it: reading again may tell more."""
        return self.reading is not None and self.reading.extractor != VERSION

    @cached_property
    def all_groups(self) -> list[Group]:
        places = frozenset(mark.anchor for mark in self.marks if mark.anchor)
        return [
            group(
                meeting,
                self._found if meeting.reading_id == self.source.reading_id else {},
                self.doubts,
                places,
                self._twins.get(meeting.pk, []),
                self._restated,
                self.relayed.answers,
            )
            for meeting in self.meetings
        ]

    @cached_property
    def groups(self) -> list[Group]:
        """Those with something to show in the present view."""
        for one in self.all_groups:
            one.shown = self.view.of(one.cards)
        kept = [one for one in self.all_groups if one.shown or self._shows(one)]
        if self.view.sort:
            kept.sort(key=lambda one: min((c.confidence for c in one.shown), default=1))
        return kept

    def _shows(self, one: Group) -> bool:
        """A group without a card in this view."""
        if self.view.show == "open":
            return one.meeting.state == RecordState.PROPOSED
        return bool(one.doubts) if self.view.show == "doubt" else True

    @cached_property
    def seen(self) -> int:
        """The last edit that this page shows: the guard against stale forms."""
        newest = Edit.objects.of_meetings(self.meetings).order_by("pk").last()
        return newest.pk if newest else 0

    @cached_property
    def _twins(self) -> dict[int, list[Likely]]:
        return twins.offered(self.meetings)

    @cached_property
    def _restated(self) -> dict[int, Restatement]:
        return restating.of(self.meetings)

    @cached_property
    def relayed(self) -> Relayed:
        return Relayed(self.source, self.meetings)

    @cached_property
    def last_step(self) -> Edit | None:
        return proofreading.last_step(self.source)

    @cached_property
    def last_undone(self) -> Edit | None:
        return proofreading.last_undone(self.source)

    @cached_property
    def others(self) -> list[tuple[str, datetime.datetime]]:
        """Who else acted on this source in the last minutes, and when last."""
        lately = self.source.edits.filter(at__gte=timezone.now() - LATELY)
        rows = lately.exclude(by=self.user).exclude(by=None).select_related("by")
        last = {who(edit): edit.at for edit in rows}
        return list(last.items())

    @cached_property
    def resume(self) -> str:
        """The card at which this officer goes on: after the last one decided."""
        waiting = [row for row in self.tops if row.state == RecordState.PROPOSED]
        acts = self.source.edits.exclude(verb=Edit.Verb.READ)
        mine = acts.filter(by=self.user).last()
        if not waiting or mine is None:
            return ""
        pks = [row.pk for row in self.tops]
        labels = {*mine.before, *mine.after}
        done = [n for n, pk in enumerate(pks) if f"directive:{pk}" in labels]
        later = [row for row in waiting if done and pks.index(row.pk) > max(done)]
        return f"d{(later or waiting)[0].pk}"

    @property
    def tops(self) -> list[Directive]:
        return [row for row in self.directives if row.parent_id is None]

    @property
    def total(self) -> int:
        return len(self.tops)

    @property
    def left(self) -> int:
        return sum(row.state == RecordState.PROPOSED for row in self.tops)

    @property
    def decided(self) -> int:
        return self.total - self.left

    @property
    def meetings_left(self) -> int:
        return sum(meeting.state == RecordState.PROPOSED for meeting in self.meetings)

    @property
    def views(self) -> list[tuple[str, str, int]]:
        """Of each view its key, its name and how many cards it has."""
        cards = [card for one in self.all_groups for card in one.cards]
        return [(key, name, len(View(key).of(cards))) for key, name in SHOW.items()]

    @property
    def sorts(self) -> list[tuple[str, str]]:
        return list(SORT.items())

    @cached_property
    def doubts(self) -> list[Doubt]:
        """What to look at first: about what nobody decided on yet."""
        day = (self.reading or self.source).published_on
        return doubting.doubts(self.result, self._found, self.meetings, day)

    def card(self, directive: Directive) -> tuple[Group, Card]:
        """The card on which the directive stands: its own, or that of its item."""
        top = directive.parent_id or directive.pk
        for one in self.all_groups:
            for card in one.cards:
                if card.row.pk == top:
                    return one, card
        raise Directive.DoesNotExist

    def group(self, pk: int) -> Group:
        return next(one for one in self.all_groups if one.meeting.pk == pk)

    @cached_property
    def marks(self) -> list[Mark]:
        found = marks(self.result, self.meetings, self.source.pk)
        return [*found, *self.relayed.marks()]

    @cached_property
    def gaps(self) -> list[Range]:
        """Pieces of the source that belong to nothing."""
        free = [(start, end) for start, end in self.result.get("unassigned", [])]
        taken = [(mark.start, mark.end) for mark in self.marks if mark.ref]
        return gaps(self.source.text, free, taken)

    def paragraphs(self) -> list[Paragraph]:
        loose = [
            Mark(start, end, "none", anchor=f"gap-{number}")
            for number, (start, end) in enumerate(self.gaps)
        ]
        return paragraphs(self.source.text, [*self.marks, *loose])


def _meetings(source: Source) -> Iterable[Meeting]:
    mentions = Mention.objects.select_related("department")
    directives = Directive.objects.order_by("order", "pk").prefetch_related(
        Prefetch("mentions", mentions), "passages"
    )
    return (
        Meeting.objects.filter(reading__source=source)
        .select_related("kind")
        .prefetch_related("attendances", Prefetch("directives", directives))
        .order_by("pk")
    )
