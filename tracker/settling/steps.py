"""The steps of a year's account: start, count, show, freeze. Each in one transaction,
each from a form that carries the step it was made from."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from tracker import calendar
from tracker.models import (
    CalendarDay,
    DepartmentScore,
    Objection,
    Settlement,
    SettlementStep,
)
from tracker.permissions import is_officer, roles_of
from tracker.revoking import recorder
from tracker.roles import SENIOR
from tracker.workflow import NotAllowed

from . import canonical
from .counting import Counted, count

if TYPE_CHECKING:
    from django.contrib.auth.models import User

WINDOW = 3  # working days for objections, unless another day is set
Verb, State = SettlementStep.Verb, Settlement.State


def start(
    year: int, by: User, cutoff: datetime.date | None = None, reason: str = ""
) -> Settlement:
    """The first version of a year, or a correction of a frozen one, with a reason."""
    if not is_officer(by):
        raise NotAllowed("年度结账由督查室办理。")
    last = Settlement.objects.filter(year=year).first()
    if last and not last.is_frozen:
        raise NotAllowed(f"{last}还没有定稿,请先办完。")
    if last and not reason.strip():
        raise NotAllowed("更正已定稿的结账,请写明理由。")
    version = last.version + 1 if last else 1
    cutoff = cutoff or (last.cutoff if last else usual_cutoff(year))
    found = _count(year, version, cutoff)
    about = {"year": year, "version": version, "reason": reason if last else ""}
    try:
        with transaction.atomic():
            made = Settlement.objects.create(**about, **_columns(found, cutoff))
            _store(made, found)
            _step(made, Verb.COUNT, by, reason)
    except IntegrityError:
        raise NotAllowed("刚刚有人开始了这一年的结账,请刷新后再看。") from None
    return made


def usual_cutoff(year: int) -> datetime.date:
    """The year's last day, or today while it is not over."""
    return min(datetime.date(year, 12, 31), timezone.localdate())


def recount(
    made: Settlement, seq: int, by: User, cutoff: datetime.date | None = None
) -> Settlement:
    """From today's data; the step says whose score moved."""
    if not is_officer(by):
        raise NotAllowed("重新统计由督查室办理。")
    cutoff = cutoff or made.cutoff
    found = _count(made.year, made.version, cutoff)
    with transaction.atomic():
        made = take(made, seq)
        before = {row.department_id: row for row in made.table}
        for name, value in _columns(found, cutoff).items():
            setattr(made, name, value)
        _store(made, found)
        _step(made, Verb.COUNT, by, changes=_changes(before, made))
    return made


@transaction.atomic
def show(made: Settlement, until: datetime.date, seq: int, by: User) -> Settlement:
    """To the departments, with the last day for objections; again to move that day."""
    made = take(made, seq)
    _senior(by, "公示")
    if until <= timezone.localdate():
        raise NotAllowed("申诉截止日要晚于今天。")
    made.state, made.until = State.PREVIEW, until
    _step(made, Verb.SHOW, by, f"申诉截止 {until:%Y-%m-%d}")
    return made


def usual_until(today: datetime.date) -> datetime.date:
    return calendar.working_days_after(today, WINDOW, CalendarDay.objects.changes())


@transaction.atomic
def freeze(made: Settlement, seq: int, by: User, note: str = "") -> Settlement:
    """As it was counted last, which is what the departments saw."""
    made = take(made, seq)
    _senior(by, "定稿")
    if why := hindrance(made):
        raise NotAllowed(why)
    made.state, made.frozen_at = State.FROZEN, timezone.now()
    _step(made, Verb.FREEZE, by, note)
    return made


def hindrance(made: Settlement) -> str:
    """What stands between this version and its freezing; "" when nothing does."""
    if not made.is_preview or made.until is None:
        return "还没有向单位公示。"
    if timezone.localdate() <= made.until:
        return f"申诉到 {made.until:%Y-%m-%d} 截止,以后才能定稿。"
    if waiting := Objection.objects.open().filter(settlement=made).count():
        return f"还有 {waiting} 条申诉没有答复。"
    later = made.objections.filter(accepted=True, decided_at__gt=made.counted_at)
    if later.exists():
        return "采纳申诉以后还没有重新统计。"
    return ""


def take(made: Settlement, seq: int) -> Settlement:
    """Locked; refused when frozen, or when somebody did something meanwhile."""
    made = Settlement.objects.select_for_update().get(pk=made.pk)
    if made.is_frozen:
        raise NotAllowed("已经定稿,不再改动;要更正请另起一版。")
    if made.seq != seq:
        last = made.steps.latest("seq")
        did = f"{last.recorder_name}刚刚办了“{last.get_verb_display()}”"
        raise NotAllowed(f"{did},请看过后再办。")
    return made


def _senior(by: User, what: str) -> None:
    if not roles_of(by) & SENIOR:
        raise NotAllowed(f"“{what}”由高级督查员办理。")


def _count(year: int, version: int, cutoff: datetime.date) -> Counted:
    """Without a lock: what is recorded meanwhile belongs to the next counting."""
    if cutoff > timezone.localdate():
        raise NotAllowed("截止日不能晚于今天。")
    return count(year, version, cutoff)


def _columns(found: Counted, cutoff: datetime.date) -> dict[str, Any]:
    head = found.text
    return {
        "cutoff": cutoff,
        "counted_at": timezone.now(),
        "last_event": found.head["last_event"],
        "head": head,
        "sha256": canonical.sum_of(head),
    }


def _store(made: Settlement, found: Counted) -> None:
    made.scores.all().delete()
    for row in found.rows():
        row.settlement = made
        row.save()


def _changes(before: dict[int, DepartmentScore], made: Settlement) -> list[list[str]]:
    """[name, shown before, shown now] of each whose figures moved."""
    found = []
    for row in made.table:
        old = before.pop(row.department_id, None)
        if old is None or (old.shown, old.rank) != (row.shown, row.rank):
            found.append([row.name, old.shown if old else "无", row.shown])
    return found + [[old.name, old.shown, "无"] for old in before.values()]


def _step(
    made: Settlement,
    verb: SettlementStep.Verb,
    by: User,
    note: str = "",
    changes: list[list[str]] | None = None,
) -> None:
    """Who did it, with the sum that it has then."""
    made.seq += 1
    made.save()
    made.steps.create(
        seq=made.seq,
        verb=verb,
        note=note,
        sha256=made.sha256,
        changes=changes or [],
        **recorder(by),
    )
