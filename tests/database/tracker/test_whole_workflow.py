"""Hundreds of walks through the whole workflow, each held to the simple model."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.database.tracker.simple_model import (
    ENDED,
    FROM,
    LEAD,
    RESPONSIBLE,
    SUPPORT,
    TOLD,
    Done,
    Model,
    Now,
    Part,
    Who,
)
from tests.factories import make_department, make_docket, make_user
from tracker import replay
from tracker.acts import act, correct
from tracker.leaders import Leader
from tracker.models import Assignment, Event, Office, Standing
from tracker.recording import Words
from tracker.rhythm import Interval
from tracker.roles import Role
from tracker.workflow import NotAllowed
from tracker.workflow import Verb as V

DAYS = 300  # of history that a walk may take
DUE = 60
PEOPLE = (
    Who("officer", "officer"),
    Who("officer2", "officer"),
    Who("senior", "senior"),
    Who("senior2", "senior"),
    Who("leader", "leader"),
    Who("first", "liaison", 0),
    Who("second", "liaison", 1),
    Who("third", "liaison", 2),
    Who("head", "approver", 0),
)
# Passing on and a new rhythm change who and how often; their own tests walk them.
VERBS = sorted(set(FROM) - {V.SET_INTERVAL})
CALLED = {"channel": Event.Channel.PHONE, "caller": "小宋"}


class Walk(RuleBasedStateMachine):
    """One docket with a lead, a responsible and a supporting department."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.today = timezone.localdate()
        self.day = self.today - datetime.timedelta(days=DAYS)
        bodies = [make_department() for _ in range(3)]
        self.users = {
            who.name: make_user(
                Role(who.role),
                None if who.department is None else bodies[who.department],
            )
            for who in PEOPLE
        }
        Office.objects.update_or_create(defaults={"release": Office.Release.DONE})
        due = self.day + datetime.timedelta(days=DUE)
        lead, *rest = bodies
        self.docket = make_docket(
            self.users["officer"],
            lead,
            responsible=rest[:1],
            support=rest[1:],
            due_on=due,
            charged_on=self.day,
            interval=Interval.MONTH,
            recorded_at=self._moment(),
        )
        self.other = make_docket(self.users["officer"])
        self.model = Model(self.day, due, (LEAD, RESPONSIBLE, SUPPORT))
        self.ids = [self.docket.assignments.get(department=body).pk for body in bodies]
        self.events: list[Event] = []

    def teardown(self) -> None:
        try:
            assert list(replay.differences()) == []
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def _moment(self) -> datetime.datetime:
        noon = datetime.datetime.combine(self.day, datetime.time(12))
        return timezone.make_aware(noon)

    def _part(self, n: int) -> Assignment:
        return Assignment.objects.select_related("docket").get(pk=self.ids[n])

    def _due(self, now: Now, verb: V, n: int) -> datetime.date | None:
        """A day that the verb may set: later for all, earlier for one's own."""
        if verb in (V.ASK_EXTENSION, V.EXTEND) or (verb == V.AMEND_DUE and n == 0):
            return now.due + datetime.timedelta(days=30)
        if verb == V.AMEND_DUE:
            return now.deadline(n) - datetime.timedelta(days=5)
        return self.day + datetime.timedelta(days=4) if verb == V.URGE else None

    @rule(days=st.integers(0, 12))
    def time_passes(self, days: int) -> None:
        self.day = min(self.day + datetime.timedelta(days=days), self.today)

    @rule(
        who=st.sampled_from(PEOPLE),
        verb=st.sampled_from(VERBS),
        n=st.integers(0, 2),
    )
    def somebody_tries(self, who: Who, verb: V, n: int) -> None:
        self._try(who, verb, n)

    @rule(data=st.data())
    def somebody_does_what_may_be_done(self, data: Any) -> None:
        """Most random tries are refused: these lead on."""
        open_ = [
            (who, verb, n)
            for who in PEOPLE
            for verb in VERBS
            for n in range(3)
            if self.model.may(who, verb, n, self.day)
        ]
        if open_:
            self._try(*data.draw(st.sampled_from(open_)))

    def _try(self, who: Who, verb: V, n: int) -> None:
        now = self.model.now()
        may = self.model.may(who, verb, n, self.day)
        due = self._due(now, verb, n)
        words: dict[str, Any] = {"text": "情况如此", "due_on": due}
        if who.department is None:
            words |= CALLED
        if verb == V.SUPERSEDE:
            words["docket"] = self.other
        if verb == V.RESUME and now.deadline(n) < self.today:
            words["due_on"] = self.today + datetime.timedelta(days=9)
            if n:  # one's own date is never later than the docket's
                return
        if verb in (V.REPLY, V.REPORT):
            words["answers"] = self._part(n).open_instructions().order_by("pk")[:1]
        if verb == V.INSTRUCT and who.role != "leader":
            words["leader"] = Leader("", "霍启明", "区长", self.users["leader"])
        words |= {"happened_on": self.day, "recorded_at": self._moment()}
        try:
            event = act(self._part(n), verb, self.users[who.name], Words(**words))
        except NotAllowed as why:
            assert not may, f"{who} {verb} {now.parts[n]}: {why}"
            return
        assert may, f"{who} {verb} {now.parts[n]} went through"
        waits = verb == V.REPORT_DONE and n == 0 and who.department == 0
        self._note(event, Done(n, verb, self.day, who, due, waits))
        if verb == V.RESUME and words["due_on"]:
            moved = Done(n, V.AMEND_DUE, self.day, who, words["due_on"])
            self._note(Event.objects.latest("pk"), moved)
        self._compare()

    def _note(self, event: Event, done: Done) -> None:
        self.events.append(event)
        self.model.acts.append(done)

    @rule(n=st.integers(0, 2))
    def the_newest_act_was_a_wrong_click(self, n: int) -> None:
        mine = [k for k, done in enumerate(self.model.acts) if done.part == n]
        if not mine:
            return
        if self.model.acts[mine[-1]].verb == V.SUPERSEDE and n:
            return
        event = Event.objects.get(pk=self.events[mine[-1]].pk)
        with pytest.raises(NotAllowed):
            correct(event, self.users["leader"], "看错了")
        correct(event, self.users["senior2"], "点错了")
        del self.model.acts[mine[-1]], self.events[mine[-1]]
        self._compare()

    def _compare(self) -> None:
        now = self.model.now()
        for n, part in enumerate(now.parts):
            self._compare_part(n, part, now)
        rows = Standing.objects.filter(assignment__in=self.ids, until=None)
        found = dict(rows.values_list("assignment", "state"))
        assert found == {
            pk: part.state for pk, part in zip(self.ids, now.parts, strict=True)
        }

    def _compare_part(self, n: int, part: Part, now: Now) -> None:
        row = self._part(n)
        found = row.present
        assert found.state == part.state
        assert (found.due_on, found.moves) == (now.due, now.moves)
        assert found.own_due_on == part.own_due
        assert found.last_report_on == part.told_on
        assert found.last_progress_on == part.moved_on
        assert found.next_report_due == part.report_due
        assert found.claimed_on == part.claimed_on
        assert found.returns == part.returns
        assert (found.pending is not None) == (part.waiting is not None)
        assert (found.asked_until is not None) == (part.asked is not None)
        waiting = 0 if part.state in ENDED else part.instructed
        assert row.open_instructions().count() == waiting
        reports = row.reports.filter(event__corrected_by=None)
        mine = [d for d in self.model.acts if d.part == n and d.verb in TOLD]
        assert reports.count() == len(mine)


@pytest.mark.django_db
def test_every_walk_goes_as_the_simple_model_says() -> None:
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=10,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
