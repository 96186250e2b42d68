"""The lights of design §4.5, as one rule for queries and as words for people.

First that fits: ■ 逾期, ◆ 久无进展, ▲ 临期, ● 正常; ✓ 已办结. No light while waiting
for verification, on hold, for information, ended otherwise.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import models
from django.db.models import (
    Case,
    CharField,
    DateField,
    F,
    IntegerField,
    Q,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from .wholes import Phase
from .workflow import RUNNING, Kind, State

LATE, STILL, SOON, OK = "late", "still", "soon", "ok"
WAITING, HOLD, DONE, ENDED, READING = "waiting", "hold", "done", "ended", "reading"
# Worst first: a docket shows the worst of its lead and responsible parts (§4.3).
RANK = (LATE, STILL, SOON, OK, WAITING, HOLD, DONE, ENDED, READING)
UNRECKONED = (ENDED, HOLD)  # neither rate counts them (design §4.10)
WORDS = {
    LATE: "逾期",
    STILL: "久无进展",
    SOON: "临期",
    OK: "正常",
    WAITING: "待核查",
    HOLD: "缓办",
    DONE: "已办结",
    ENDED: "已终止",
    READING: "阅知",
}
SYMBOLS = {LATE: "■", STILL: "◆", SOON: "▲", OK: "●", DONE: "✓"}


class Tone(models.TextChoices):
    """The colours of lights: each legible on both grounds, by day and by night."""

    RED = "red", "红"
    BLUE = "blue", "蓝"
    AMBER = "amber", "黄"
    ORANGE = "orange", "橙"
    GREEN = "green", "绿"
    GREY = "grey", "灰"


# Words and colours are the office's to change (models/office.py); symbols stay.
TONES = {
    LATE: Tone.RED,
    STILL: Tone.BLUE,
    SOON: Tone.AMBER,
    OK: Tone.GREEN,
    DONE: Tone.GREY,
}


def rules(soon_days: int, still_days: int) -> list[tuple[str, str]]:
    """(light, rule in words), for the legend."""
    return [
        (LATE, "过了时限,还没有申请办结"),
        (STILL, f"满 {still_days} 天没有新进展(“本期无进展”不算进展)"),
        (SOON, f"离时限 {soon_days} 天以内(含当天)"),
        (OK, "在办,以上都不是"),
        (DONE, "核查通过并销号"),
    ]


def due_expression() -> Coalesce:
    return Coalesce("due_on", "docket__due_on")


def conditions(
    today: datetime.date, soon_days: int, still_days: int, kind: str = "docket__kind"
) -> list[tuple[Q, str]]:
    """(condition, light) of an assignment or standing with `due`, first that fits.

    kind: where the row has the kind of its docket.
    """
    running = Q(state__in=[state.value for state in RUNNING])
    return [
        (Q((kind, Kind.INFORMATION)), READING),
        (Q(state=State.CLOSED), DONE),
        (Q(state=State.CLAIMED), WAITING),
        (Q(state=State.ON_HOLD), HOLD),
        (~running, ENDED),
        *_running(today, soon_days, still_days, "due"),
    ]


def going_conditions(
    today: datetime.date, soon_days: int, still_days: int
) -> list[tuple[Q, str]]:
    """As `conditions`, of a part that goes on, by what it keeps (models/counted.py)."""
    return [
        (Q(stage=Phase.WAITING.value), WAITING),
        (Q(stage=Phase.HOLD.value), HOLD),
        *_running(today, soon_days, still_days, "goes_due"),
    ]


def _running(
    today: datetime.date, soon_days: int, still_days: int, due: str
) -> list[tuple[Q, str]]:
    still = today - datetime.timedelta(days=still_days)
    soon = today + datetime.timedelta(days=soon_days)
    no_news = Q(last_progress_on__lte=still) | Q(
        last_progress_on__isnull=True, charged_on__lte=still
    )
    return [
        (Q((f"{due}__lt", today)), LATE),
        (no_news, STILL),
        (Q((f"{due}__lte", soon)), SOON),
    ]


def running_conditions(
    today: datetime.date, soon_days: int, still_days: int
) -> list[tuple[Q, str]]:
    """(condition, light) of a docket of which some part runs, first that fits; else it
    is OK."""
    still = today - datetime.timedelta(days=still_days)
    soon = today + datetime.timedelta(days=soon_days)
    return [
        (Q(soonest_due__lt=today), LATE),
        (Q(moved_on__lte=still), STILL),
        (Q(soonest_due__lte=soon), SOON),
    ]


def docket_conditions(
    today: datetime.date, soon_days: int, still_days: int
) -> list[tuple[Q, str]]:
    """(condition, light) of a docket, first that fits: the worst of its deciding parts,
    by what it keeps of them (wholes.py)."""
    return [
        (Q(kind=Kind.INFORMATION), READING),
        (Q(phase=Phase.DONE), DONE),
        (Q(phase=Phase.WAITING), WAITING),
        (Q(phase=Phase.HOLD), HOLD),
        (~Q(phase=Phase.RUNNING), ENDED),
        *running_conditions(today, soon_days, still_days),
    ]


def docket_showing(
    light: str, today: datetime.date, soon_days: int, still_days: int
) -> tuple[Q, str]:
    """The condition of WAITING, or of a light of what runs, and the day it counts from;
    in the words of the partial indexes (models/counted.py)."""
    if light == WAITING:
        return Q(phase=Phase.WAITING.value), "waiting_since"
    found = Q(phase=Phase.RUNNING.value)
    for condition, name in running_conditions(today, soon_days, still_days):
        if name == light:
            return found & condition, "moved_on" if name == STILL else "soonest_due"
        found &= ~condition
    return found, "soonest_due"


def docket_light(today: datetime.date, soon_days: int, still_days: int) -> Case:
    return _first(docket_conditions(today, soon_days, still_days))


def going_light(today: datetime.date, soon_days: int, still_days: int) -> Case:
    return _first(going_conditions(today, soon_days, still_days))


def light_expression(
    today: datetime.date, soon_days: int, still_days: int, kind: str = "docket__kind"
) -> Case:
    return _first(conditions(today, soon_days, still_days, kind))


def _first(whens: list[tuple[Q, str]]) -> Case:
    return Case(
        *(When(condition, then=Value(light)) for condition, light in whens),
        default=Value(OK),
        output_field=CharField(),
    )


def since_expression(today: datetime.date, soon_days: int, still_days: int) -> Case:
    """The day that a light counts from: claim, last progress, else the due date."""
    moved = Coalesce("last_progress_on", "charged_on")
    days = {WAITING: F("claimed_on"), STILL: moved}
    whens = conditions(today, soon_days, still_days)
    return Case(
        *(When(c, then=days.get(light, F("due"))) for c, light in whens),
        default=F("due"),
        output_field=DateField(),
    )


def since(
    light: str, due: datetime.date | None, moved: datetime.date
) -> datetime.date | None:
    """The same of a part that was read; None where nothing is told of how long."""
    return {LATE: due, SOON: due, STILL: moved}.get(light)


def rank_expression(
    today: datetime.date, soon_days: int, still_days: int, kind: str = "docket__kind"
) -> Case:
    whens = conditions(today, soon_days, still_days, kind)
    return Case(
        *(When(condition, then=Value(RANK.index(light))) for condition, light in whens),
        default=Value(RANK.index(OK)),
        output_field=IntegerField(),
    )


# In which states an open part can show a light: a condition that an index answers.
STATES_OF: dict[str, frozenset[State]] = {
    **dict.fromkeys((LATE, STILL, SOON, OK), RUNNING),
    WAITING: frozenset({State.CLAIMED}),
    HOLD: frozenset({State.ON_HOLD}),
}


def showing(lights: Iterable[str], today: datetime.date, soon_days: int) -> Q:
    """Parts with one of these lights; after `with_light`, of as many days."""
    asked = set(lights)
    found = Q(light__in=sorted(asked))
    if asked == {LATE}:
        return found & overdue(today)
    if asked == {SOON}:
        found &= Q(goes_due__range=(today, today + datetime.timedelta(soon_days)))
    if STATES_OF.keys() >= asked:
        states = frozenset[State]().union(*(STATES_OF[light] for light in asked))
        found &= Q(state__in=sorted(states))
    # What runs keeps its stage (models/counted.py), by which its index is found.
    return found & Q(stage=Phase.RUNNING.value) if runs(asked) else found


def runs(lights: Iterable[str]) -> bool:
    """Whether only what runs shows these lights."""
    states = [STATES_OF.get(light) for light in lights]
    return bool(states) and all(found == RUNNING for found in states)


def overdue(today: datetime.date) -> Q:
    """Parts that are LATE, by what they keep (models/counted.py): a stretch of its
    partial index."""
    return Q(stage=Phase.RUNNING.value, goes_due__lt=today)
