"""加减分: proposed, decided by somebody else, taken back by a further entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from tracker import evidence
from tracker.models import Merit
from tracker.permissions import is_officer, roles_of
from tracker.revoking import recorder
from tracker.roles import SENIOR
from tracker.workflow import NotAllowed

from . import deciding

if TYPE_CHECKING:
    from django.contrib.auth.models import User

TWICE = "同一单位、同一天已有内容和分值相同的一条,没有再登记一次。"
TWO_PEOPLE = "这一条由您提出,请另一位高级督查员审核。"
COPIED = ("year", "department", "docket", "kind", "on", "item", "basis", "points")
SAME = ("year", "department", "kind", "on", "item", "points")
Files = Sequence[UploadedFile[Any]]


@transaction.atomic
def propose(fields: dict[str, Any], files: Files, by: User) -> Merit:
    """Raises NotAllowed for what is there already: a button pressed twice."""
    same = {name: fields[name] for name in SAME}
    there = Merit.objects.select_for_update().filter(**same, withdraws=None)
    gone = there.with_gone().filter(is_gone=False)  # type: ignore[misc]
    if gone.exclude(state=Merit.State.RETURNED).exists():
        raise NotAllowed(TWICE)
    made = Merit.objects.create(**fields, **recorder(by))
    evidence.keep(files, merit=made)
    return made


def withdraw(merit: Merit, why: str, by: User) -> Merit:
    """A further entry that takes this one back, once it is approved."""
    if not may_withdraw(merit, by):
        raise NotAllowed("只能撤回已同意、还没有撤回的一条。请刷新后再看。")
    copied = {name: getattr(merit, name) for name in COPIED}
    try:
        with transaction.atomic():
            told = {**copied, **recorder(by)}
            return Merit.objects.create(**told, note=why, withdraws=merit)
    except IntegrityError:
        raise NotAllowed("刚刚有人提出撤回这一条。") from None


@transaction.atomic
def decide(merit: Merit, approve: bool, words: str, by: User) -> Merit:
    """Raises NotAllowed for one's own, and when somebody was faster."""
    merit = Merit.objects.select_for_update().get(pk=merit.pk)
    if why := refusal(merit, by):
        raise NotAllowed(why)
    merit.state = Merit.State.APPROVED if approve else Merit.State.RETURNED
    for name, value in deciding.decider(by, words).items():
        setattr(merit, name, value)
    merit.save(update_fields=["state", *deciding.FIELDS])
    return merit


def refusal(merit: Merit, by: User) -> str:
    """Why this user does not decide on it; "" when they may."""
    if not merit.is_open:
        return f"{merit.decider_name}已经审过:{merit.get_state_display()}。"
    if not roles_of(by) & SENIOR:
        return "加减分由高级督查员审核。"
    return TWO_PEOPLE if merit.recorded_by_id == by.pk else ""


def may_withdraw(merit: Merit, by: User) -> bool:
    approved = merit.state == Merit.State.APPROVED and merit.withdraws_id is None
    if not approved or not is_officer(by):
        return False
    later = merit.withdrawals.all()
    return all(one.state == Merit.State.RETURNED for one in later)


def fitted(rows: Iterable[Merit], user: User) -> list[Merit]:
    """With what this reader may do; `withdrawals` are prefetched."""
    shown = list(rows)
    for row in shown:
        row.may_decide = not refusal(row, user)
        row.may_withdraw = may_withdraw(row, user)
    return shown
