"""What an act must say before it is performed; what is missing, in words for people."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone

from . import evidence, ladder, workflow
from .models import Assignment, Event, Office
from .models.reports import REPORT_LENGTH
from .recording import Words
from .workflow import Present, Verb

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from meetings.models import Department


def refusal(
    assignment: Assignment,
    verb: Verb,
    by: User,
    day: datetime.date | None = None,
    step: ladder.Step | None = None,
) -> str:
    """Why `verb` is not to be done by this person now; "" when it is.

    step: of the ladder, which 催办 is to give.
    """
    today = day or timezone.localdate()
    present = assignment.present
    held = assignment.roles_here(by)
    if why := workflow.refusal(verb, present, held, by.pk, today):
        return why
    if verb == Verb.URGE and present.last_urged_on is not None:
        pause = Office.present().urge_days
        again = present.last_urged_on + datetime.timedelta(days=pause)
        if today < again:
            return f"{pause} 天内已催办过,{again:%m-%d} 以后再催。"
    return ladder.refusal(step, present, today) if step else ""


def check(
    verb: Verb,
    assignment: Assignment,
    words: Words,
    day: datetime.date,
    on_behalf: Department | None,
) -> None:
    """Raises ValidationError by field of the form."""
    errors = {
        **_written(verb, words),
        **_dated(assignment, day),
        **_asked(verb, assignment, words, day),
    }
    if on_behalf and words.channel == Event.Channel.SYSTEM:
        errors["channel"] = "代单位办理,请选电话或纸质等渠道。"
    if words.evidence and (why := evidence.refusal(words.evidence)):
        errors["evidence"] = why
    if errors:
        raise ValidationError(errors)


def _written(verb: Verb, words: Words) -> dict[str, str]:
    rule = workflow.RULES[verb]
    if rule.must_write and not words.text.strip():
        return {"text": f"请填写{rule.label}。"}
    if verb in workflow.REPORTING and len(words.text) > REPORT_LENGTH:
        return {"text": f"最多 {REPORT_LENGTH} 字,现有 {len(words.text)} 字。"}
    return {}


def _dated(assignment: Assignment, day: datetime.date) -> dict[str, str]:
    """What is put down late happened after the step that it follows (§4.4: a claim
    dated back before its return would make a late one punctual)."""
    today = timezone.localdate()
    if day > today:
        return {"happened_on": "日期不能晚于今天。"}
    last = assignment.last_move if day < today else None
    if last and day < last.happened_on:
        step = f"上一步“{last.get_verb_display()}”的日期 {last.happened_on:%Y-%m-%d}"
        return {"happened_on": f"日期不能早于{step}。"}
    return {}


def _asked(
    verb: Verb, assignment: Assignment, words: Words, day: datetime.date
) -> dict[str, str]:
    asks = workflow.RULES[verb].asks
    if asks == "due_on":
        why = _due(verb, assignment.present, words.due_on)
    elif asks == "department":
        why = _department(assignment, words.department)
    elif asks == "successor":
        why = _successor(assignment, words.department, day)
    elif asks == "docket":
        why = _docket(assignment, words)
    elif asks == "interval":
        same = words.interval == assignment.docket.report_interval
        why = "请选择反馈频次。" if words.interval is None else ""
        why = why or ("和现在的频次一样,不用改。" if same else "")
    else:
        why = ""
    if verb == Verb.RESUME:
        asks, why = "due_on", _resumed(assignment, words)
    return {asks: why} if why else {}


def _due(verb: Verb, present: Present, due: datetime.date | None) -> str:
    if due is None:
        return "请填写新的时限。"
    if due == present.deadline:
        return f"和现在的时限 {due:%Y-%m-%d} 一样,不用改。"
    if verb != Verb.AMEND_DUE and present.due_on and due < present.due_on:
        return f"延期要晚于现在的时限 {present.due_on:%Y-%m-%d}。"
    own = present.duty != workflow.Duty.LEAD
    if own and present.due_on and due > present.due_on:
        return f"单独时限不能晚于督办件的时限 {present.due_on:%Y-%m-%d}。"
    return ""


def _resumed(assignment: Assignment, words: Words) -> str:
    """The clock stood still: a date that passed meanwhile is set anew (§4.5)."""
    present = assignment.present
    passed = present.deadline is not None and present.deadline < timezone.localdate()
    if words.due_on is None:
        return "时限在缓办期间已过,请填写新的时限。" if passed else ""
    return _due(Verb.AMEND_DUE, present, words.due_on)


def _department(assignment: Assignment, department: Department | None) -> str:
    if department is None:
        return "请选择转给哪个单位。"
    rows = assignment.docket.assignments.exclude(state=workflow.State.PASSED_ON)
    if rows.filter(department=department).exists():
        return f"{department}已在这一件中,请选别的单位。"
    return ""


def _successor(
    assignment: Assignment, department: Department | None, day: datetime.date
) -> str:
    """It may have a part in the docket: the two are joined."""
    if department is None:
        return "请选择由哪个单位承接。"
    if department.pk == assignment.department_id:
        return f"{department}不能移交给自己。"
    return "" if department.holds_on(day) else f"{department}那时不存在,不能承接。"


def _docket(assignment: Assignment, words: Words) -> str:
    if words.docket is None:
        return "请填写替代它的督办件编号。"
    if words.docket.pk == assignment.docket_id:
        return "不能由自己替代自己。"
    lead = words.docket.lead
    if lead is None or lead.state in workflow.ENDED:
        return f"{words.docket.code}已经终止,不能用来替代。"
    return ""
