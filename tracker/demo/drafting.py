"""The follow-through of the demo as unsaved rows: the same play, past the doors.

The doors ask the database some ten times an act, which is right for a click and too
slow for many thousand. Here the same pure rules say what each act leaves behind, and
`replay` proves that it comes to the same.
"""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Model
from django.utils import timezone

from meetings.models import Directive
from tracker import assigning, folding, tallying
from tracker.charging.deciding import begun, draft
from tracker.charging.decisions import Charge
from tracker.models import (
    Assignment,
    Dismissal,
    Docket,
    DocketDirective,
    DocketSerial,
    Event,
    Report,
    Standing,
    Verification,
)
from tracker.recording import Words, event, place, place_whole, standing_row
from tracker.workflow import REPORTING, RULES, Fact, Present, Verb

from .people import Cast
from .play import Player
from .stock import Stock

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Row = TypeVar("Row", bound=Model)
# In the order in which they are saved: none points at a later one.
TABLES: tuple[type[Model], ...] = (
    Docket,
    DocketDirective,
    Assignment,
    Event,
    Standing,
    Report,
    Verification,
    Dismissal,
)


class Drafter(Player):
    """A player that keeps its rows; `save` writes them all into an empty database."""

    def __init__(self, stock: Stock, cast: Cast, last: datetime.date, seed: int):
        super().__init__(stock, cast, last, seed)
        self.rows: dict[type[Model], list[Model]] = {table: [] for table in TABLES}
        self.serials: Counter[int] = Counter()  # the last one of each year
        self.parts: dict[int, list[Assignment]] = {}  # by docket
        self.standings: dict[int, Standing] = {}  # the present one, by assignment

    def save(self) -> None:
        for docket in self.rows[Docket]:
            parts = self.parts[docket.pk]
            place_whole(docket, parts)  # type: ignore[arg-type]
            tallying.place(docket, parts, {})  # type: ignore[arg-type]
        for table, rows in self.rows.items():
            table._default_manager.bulk_create(rows)
        DocketSerial.objects.bulk_create(
            DocketSerial(year=year, last=last) for year, last in self.serials.items()
        )
        charged = DocketDirective.objects.values("directive")
        Directive.objects.filter(pk__in=charged).update(locked_at=timezone.now())

    def _keep(self, row: Row) -> Row:
        """With the next key of its table, so that others can point at it."""
        rows = self.rows[type(row)]
        rows.append(row)
        row.pk = len(rows)
        return row

    def _begin(self, charge: Charge, officer: User) -> Docket:
        year = charge.directive.meeting.year
        self.serials[year] += 1
        made = self._keep(draft(charge, self.serials[year], officer))
        relation = DocketDirective.Relation.ORIGIN
        self._keep(
            DocketDirective(docket=made, directive=charge.directive, relation=relation)
        )
        words = Words(happened_on=made.charged_on, recorded_at=charge.recorded_at)
        made.last_seq += 1
        after = begun(made)
        self._keep(
            event(
                made,
                Verb.CHARGE,
                officer,
                assignment=None,
                words=words,
                changes=({}, after),
            )
        )
        drafts = assigning.draft(made, charge.duties, officer, words)
        self.parts[made.pk] = [self._assign(*one) for one in drafts]
        return made

    def _assign(self, part: Assignment, first: Event, standing: Standing) -> Assignment:
        first.assignment = standing.assignment = self._keep(part)
        self._keep(first)
        self.standings[part.pk] = self._keep(standing)
        return part

    def _dismiss(self, directive: Directive, officer: User, reason: str) -> None:
        self._keep(Dismissal(directive=directive, by=officer, reason=reason))

    def _parts(self, docket: Docket) -> list[Assignment]:
        return list(self.parts[docket.pk])

    def _perform(self, part: Assignment, verb: Verb, by: User, words: Words) -> Event:
        rule, docket, before = RULES[verb], part.docket, part.present
        assert not rule.whole, "No fate of the demo speaks of a whole docket."
        assert words.happened_on is not None
        docket.last_seq += 1
        fact = Fact(docket.last_seq, verb, words.happened_on, by.pk)
        after = folding.apply(before, fact)
        own = self.cast.liaisons.get(part.department_id) == by
        done = event(
            docket,
            verb,
            by,
            assignment=part,
            words=words,
            on_behalf=part.department if rule.for_department and not own else None,
            changes=place(part, before, after),
        )
        self._keep(done)
        self._beside(done, words)
        self._stand(part, after, done.recorded_at)
        return done

    def _beside(self, done: Event, words: Words) -> None:
        """The report or the verification that belongs to the act."""
        of = {"event": done, "assignment": done.assignment}
        if done.verb in REPORTING:
            told = Report(
                text=words.text,
                percent=words.percent,
                problems=words.problems,
                next_step=words.next_step,
                **of,
            )
            self._keep(told)
        elif done.verb in (Verb.VERIFY, Verb.RETURN):
            passed = done.verb == Verb.VERIFY
            self._keep(Verification(passed=passed, finding=words.text, **of))

    def _stand(
        self, part: Assignment, after: Present, moment: datetime.datetime
    ) -> None:
        last, row = self.standings[part.pk], standing_row(after)
        if all(getattr(last, name) == value for name, value in row.items()):
            return
        last.until = moment
        new = Standing(assignment=part, department=part.department, since=moment, **row)
        self.standings[part.pk] = self._keep(new)
