"""States × verbs × roles of an assignment: who may do what, when. Pure.

One table, RULES, from which model methods, buttons, permissions, `folding`, the
diagram in docs/workflow.md and the tests come.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .facts import Fact, NotAllowed, Present
from .roles import APPROVER, DEPARTMENT, LEADER, OFFICE, SENIOR, Role
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

# The words of states.py and facts.py are spoken here too: rules need one import.
__all__ = [
    "DUTY_CHOICES",
    "ENDED",
    "KIND_CHOICES",
    "OPEN",
    "REACHED",
    "REPORTING",
    "RULES",
    "RUNNING",
    "STATE_CHOICES",
    "VERB_CHOICES",
    "WHOLESALE",
    "Duty",
    "Fact",
    "Kind",
    "NotAllowed",
    "Present",
    "Rule",
    "State",
    "Verb",
    "allowed",
    "refusal",
]

CORRECTION_HOURS = 24  # design §4.11: one's own wrong click, without a senior officer


@dataclass(frozen=True, slots=True)
class Rule:
    """`verb` is allowed in `sources` to `roles`; target None leaves the state.

    text: what the actor must write ("" = nothing), as a label of the form; in
    brackets it may stay empty. asks: what else is asked for: due_on, department,
    successor, docket, interval. restores: the state goes back to the one before the
    hold. whole: done on the lead's part, it speaks of every part of the docket.
    """

    verb: Verb
    sources: frozenset[State]
    target: State | None
    roles: frozenset[Role]
    kinds: frozenset[Kind] = frozenset(Kind)
    text: str = ""
    duties: frozenset[Duty] = frozenset(Duty)
    asks: str = ""
    restores: bool = False
    whole: bool = False

    @property
    def for_department(self) -> bool:
        """The department's own act; an officer may do it on its behalf."""
        return Role.LIAISON in self.roles

    @property
    def label(self) -> str:
        return self.text.strip("()")

    @property
    def must_write(self) -> bool:
        return bool(self.text) and not self.text.startswith("(")


TRACKED = frozenset({Kind.ACTION, Kind.STANDING})
ACTION = frozenset({Kind.ACTION})
LEAD = frozenset({Duty.LEAD})
BY_DEPARTMENT = DEPARTMENT | OFFICE
S, V = State, Verb
NEW, HAND, CLAIM = (frozenset({s}) for s in (S.UNSIGNED, S.IN_HAND, S.CLAIMED))
BEGUN = NEW | HAND
MOVABLE = RUNNING | {S.ON_HOLD}
TABLE = (
    Rule(V.CHARGE, frozenset(), S.UNSIGNED, OFFICE),
    Rule(V.SIGN_FOR, NEW, S.IN_HAND, BY_DEPARTMENT),
    Rule(V.ACKNOWLEDGE, OPEN, None, BY_DEPARTMENT, ACTION),
    Rule(V.REPORT, HAND, None, BY_DEPARTMENT, TRACKED, "进展情况"),
    Rule(V.NO_CHANGE, HAND, None, BY_DEPARTMENT, TRACKED),
    Rule(V.REPORT_DONE, HAND, S.CLAIMED, BY_DEPARTMENT, ACTION, "完成情况"),
    Rule(
        V.ASK_EXTENSION, BEGUN, None, BY_DEPARTMENT, ACTION, "延期理由", LEAD, "due_on"
    ),
    Rule(V.REFUSE, NEW, S.REFUSED, BY_DEPARTMENT, text="退签理由"),
    Rule(V.RELEASE, HAND, None, APPROVER),
    Rule(V.DECLINE, HAND, None, APPROVER | BY_DEPARTMENT, text="修改意见"),
    Rule(V.VERIFY, CLAIM, None, SENIOR, text="核查意见"),
    Rule(V.CLOSE, CLAIM, S.CLOSED, OFFICE),
    Rule(V.RETURN, CLAIM, S.IN_HAND, OFFICE, text="退回理由"),
    Rule(
        V.EXTEND, BEGUN, None, OFFICE, ACTION, "(批复意见)", LEAD, "due_on", whole=True
    ),
    Rule(V.DENY_EXTENSION, BEGUN, None, OFFICE, ACTION, "不同意的理由", LEAD),
    Rule(V.INSIST, frozenset({S.REFUSED}), S.UNSIGNED, OFFICE, text="坚持交办的理由"),
    Rule(V.PASS_ON, RUNNING, S.PASSED_ON, OFFICE, text="转办理由", asks="department"),
    Rule(V.URGE, BEGUN, None, OFFICE, text="(催办内容)"),
    Rule(V.INSTRUCT, OPEN, None, LEADER | OFFICE, TRACKED, "批示内容"),
    Rule(V.REPLY, OPEN, None, BY_DEPARTMENT, TRACKED, "回复内容"),
    Rule(
        V.AMEND_DUE,
        MOVABLE,
        None,
        SENIOR,
        ACTION,
        "改时限的理由",
        asks="due_on",
        whole=True,
    ),
    Rule(
        V.SET_INTERVAL,
        MOVABLE,
        None,
        OFFICE,
        TRACKED,
        "(说明)",
        LEAD,
        "interval",
        whole=True,
    ),
    Rule(V.HOLD, BEGUN, S.ON_HOLD, SENIOR, TRACKED, "缓办理由"),
    Rule(
        V.RESUME,
        frozenset({S.ON_HOLD}),
        None,
        OFFICE,
        text="(说明)",
        restores=True,
    ),
    Rule(
        V.SUPERSEDE,
        OPEN,
        S.SUPERSEDED,
        SENIOR,
        TRACKED,
        "替代理由",
        LEAD,
        "docket",
        whole=True,
    ),
    Rule(V.WITHDRAW, OPEN, S.WITHDRAWN, SENIOR, text="撤销理由"),
    Rule(V.HAND_OVER, OPEN, S.PASSED_ON, OFFICE, text="移交依据", asks="successor"),
    Rule(V.REOPEN, frozenset({S.CLOSED}), S.IN_HAND, SENIOR, text="重开理由"),
)
RULES: dict[Verb, Rule] = {rule.verb: rule for rule in TABLE}
REPORTING = frozenset({V.REPORT, V.NO_CHANGE, V.REPORT_DONE})
# Done to every part of a body that ends, on a page of its own: never one button.
WHOLESALE = frozenset({V.HAND_OVER})

