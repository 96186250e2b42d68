"""States × verbs × roles of an assignment, and what each verb changes. Pure.

One table, RULES, from which model methods, buttons, permissions, `replay` and the
tests come. An assignment's present is `fold` of its facts, nothing else.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .obligations import Interval, next_report
from .roles import DEPARTMENT, OFFICE, SENIOR, Role
from .states import (
    DUTY_CHOICES,
    ENDED,
    KIND_CHOICES,
    OPEN,
    RUNNING,
    STATE_CHOICES,
    VERB_CHOICES,
    Duty,
    Kind,
    State,
    Verb,
)

# The words of states.py are spoken here too, so that rules need one import.
__all__ = [
    "DUTY_CHOICES",
    "ENDED",
    "KIND_CHOICES",
    "OPEN",
    "REACHED",
    "RULES",
    "RUNNING",
    "STATE_CHOICES",
    "VERB_CHOICES",
    "Duty",
    "Fact",
    "Kind",
    "NotAllowed",
    "Present",
    "State",
    "Verb",
    "allowed",
    "apply",
    "charge",
    "effective",
    "fold",
    "refusal",
]

CORRECTION_HOURS = 24  # design §4.11: one's own wrong click, without a senior officer


@dataclass(frozen=True, slots=True)
class Rule:
    """`verb` is allowed in `sources` to `roles`; target None leaves the state.

    text: what the actor must write ("" = nothing), as a label of the form.
    """

    verb: Verb
    sources: frozenset[State]
    target: State | None
    roles: frozenset[Role]
    kinds: frozenset[Kind] = frozenset(Kind)
    text: str = ""

    @property
    def for_department(self) -> bool:
        """The department's own act; an officer may do it on its behalf."""
        return Role.LIAISON in self.roles


TRACKED = frozenset({Kind.ACTION, Kind.STANDING})
BY_DEPARTMENT = DEPARTMENT | OFFICE
RULES: dict[Verb, Rule] = {
    rule.verb: rule
    for rule in (
        Rule(Verb.CHARGE, frozenset(), State.UNSIGNED, OFFICE),
        Rule(Verb.SIGN_FOR, frozenset({State.UNSIGNED}), State.IN_HAND, BY_DEPARTMENT),
        Rule(
            Verb.REPORT,
            frozenset({State.IN_HAND}),
            None,
            BY_DEPARTMENT,
            TRACKED,
            "进展情况",
        ),
        Rule(Verb.NO_CHANGE, frozenset({State.IN_HAND}), None, BY_DEPARTMENT, TRACKED),
        Rule(
            Verb.REPORT_DONE,
            frozenset({State.IN_HAND}),
            State.CLAIMED,
            BY_DEPARTMENT,
            frozenset({Kind.ACTION}),
            "完成情况",
        ),
        Rule(Verb.VERIFY, frozenset({State.CLAIMED}), None, SENIOR, text="核查意见"),
        Rule(
            Verb.RETURN,
            frozenset({State.CLAIMED}),
            State.IN_HAND,
            OFFICE,
            text="退回理由",
        ),
        Rule(Verb.CLOSE, frozenset({State.CLAIMED}), State.CLOSED, OFFICE),
        Rule(
            Verb.WITHDRAW,
            OPEN,
            State.WITHDRAWN,
            SENIOR,
            text="撤销理由",
        ),
    )
}


# Where the table's verbs lead: what filters offer.
REACHED = frozenset(rule.target for rule in RULES.values() if rule.target)


@dataclass(frozen=True, slots=True)
class Fact:
    """One event as the workflow sees it.

    due_on, duty and interval are set by `charge` alone. actor: user id of whoever
    entered it, also on behalf.
    """

    seq: int
    verb: Verb
    happened_on: datetime.date
    actor: int | None = None
    corrects: int | None = None
    duty: Duty | None = None
    due_on: datetime.date | None = None
    kind: Kind = Kind.ACTION
    interval: Interval = Interval.NONE


@dataclass(frozen=True, slots=True)
class Present:
    """How an assignment stands now; every field is derived from its facts."""

    state: State
    duty: Duty
    due_on: datetime.date | None
    kind: Kind
    interval: Interval
    charged_on: datetime.date
    signed_on: datetime.date | None = None
    claimed_on: datetime.date | None = None
    claimed_by: int | None = None
    verified_on: datetime.date | None = None
    closed_on: datetime.date | None = None
    last_report_on: datetime.date | None = None
    last_progress_on: datetime.date | None = None
    next_report_due: datetime.date | None = None
    returns: int = 0


