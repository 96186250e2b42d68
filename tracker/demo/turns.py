"""What happens seldom, so that every list, filter and verb of the demo has something.

Played after the courses of `play`, on the last day, through the same doors: 退签, 缓办,
转办, 被替代, extensions asked, granted and denied, 审签, 回头看, 更正 of many verbs.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User

from meetings.models import Department
from tracker.acts import act, correct
from tracker.models import Assignment, Event, Membership, Office
from tracker.recording import Words
from tracker.rhythm import Interval
from tracker.roles import Role
from tracker.workflow import Duty, Kind, State, Verb

from .people import Cast
from .play import Player

QUIET = datetime.timedelta(days=8)
V = Verb
# Each turn is of one part: (state, duty, verbs in order).
TURNS: tuple[tuple[State, Duty, tuple[Verb, ...]], ...] = (
    (State.UNSIGNED, Duty.LEAD, (V.REFUSE,)),
    (State.UNSIGNED, Duty.SUPPORT, (V.REFUSE, V.INSIST)),
    (
        State.IN_HAND,
        Duty.LEAD,
        (V.ASK_EXTENSION, V.DENY_EXTENSION, V.ASK_EXTENSION, V.EXTEND),
    ),
    (State.IN_HAND, Duty.LEAD, (V.ASK_EXTENSION,)),
    (State.IN_HAND, Duty.LEAD, (V.AMEND_DUE, V.SET_INTERVAL, V.INSTRUCT, V.URGE)),
    (State.IN_HAND, Duty.LEAD, (V.HOLD,)),
    (State.IN_HAND, Duty.LEAD, (V.PASS_ON,)),
    (State.IN_HAND, Duty.LEAD, (V.SUPERSEDE,)),
    (State.CLOSED, Duty.LEAD, (V.REOPEN,)),
    (State.IN_HAND, Duty.RESPONSIBLE, (V.URGE,)),
    (State.UNSIGNED, Duty.RESPONSIBLE, (V.REFUSE,)),
    (State.IN_HAND, Duty.LEAD, (V.HOLD, V.RESUME)),
    (State.IN_HAND, Duty.LEAD, (V.URGE,)),
    (State.IN_HAND, Duty.LEAD, (V.ASK_EXTENSION,)),
    (State.IN_HAND, Duty.LEAD, (V.INSTRUCT,)),
)
RELEASES = {
    "": (V.REPORT_DONE, V.DECLINE, V.REPORT_DONE, V.RELEASE),
    "2": (V.REPORT_DONE,),
}
DATED = frozenset({V.ASK_EXTENSION, V.AMEND_DUE})
# Wrong clicks: done and taken back.
SLIPS = (
    (State.CLAIMED, Duty.LEAD, V.RETURN),
    (State.UNSIGNED, Duty.LEAD, V.REFUSE),
    (State.IN_HAND, Duty.LEAD, V.HOLD),
)


class Turns:
    def __init__(self, player: Player) -> None:
        self.player, self.cast, self.last = player, player.cast, player.last
        self.words: dict[str, list[str]] = player.stock.words["turns"]
        self.deputies = ["于清和", "苏禾"]
        self.own: dict[int, list[User]] = {}  # further accounts of departments
        self.taken: set[int] = set()  # dockets that had a turn already
        self.kept: list[Assignment] = []
        self.count = 0

    def play(self) -> None:
        """All but 审签, for which parts are set aside."""
        kept = [self._pick(State.IN_HAND, Duty.LEAD, V.REPORT_DONE) for _ in RELEASES]
        self.kept = list(filter(None, kept))
        for state, duty, verbs in TURNS:
            if part := self._pick(state, duty, verbs[0]):
                for verb in verbs:
                    self._act(part, verb)
        for state, duty, verb in SLIPS:
            if part := self._pick(state, duty, verb):
                event = self._act(part, verb)
                correct(event, self.cast.seniors[0], self._say(V.CORRECT))

    def _pick(self, state: State, duty: Duty, verb: Verb) -> Assignment | None:
        """The newest part that fits, of a body with an account, in a fresh docket."""
        rows = Assignment.objects.filter(
            state=state,
            role=duty,
            docket__kind=Kind.ACTION,
            department__in=self.cast.liaisons,
        ).exclude(docket__in=self.taken)
        rows = rows.exclude(docket__events__verb=V.JOIN)  # recorded after the last day
        if verb == V.URGE:
            rows = rows.filter(last_urged_on=None)
        if verb in DATED:
            rows = rows.filter(docket__due_on__gt=self.last + QUIET)
        if verb in (V.HOLD, V.PASS_ON, V.SUPERSEDE):
            rows = rows.filter(charged_on__lt=self.last - QUIET * 2)
        part = rows.select_related("docket", "department").order_by("-pk").first()
        if part:
            self.taken.add(part.docket_id)
        return part

    def _act(self, part: Assignment, verb: Verb) -> Event:
        """Recorded on the last day, after whatever was recorded before."""
        self.count += 1
        words = Words(
            text=self._say(verb),
            happened_on=self.last,
            recorded_at=self.player.moment(self.last, 60 + self.count),
            **self._more(part, verb),
        )
        return act(part, verb, self._actor(part, verb), words)

    def _actor(self, part: Assignment, verb: Verb) -> User:
        if verb == V.INSTRUCT:  # an officer only puts a leader's note down
            return self.cast.accounts["leader"]
        present = Assignment.objects.select_related("docket").get(pk=part.pk)
        liaison = self.cast.liaisons[part.department_id]
        own = self.own.get(part.department_id, [])
        for user in (*own, liaison, *office(self.cast)):
            if verb in present.verbs_for(user):
                return user
        raise LookupError(f"Nobody does {verb} on {part}.")

    def _say(self, verb: Verb) -> str:
        return self.player.rng.choice(self.words.get(verb, [""]))

    def _more(self, part: Assignment, verb: Verb) -> dict[str, Any]:
        """What the verb asks for."""
        due = part.effective_due or self.last + QUIET
        if verb in (V.ASK_EXTENSION, V.EXTEND, V.AMEND_DUE):
            return {"due_on": due + datetime.timedelta(days=30)}
        if verb == V.RESUME and due <= self.last:
            return {
                "due_on": self.last + QUIET
            }  # it passed while the clock stood still
        if verb == V.URGE:
            return {"due_on": self.last + QUIET, "channel": Event.Channel.PHONE}
        if verb == V.SET_INTERVAL:
            now = part.docket.report_interval
            return {"interval": Interval.WEEK if now != "week" else Interval.MONTH}
        if verb == V.PASS_ON:
            there = part.docket.assignments.values("department")
            free = Department.objects.filter(pk__in=self.cast.liaisons)
            return {"department": free.exclude(pk__in=there)[0]}
        if verb == V.SUPERSEDE:
            lead = Assignment.objects.leads().filter(state=State.IN_HAND)
            other = lead.exclude(docket__in=self.taken).order_by("-pk")[0]
            self.taken.add(other.docket_id)
            return {"docket": other.docket}
        return {}

    def release(self) -> None:
        """审签, by a setting of the office: it binds who has an approver, that is, the
        bodies of these two; nothing else is played after it."""
        row = Office.present()
        row.release = Office.Release.DONE
        row.save()
        for part, (number, verbs) in zip(self.kept, RELEASES.items(), strict=False):
            self._join(f"approver{number}", Role.APPROVER, part.department)
            self._join(f"deputy{number}", Role.DEPUTY, part.department)
            for verb in verbs:
                self._act(part, verb)

    def _join(self, username: str, role: Role, department: Department) -> None:
        """Another account of this department: its head, or a further liaison."""
        name = head_of(department) if role == Role.APPROVER else self.deputies.pop()
        user = User.objects.create(
            username=username,
            first_name=name,
            password=self.cast.liaisons[department.pk].password,
        )
        Membership.objects.create(user=user, role=role, department=department)
        self.cast.accounts[username] = user
        self.own.setdefault(department.pk, []).append(user)


def head_of(department: Department) -> str:
    post = department.posts.order_by("order")[0]
    return str(post.tenures.latest("valid_from").person)


def office(cast: Cast) -> list[User]:
    """Who acts for the office and above it, the lowest first."""
    return [*reversed(cast.officers), *cast.seniors, cast.accounts["leader"]]
