"""The words of the workflow: states, verbs, kinds of dockets, duties. Pure."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    UNSIGNED = "unsigned"
    IN_HAND = "in_hand"
    CLAIMED = "claimed"
    REFUSED = "refused"
    ON_HOLD = "on_hold"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    PASSED_ON = "passed_on"
    SUPERSEDED = "superseded"

    @property
    def label(self) -> str:
        return STATE_LABELS[self]


STATE_LABELS = {
    State.UNSIGNED: "待签收",
    State.IN_HAND: "办理中",
    State.CLAIMED: "申请办结",
    State.REFUSED: "退签待改派",
    State.ON_HOLD: "缓办",
    State.CLOSED: "办结销号",
    State.WITHDRAWN: "撤销",
    State.PASSED_ON: "转办",
    State.SUPERSEDED: "被替代",
}
STATE_CHOICES = [(state.value, state.label) for state in State]
ENDED = frozenset(
    {State.CLOSED, State.WITHDRAWN, State.PASSED_ON, State.SUPERSEDED}
)  # design §4.3
OPEN = frozenset(State) - ENDED
RUNNING = frozenset({State.UNSIGNED, State.IN_HAND, State.REFUSED})  # the clock runs


class Verb(StrEnum):
    CHARGE = "charge"
    SIGN_FOR = "sign_for"
    REFUSE = "refuse"
    INSIST = "insist"
    REPORT = "report"
    NO_CHANGE = "no_change"
    REPORT_DONE = "report_done"
    RELEASE = "release"
    DECLINE = "decline"
    VERIFY = "verify"
    RETURN = "return"
    CLOSE = "close"
    URGE = "urge"
    ACKNOWLEDGE = "acknowledge"
    INSTRUCT = "instruct"
    REPLY = "reply"
    ASK_EXTENSION = "ask_extension"
    EXTEND = "extend"
    DENY_EXTENSION = "deny_extension"
    AMEND_DUE = "amend_due"
    SET_INTERVAL = "set_interval"
    HOLD = "hold"
    RESUME = "resume"
    PASS_ON = "pass_on"
    SUPERSEDE = "supersede"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    # Of all parts of a body that ends; and of who carries on with each of them.
    HAND_OVER = "hand_over"
    TAKE_OVER = "take_over"
    CORRECT = "correct"
    # Of a docket, not of one department: what it follows, who went to look, and who of
    # the office has it.
    JOIN = "join"
    LEAVE = "leave"
    INSPECT = "inspect"
    CHANGE_OFFICER = "change_officer"

    @property
    def label(self) -> str:
        return VERB_LABELS[self]


VERB_LABELS = {
    Verb.CHARGE: "立项交办",
    Verb.SIGN_FOR: "签收",
    Verb.REFUSE: "退签",
    Verb.INSIST: "坚持交办",
    Verb.REPORT: "报进展",
    Verb.NO_CHANGE: "本期无进展",
    Verb.REPORT_DONE: "申请办结",
    Verb.RELEASE: "审签通过",
    Verb.DECLINE: "退回修改",
    Verb.VERIFY: "核查通过",
    Verb.RETURN: "核查退回",
    Verb.CLOSE: "办结销号",
    Verb.URGE: "催办",
    Verb.ACKNOWLEDGE: "签收督办单",
    Verb.INSTRUCT: "批示",
    Verb.REPLY: "回复批示",
    Verb.ASK_EXTENSION: "申请延期",
    Verb.EXTEND: "同意延期",
    Verb.DENY_EXTENSION: "不同意延期",
    Verb.AMEND_DUE: "改时限",
    Verb.SET_INTERVAL: "改反馈频次",
    Verb.HOLD: "缓办",
    Verb.RESUME: "恢复办理",
    Verb.PASS_ON: "转办",
    Verb.SUPERSEDE: "由别件替代",
    Verb.WITHDRAW: "撤销",
    Verb.REOPEN: "回头看重开",
    Verb.HAND_OVER: "移交",
    Verb.TAKE_OVER: "承接",
    Verb.CORRECT: "更正",
    Verb.JOIN: "并入",
    Verb.LEAVE: "撤回并入",
    Verb.INSPECT: "现场督查",
    Verb.CHANGE_OFFICER: "换督查员",
}
VERB_CHOICES = [(verb.value, verb.label) for verb in Verb]


class Kind(StrEnum):
    """Of a docket: 督办 has an end, 长期 has none, 阅知 only wants to be read."""

    ACTION = "action"
    STANDING = "standing"
    INFORMATION = "information"

    @property
    def label(self) -> str:
        return KIND_LABELS[self]


KIND_LABELS = {
    Kind.ACTION: "督办",
    Kind.STANDING: "长期",
    Kind.INFORMATION: "阅知",
}
KIND_CHOICES = [(kind.value, kind.label) for kind in Kind]


class Duty(StrEnum):
    """A department's part in a docket."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"

    @property
    def label(self) -> str:
        return DUTY_LABELS[self]


DUTY_LABELS = {
    Duty.LEAD: "牵头",
    Duty.RESPONSIBLE: "责任",
    Duty.SUPPORT: "配合",
}
DUTY_CHOICES = [(duty.value, duty.label) for duty in Duty]
