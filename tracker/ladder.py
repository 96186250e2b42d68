"""The ladder of urging (domain §2.5): which step an open part has come to. Pure.

The colour comes by itself with the day; each step of the office needs a person's act,
which is the verb 催办 with the step in its words. An assignment's `step` is the highest
one given since its due date was set, its report returned or itself reopened.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .facts import Present
from .states import Duty, Kind, Verb
from .workflow import RULES


class Form(StrEnum):
    """What becomes of a step; hint is only shown."""

    HINT = "hint"
    URGE = "urge"
    SLIP = "slip"
    LEADER = "leader"
    BULLETIN = "bulletin"
    TALK = "talk"

    @property
    def label(self) -> str:
        return FORM_LABELS[self]

    @property
    def heading(self) -> str:
        """The head of what is printed of it."""
        return TITLES[self]

    @property
    def act(self) -> str:
        """What its button says."""
        return ACTS[self]


FORM_LABELS = {
    Form.HINT: "只提示",
    Form.URGE: "催办",
    Form.SLIP: "督办单",
    Form.LEADER: "送分管领导",
    Form.BULLETIN: "列入通报",
    Form.TALK: "建议约谈",
}
FORM_CHOICES = [(form.value, form.label) for form in Form]
ACTS = {
    Form.HINT: "",
    Form.URGE: "催办",
    Form.SLIP: "发出督办单",
    Form.LEADER: "发出并送分管领导",
    Form.BULLETIN: "列入通报",
    Form.TALK: "提出约谈建议",
}
TITLES = {
    Form.HINT: "提示",
    Form.URGE: "催办通知",
    Form.SLIP: "督办单",
    Form.LEADER: "督办单(送分管领导)",
    Form.BULLETIN: "列入通报",
    Form.TALK: "约谈建议",
}
SLIPS = frozenset({Form.SLIP, Form.LEADER})  # numbered, signed for by the department
TO_LEADER = frozenset({Form.LEADER, Form.TALK})


@dataclass(frozen=True, slots=True)
class Step:
    """days: how far behind the due date it is reached, -3 is three days before."""

    order: int
    word: str
    days: int
    tone: str
    form: Form

    @property
    def when(self) -> str:
        if self.days > 0:
            return f"逾期第 {self.days} 天"
        return f"时限前 {-self.days} 天" if self.days else "到期当天"


Steps = tuple[Step, ...]
# Where an office has set up none. The migration that made the table has these rows too.
DEFAULT: Steps = (
    Step(1, "临期提醒", -7, "blue", Form.HINT),
    Step(2, "临期催办", -3, "amber", Form.URGE),
    Step(3, "督办单", 1, "red", Form.SLIP),
    Step(4, "二次督办", 5, "red", Form.LEADER),
    Step(5, "列入通报", 10, "red", Form.BULLETIN),
    Step(6, "建议约谈", 15, "red", Form.TALK),
)
CLIMBS = RULES[Verb.URGE].sources


def stays_off(present: Present) -> str:
    """Why no step speaks of this part, in words for people; "" when one may."""
    if present.kind != Kind.ACTION or present.deadline is None:
        return "没有时限的事项不分步催办,可以一般催办。"
    if present.duty == Duty.SUPPORT:
        return "配合单位不分步催办,可以一般催办。"
    if present.state not in CLIMBS:
        return f"当前状态是“{present.state.label}”,不分步催办。"
    return "单位已申请延期,请先批复。" if present.asked_until else ""


def refusal(step: Step, present: Present, today: datetime.date) -> str:
    """Why `step` is not to be given on this day; "" when it is."""
    if why := stays_off(present):
        return why
    if step.form == Form.HINT:
        return f"“{step.word}”只在页面上提示,不用办理。"
    if step.order <= present.step:
        return f"“{step.word}”已经办过,或已办到后面的步骤。"
    late = _late(present, today)
    if late < step.days:
        return f"还没有到“{step.word}”这一步({step.when})。"
    if step.days <= 0 < late:
        return f"时限已过,“{step.word}”不用再办,请办逾期后的步骤。"
    return ""


def open_steps(steps: Iterable[Step], present: Present, today: datetime.date) -> Steps:
    """Those that may be given on this day, the mildest first."""
    return tuple(step for step in steps if not refusal(step, present, today))


def step_due(
    steps: Iterable[Step], present: Present, today: datetime.date, pause: int
) -> Step | None:
    """The step that is proposed: the mildest of those open, none within `pause` days
    after the last urging."""
    last = present.last_urged_on
    if last is not None and today < last + datetime.timedelta(days=pause):
        return None
    return next(iter(open_steps(steps, present, today)), None)


def hint(steps: Iterable[Step], present: Present, today: datetime.date) -> Step | None:
    """What is shown by itself: the last hint that is reached, until the due date."""
    if stays_off(present) or (late := _late(present, today)) > 0:
        return None
    hints = [s for s in steps if s.form == Form.HINT and s.days <= late]
    return hints[-1] if hints else None


def _late(present: Present, today: datetime.date) -> int:
    assert present.deadline is not None
    return (today - present.deadline).days
