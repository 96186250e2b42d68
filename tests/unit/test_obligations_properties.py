"""What holds of every list of obligations, whatever happened."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.presents import DAY, fact, start
from tracker import folding
from tracker.calendar import working_day_from
from tracker.facts import Fact
from tracker.obligations import Obligation, obligations
from tracker.rhythm import Interval
from tracker.states import Duty, State, Verb
from tracker.workflow import REPORTING, RULES, WHOLESALE

V = Verb
TRIED = sorted(
    set(RULES)
    - WHOLESALE
    - {V.CHARGE, V.RELEASE, V.DECLINE, V.PASS_ON, V.WITHDRAW, V.SUPERSEDE}
)
SPAN = 400


@dataclass(frozen=True)
class Story:
    facts: list[Fact]
    cutoff: datetime.date


@st.composite
def stories(draw: st.DrawFn, duty: Duty | None = None) -> Story:
    """Acts that the states allow, some days apart, and a day to look back from."""
    duty = duty or draw(st.sampled_from(list(Duty)))
    facts = [start(duty=duty, interval=draw(st.sampled_from(list(Interval))))]
    day = DAY
    for verb in draw(st.lists(st.sampled_from(TRIED), max_size=14)):
        present = folding.fold(facts)
        if present.state not in RULES[verb].sources:
            verb = V.SIGN_FOR if present.state == State.UNSIGNED else V.RESUME
            if present.state not in RULES[verb].sources:
                continue
        day += datetime.timedelta(days=draw(st.integers(0, 45)))
        asked = day + datetime.timedelta(days=draw(st.integers(0, 9)))
        interval = draw(st.sampled_from(list(Interval)))
        due = asked if verb == V.URGE else None
        facts.append(
            fact(verb, len(facts) + 1, day, interval=interval, due_on=due, whole=True)
        )
    return Story(facts, DAY + datetime.timedelta(days=draw(st.integers(0, SPAN))))


def plain(day: datetime.date) -> datetime.date:
    return day


def office(day: datetime.date) -> datetime.date:
    return working_day_from(day, {})


def key(one: Obligation) -> tuple[datetime.date, datetime.date, bool]:
    return one.since, one.due_on, one.asked


@settings(deadline=None)
@given(stories())
def test_what_is_not_met_was_due_and_none_is_told_twice(story: Story) -> None:
    found = obligations(story.facts, office, story.cutoff)
    assert all(o.last_day <= story.cutoff for o in found if o.met_by is None)
    assert all(o.since <= o.due_on <= o.last_day for o in found)
    by_rhythm = [key(o) for o in found if not o.asked]
    assert len(by_rhythm) == len(set(by_rhythm))


@settings(deadline=None)
@given(stories())
def test_what_met_it_is_a_report_of_that_day_known_by_the_cutoff(story: Story) -> None:
    by_seq = {f.seq: f for f in story.facts}
    for one in obligations(story.facts, office, story.cutoff):
        if one.met_by is not None:
            report = by_seq[one.met_by]
            assert report.verb in REPORTING
            assert one.met_on == report.happened_on <= story.cutoff
            assert one.in_time == (report.happened_on <= one.last_day)


@settings(deadline=None)
@given(stories(), st.integers(0, 90))
def test_time_adds_obligations_and_takes_none(story: Story, days: int) -> None:
    later = story.cutoff + datetime.timedelta(days=days)
    before = {key(o) for o in obligations(story.facts, office, story.cutoff)}
    assert before <= {key(o) for o in obligations(story.facts, office, later)}


@settings(deadline=None)
@given(stories(), st.sampled_from(sorted(REPORTING)))
def test_a_corrected_pair_owes_and_meets_nothing(story: Story, verb: Verb) -> None:
    facts, day = story.facts, story.facts[-1].happened_on
    n = len(facts)
    pair = [fact(verb, n + 1, day), fact(V.CORRECT, n + 2, day, corrects=n + 1)]
    told = obligations([*facts, *pair], plain, story.cutoff)
    assert told == obligations(facts, plain, story.cutoff)


@settings(deadline=None)
@given(stories())
def test_the_next_report_is_the_first_that_is_open(story: Story) -> None:
    """What is stored with each event agrees with what is owed at the end."""
    present = folding.fold(story.facts)
    due = present.next_report_due
    if due is None:
        return
    cutoff = max(due, story.facts[-1].happened_on)
    unmet = [o for o in obligations(story.facts, plain, cutoff) if o.met_by is None]
    assert due in {o.due_on for o in unmet}


@settings(deadline=None)
@given(stories(duty=Duty.SUPPORT))
def test_support_owes_only_what_it_was_asked_for(story: Story) -> None:
    assert all(o.asked for o in obligations(story.facts, plain, story.cutoff))


@settings(deadline=None)
@given(stories(duty=Duty.LEAD))
def test_while_it_waits_on_hold_or_is_ended_nothing_falls_due(story: Story) -> None:
    """From a hold or a claim on, as long as nothing else happens."""
    present = folding.fold(story.facts)
    last = story.facts[-1].happened_on
    if present.state in (State.ON_HOLD, State.CLAIMED, State.CLOSED):
        later = last + datetime.timedelta(days=SPAN)
        due = [o for o in obligations(story.facts, plain, later) if o.met_by is None]
        assert all(o.due_on < last or o.asked for o in due)