# Where the table's verbs lead: what filters offer.
REACHED = frozenset(rule.target for rule in TABLE if rule.target)


def refusal(
    verb: Verb,
    present: Present,
    roles: frozenset[Role],
    actor: int | None = None,
    today: datetime.date | None = None,
) -> str:
    """Why `verb` is not allowed now, in words for people; "" when it is.

    today: None leaves the calendar out of it.
    """
    rule = RULES[verb]
    if not rule.roles & roles:
        needed = "、".join(sorted(role.label for role in rule.roles))
        return f"“{verb.label}”由{needed}办理,您的角色不能办理。"
    if present.kind not in rule.kinds:
        return f"{present.kind.label}事项不需要“{verb.label}”。"
    if present.duty not in rule.duties:
        return f"“{verb.label}”由牵头单位统一办理,{present.duty.label}单位不单独办。"
    if present.state not in rule.sources:
        return f"当前状态是“{present.state.label}”,不能“{verb.label}”。请刷新后再看。"
    check = CHECKS.get(verb)
    return check(present, roles, actor, today) if check else ""


def allowed(
    present: Present,
    roles: frozenset[Role],
    actor: int | None = None,
    today: datetime.date | None = None,
) -> list[Verb]:
    """The verbs that fit now, in the order of the table: the buttons."""
    single = (v for v in RULES if v not in WHOLESALE)
    return [v for v in single if not refusal(v, present, roles, actor, today)]


# What a verb asks beyond state, kind, duty and role.

Check = Callable[
    [Present, frozenset[Role], int | None, datetime.date | None],
    str,
]


def _return(
    present: Present, roles: frozenset[Role], actor: int | None, today: object
) -> str:
    """To verify, with whichever result, is another's than who reported (§4.7)."""
    if actor is not None and actor == present.claimed_by:
        return "申请办结由您填报(或代报),请另一位督查员核查;填错了可以“更正”。"
    return ""


def _verify(present: Present, *rest: Any) -> str:
    if why := _return(present, *rest):
        return why
    return "已经核查通过,可以办结销号。" if present.verified_on else ""


def _close(present: Present, *rest: object) -> str:
    return "" if present.verified_on else "还没有核查通过,请高级督查员先核查。"


def _reporting(present: Present, *rest: object) -> str:
    if present.pending is None:
        return ""
    return f"“{present.pending.label}”正等本单位审签,审签(或退回修改)后再报。"


def _pending(present: Present, *rest: object) -> str:
    return "" if present.pending else "没有等待审签的反馈。"


def _ask_extension(
    present: Present, roles: frozenset[Role], actor: object, today: datetime.date | None
) -> str:
    if present.due_on is None:
        return "这一件没有时限,不用申请延期。"
    if present.asked_until is not None:
        return "延期申请已经提交,请等督查室批复。"
    if today is not None and today >= present.due_on:
        return f"延期要在时限({present.due_on:%Y-%m-%d})之前申请,现在请与督查室联系。"
    return ""


def _decide(present: Present, *rest: object) -> str:
    return "" if present.asked_until else "没有等待批复的延期申请。"


def _acknowledge(present: Present, *rest: object) -> str:
    return "" if present.slips else "没有等待签收的督办单。"


def _extend(
    present: Present, roles: frozenset[Role], actor: int | None, today: object
) -> str:
    if present.asked_until is None:
        return _decide(present)
    if actor is not None and actor == present.asked_by:
        return "延期申请由您代为提交,请另一位督查员批复。"
    if present.moves and not roles & SENIOR:
        return f"时限已改过 {present.moves} 次,再次延期请高级督查员批复。"
    return ""


CHECKS: dict[Verb, Check] = {
    V.VERIFY: _verify,
    V.RETURN: _return,
    V.CLOSE: _close,
    **dict.fromkeys(REPORTING, _reporting),
    V.RELEASE: _pending,
    V.DECLINE: _pending,
    V.ASK_EXTENSION: _ask_extension,
    V.EXTEND: _extend,
    V.DENY_EXTENSION: _decide,
    V.ACKNOWLEDGE: _acknowledge,
}
