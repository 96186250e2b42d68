"""Dockets with all that was done on them as unsaved rows: written many at once.

The doors (`charging`, `acts`) ask the database some ten times an act, which is right
for a click and too slow for thousands. Here the same pure rules say what each act
leaves behind; `replay` and `check_figures` prove that it comes to the same. Who may do
what is not asked here: that is for whoever drafts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Model

from meetings.rows import fit

from . import assigning, folding, tallying
from .charging.deciding import begun, draft
from .charging.decisions import Charge
from .models import (
    Assignment,
    Docket,
    DocketDirective,
    Event,
    Report,
    Standing,
    Verification,
)
from .monthly import keeping
from .monthly.rows import unsaved
from .recording import (
    Words,
    event,
    place,
    place_whole,
    standing_row,
)
from .workflow import REPORTING, RULES, Duty, Fact, Present, Verb

if TYPE_CHECKING:
    import datetime

    from django.contrib.auth.models import User

    from meetings.models import Department

# In the order in which they are saved: none points at a later one.
TABLES: tuple[type[Model], ...] = (
    Docket,
    DocketDirective,
    Assignment,
    Event,
    Standing,
    Report,
    Verification,
)


@dataclass(slots=True)
class Draft:
    """One docket, its parts and what hangs on them; the key of each comes with
    `save`."""

    docket: Docket
    rows: dict[type[Model], list[Model]]
    parts: list[Assignment] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)  # the present one of each

    def perform(
        self,
        part: Assignment,
        verb: Verb,
        by: User,
        words: Words,
        on_behalf: Department | None = None,
    ) -> Event:
        """words: with the day, and recorded_at; none of the verbs that need another
        docket or department."""
        assert words.happened_on is not None
        rule, docket = RULES[verb], self.docket
        befores = [other.present for other in self.parts]
        n = self.parts.index(part)
        before = befores[n]
        docket.last_seq += 1
        whole = rule.whole and before.duty == Duty.LEAD
        fact = Fact(
            docket.last_seq,
            verb,
            words.happened_on,
            by.pk,
            due_on=words.due_on,
            interval=words.interval or before.interval,
            whole=whole,
        )
        after = folding.apply(before, fact)
        changes = place(part, before, after)
        done = event(
            docket,
            verb,
            by,
            assignment=part,
            words=words,
            on_behalf=on_behalf,
            changes=changes,
        )
        done.whole = whole
        self.rows[Event].append(done)
        self._beside(done, words)
        self._stand(n, after, done.recorded_at)
        if whole:
            docket.keep_terms(after)
            self._spread(n, fact, befores, done.recorded_at)
        return done

    def _spread(
        self, source: int, fact: Fact, befores: list[Present], now: datetime.datetime
    ) -> None:
        """Bring a word about the whole docket to its other parts."""
        for n, before in enumerate(befores):
            if n != source:
                after = folding.apply(before, fact)
                place(self.parts[n], before, after)
                self._stand(n, after, now)

    def _beside(self, done: Event, words: Words) -> None:
        """The report or the verification that belongs to the act."""
        of = {"event": done, "assignment": done.assignment}
        if done.verb in REPORTING:
            # The event has the words in full, also where they are too long for these.
            cut = fit(
                Report,
                text=words.text,
                problems=words.problems,
                next_step=words.next_step,
            )
            told = Report(percent=words.percent, **cut, **of)
            self.rows[Report].append(told)
        elif done.verb in (Verb.VERIFY, Verb.RETURN):
            passed = done.verb == Verb.VERIFY
            found = Verification(passed=passed, finding=words.text, **of)
            self.rows[Verification].append(found)

    def _stand(self, n: int, after: Present, now: datetime.datetime) -> None:
        part, last, row = self.parts[n], self.standings[n], standing_row(after)
        if all(getattr(last, name) == value for name, value in row.items()):
            return
        last.until = now
        new = Standing(assignment=part, department=part.department, since=now, **row)
        self.standings[n] = new
        self.rows[Standing].append(new)


def charged(charge: Charge, serial: int, by: User, words: Words) -> Draft:
    """The docket as `charging.docket` makes it. words: how it reached the office, and
    what there is to say of the charge as a whole."""
    docket = draft(charge, serial, by)
    made = Draft(docket, {table: [] for table in TABLES})
    made.rows[Docket].append(docket)
    relation = DocketDirective.Relation.ORIGIN
    link = DocketDirective(docket=docket, directive=charge.directive, relation=relation)
    made.rows[DocketDirective].append(link)
    docket.last_seq += 1
    first = event(
        docket,
        Verb.CHARGE,
        by,
        assignment=None,
        words=words,
        changes=({}, begun(docket)),
    )
    made.rows[Event].append(first)
    silent = Words(
        happened_on=words.happened_on,
        recorded_at=words.recorded_at,
        channel=words.channel,
    )
    for part, begins, standing in assigning.draft(docket, charge.duties, by, silent):
        made.standings.append(standing)
        made.parts.append(part)
        made.rows[Assignment].append(part)
        made.rows[Event].append(begins)
        made.rows[Standing].append(standing)
    return made


def save(drafts: Collection[Draft]) -> None:
    """Write them all, table by table, with what is counted of them; the caller renews
    what follows by signals (search, what waits for a decision)."""
    for one in drafts:
        place_whole(one.docket, one.parts)
        tallying.place(one.docket, one.parts, {})
        beside = (one.rows[model] for model in (Standing, Event, Report))
        unsaved(one.docket, one.parts, *beside)
    for table in TABLES:
        table._default_manager.bulk_create(
            row for one in drafts for row in one.rows[table]
        )
    tallying.add(_counted(drafts))
    months: Counter[tallying.Key] = Counter()
    for part in (part for one in drafts for part in one.parts):
        months.update(keeping.changes(part.department_id, "", part.months))
    keeping.add(months)


def _counted(drafts: Iterable[Draft]) -> Counter[tallying.Key]:
    found: Counter[tallying.Key] = Counter()
    for one in drafts:
        found.update(tallying.keys_of(one.docket, one.parts))
    return found