class NotAllowed(Exception):
    """The verb does not fit; the message is Chinese and says what to do."""


def refusal(
    verb: Verb, present: Present, roles: frozenset[Role], actor: int | None = None
) -> str:
    """Why `verb` is not allowed now, in words for people; "" when it is."""
    rule = RULES[verb]
    if not rule.roles & roles:
        needed = "、".join(sorted(role.label for role in rule.roles))
        return f"“{verb.label}”由{needed}办理,您的角色不能办理。"
    if present.kind not in rule.kinds:
        return f"{present.kind.label}事项不需要“{verb.label}”。"
    if present.state not in rule.sources:
        return f"当前状态是“{present.state.label}”,不能“{verb.label}”。请刷新后再看。"
    if verb == Verb.VERIFY and actor is not None and actor == present.claimed_by:
        return "申请办结由您填报(或代报),请另一位高级督查员核查。"
    if verb == Verb.VERIFY and present.verified_on is not None:
        return "已经核查通过,可以办结销号。"
    if verb == Verb.CLOSE and present.verified_on is None:
        return "还没有核查通过,请高级督查员先核查。"
    return ""


def allowed(
    present: Present, roles: frozenset[Role], actor: int | None = None
) -> list[Verb]:
    """The verbs that fit now, in the order of the table: the buttons."""
    return [verb for verb in RULES if not refusal(verb, present, roles, actor)]


def charge(fact: Fact) -> Present:
    """The first fact of every assignment."""
    assert fact.verb == Verb.CHARGE and fact.duty is not None
    present = Present(
        state=State.UNSIGNED,
        duty=fact.duty,
        due_on=fact.due_on,
        kind=fact.kind,
        interval=fact.interval,
        charged_on=fact.happened_on,
    )
    return replace(present, next_report_due=_next_duty(present, fact.happened_on))


def apply(present: Present, fact: Fact) -> Present:
    """The present after `fact`. It does not ask who may: `refusal` does."""
    day, target = fact.happened_on, RULES[fact.verb].target
    after = replace(present, state=target or present.state)
    match fact.verb:
        case Verb.SIGN_FOR:
            after = replace(after, signed_on=day)
        case Verb.REPORT:
            after = replace(after, last_report_on=day, last_progress_on=day)
        case Verb.NO_CHANGE:
            after = replace(after, last_report_on=day)
        case Verb.REPORT_DONE:
            after = replace(
                after,
                last_report_on=day,
                last_progress_on=day,
                claimed_on=day,
                claimed_by=fact.actor,
                verified_on=None,
            )
        case Verb.VERIFY:
            after = replace(after, verified_on=day)
        case Verb.RETURN:
            after = replace(
                after,
                claimed_on=None,
                claimed_by=None,
                verified_on=None,
                returns=after.returns + 1,
            )
        case Verb.CLOSE:
            after = replace(after, closed_on=day)
    reported = fact.verb in (Verb.REPORT, Verb.NO_CHANGE, Verb.RETURN)
    last = day if reported else after.last_report_on or after.charged_on
    return replace(after, next_report_due=_next_duty(after, last))


def fold(facts: Iterable[Fact]) -> Present:
    """The present from the first fact to the last; corrected pairs are left out."""
    standing = effective(list(facts))
    present = charge(standing[0])
    for fact in standing[1:]:
        present = apply(present, fact)
    return present


def effective(facts: Sequence[Fact]) -> list[Fact]:
    """The facts that count: neither corrections nor what they correct (§4.11)."""
    corrected = {fact.corrects for fact in facts if fact.corrects is not None}
    return [f for f in facts if f.corrects is None and f.seq not in corrected]


def _next_duty(present: Present, last: datetime.date) -> datetime.date | None:
    """Lead and responsible report by interval while the matter is in hand."""
    if present.duty == Duty.SUPPORT or present.state not in RUNNING:
        return None
    if present.kind == Kind.INFORMATION:
        return None
    return next_report(last, present.interval)
