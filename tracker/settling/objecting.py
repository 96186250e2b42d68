"""申诉: filed by a department on a line of its score, answered by the office."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from tracker import evidence
from tracker.models import DepartmentScore, Objection, Settlement
from tracker.permissions import is_officer, roles_of
from tracker.revoking import recorder
from tracker.roles import DEPARTMENT
from tracker.scoring.results import Line
from tracker.workflow import NotAllowed

from . import canonical, deciding

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Files = Sequence[UploadedFile[Any]]


@dataclass(frozen=True, slots=True)
class Said:
    """What an objection says. caller: who called, where an officer puts it down."""

    reason: str
    files: Files = ()
    caller: str = ""


def refusal(score: DepartmentScore, by: User) -> str:
    """Why this user files nothing on it now; "" when they may."""
    made = score.settlement
    if not made.is_preview or made.until is None:
        return "只有公示期间可以申诉。"
    if timezone.localdate() > made.until:
        return f"申诉已于 {made.until:%Y-%m-%d} 截止。"
    own = roles_of(by, score.department_id) & DEPARTMENT
    return "" if own or is_officer(by) else "申诉由本单位联络员提出。"


def file(score: DepartmentScore, key: str, said: Said, by: User) -> Objection:
    """key: of a line, "" where something is missing. Raises NotAllowed."""
    if why := refusal(score, by):
        raise NotAllowed(why)
    line = line_of(score, key)
    if key and line is None:
        raise NotAllowed("这一行已经没有了:得分刚刚重新统计过,请看过后再申诉。")
    told = {
        "settlement": score.settlement,
        "department_id": score.department_id,
        "body": score.name,
        "key": key,
        "line": canonical.of_line(line) if line else {},
        "reason": said.reason,
        "caller": said.caller,
    }
    try:
        with transaction.atomic():
            Settlement.objects.select_for_update().get(pk=score.settlement_id)
            row = Objection.objects.create(**told, **recorder(by))
            evidence.keep(said.files, objection=row)
    except IntegrityError:
        raise NotAllowed("这一行已经提过申诉,正等答复。") from None
    return row


def line_of(score: DepartmentScore, key: str) -> Line | None:
    lines = canonical.load_lines(score.lines)
    return dict(zip(canonical.keys(lines), lines, strict=True)).get(key)


def answer_refusal(row: Objection, by: User) -> str:
    if not row.is_open:
        return f"{row.decider_name}已经答复过。"
    if not is_officer(by):
        return "申诉由督查室答复。"
    if row.recorded_by_id == by.pk:
        return "这条申诉由您代为登记,请另一位督查员答复。"
    return ""


@transaction.atomic
def answer(row: Objection, accepted: bool, words: str, by: User) -> Objection:
    """Recorded and seen by the department; it moves no figure by itself."""
    Settlement.objects.select_for_update().get(pk=row.settlement_id)
    row = Objection.objects.select_for_update().get(pk=row.pk)
    if why := answer_refusal(row, by):
        raise NotAllowed(why)
    row.accepted = accepted
    for name, value in deciding.decider(by, words).items():
        setattr(row, name, value)
    row.save(update_fields=["accepted", *deciding.FIELDS])
    return row


def fitted(rows: Iterable[Objection], user: User) -> list[Objection]:
    """With what this reader may do, open ones first."""
    shown = sorted(rows, key=lambda row: not row.is_open)
    for row in shown:
        row.may_answer = not answer_refusal(row, user)
    return shown
