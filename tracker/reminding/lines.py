"""What is worth telling of one assignment today, from its stored columns. Pure.

A reason is told as long as it holds: a day without a run (a holiday, a server that was
off) loses nothing. Days of rest give a report grace, as in obligations.py.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tracker.states import Duty, Kind, State, Verb

QUOTED = 60  # letters of what the office wrote
SIGNING = 3  # days after which the office hears of what nobody has signed for
ONE_DAY = datetime.timedelta(days=1)


class Part(NamedTuple):
    """One assignment with what is needed of its docket; in the order of COLUMNS."""

    pk: int
    department: int
    duty: str
    state: str
    own_due: datetime.date | None
    charged_on: datetime.date
    claimed_on: datetime.date | None
    verified_on: datetime.date | None
    last_report_on: datetime.date | None
    last_progress_on: datetime.date | None
    next_report_due: datetime.date | None
    pending: str
    asked_until: datetime.date | None
    returns: int
    last_urged_on: datetime.date | None
    docket: int
    code: str
    title: str
    kind: str
    docket_due: datetime.date | None
    officer: int
    instructed_on: datetime.date | None = None

    @property
    def due(self) -> datetime.date | None:
        return self.own_due or self.docket_due


class Note(NamedTuple):
    """why: a key of WHYS; words: what is asked, by when; on: the day it counts from."""

    why: str
    words: str
    on: datetime.date


# Most urgent first; the words that stand before a note and in the subject of a mail.
WHYS = {
    "late": "逾期",
    "today": "今日到期",
    "returned": "核查退回",
    "instructed": "批示待复",
    "urged": "催办待报",
    "overdue_report": "到期未报",
    "report": "今日应报",
    "unsigned": "待签收",
    "soon": "临期",
    "still": "久无进展",
    "release": "待审签",
    "verify": "新申请办结",
    "close": "待销号",
    "refused": "退签待改派",
    "extension": "延期待批",
    "unanswered": "久未签收",
}
RANK = {why: rank for rank, why in enumerate(WHYS)}


@dataclass(frozen=True, slots=True)
class Day:
    """Today, with the office's thresholds and its calendar.

    calendar: a day → the day itself or the next working day.
    """

    today: datetime.date
    soon_days: int = 7
    still_days: int = 30
    calendar: Callable[[datetime.date], datetime.date] = lambda day: day

    def ago(self, day: datetime.date) -> int:
        return (self.today - day).days

    def write(self, day: datetime.date) -> str:
        """11-25; with the year where it is another."""
        written = day.isoformat()
        return written[5:] if day.year == self.today.year else written


def for_contact(part: Part, day: Day, returned: str | None = None) -> Iterator[Note]:
    """What the department is asked for.

    returned: the reason, where the last word about it was the office's 核查退回.
    """
    if part.state not in (State.UNSIGNED, State.IN_HAND):
        return
    if part.state == State.UNSIGNED:
        yield _unsigned(part, day)
    if part.kind == Kind.INFORMATION:
        return
    if returned is not None:
        since = part.last_report_on or part.charged_on
        yield Note("returned", f"{_cut(returned)}。请补办后再申请办结", since)
    dated = _dated(part, day)
    if dated:
        yield dated
    if part.state == State.IN_HAND and not part.pending:
        if (dated is None or dated.why == "soon") and (still := _still(part, day)):
            yield still
        yield from _to_report(part, day)


def for_approver(part: Part, day: Day) -> Iterator[Note]:
    if part.state == State.IN_HAND and part.pending:
        said = f"“{Verb(part.pending).label}”等您审签,审签后才报出"
        yield Note("release", said, part.charged_on)


def for_officer(part: Part, day: Day) -> Iterator[Note]:
    """What waits for the one who charged."""
    if part.state == State.CLAIMED and part.claimed_on:
        said = f"{day.write(part.claimed_on)} 申请办结"
        if part.verified_on:
            yield Note("close", f"{said},核查已通过,请销号", part.claimed_on)
        else:
            yield Note("verify", f"{said},请核查", part.claimed_on)
    if part.state == State.REFUSED:
        yield Note("refused", "退签,请改派或坚持交办", part.charged_on)
    if part.asked_until:
        old = f"(现定 {day.write(part.due)})" if part.due else ""
        said = f"申请延至 {day.write(part.asked_until)}{old},请批复"
        yield Note("extension", said, part.due or part.asked_until)
    if part.state == State.UNSIGNED and day.ago(part.charged_on) >= SIGNING:
        said = f"交办 {day.ago(part.charged_on)} 天还没有签收"
        yield Note("unanswered", said, part.charged_on)


def _unsigned(part: Part, day: Day) -> Note:
    if part.kind == Kind.INFORMATION:
        said = f"{day.write(part.charged_on)} 发来阅知,请签收"
        return Note("unsigned", said, part.charged_on)
    urged = f",{day.write(part.last_urged_on)} 已催办" if part.last_urged_on else ""
    said = f"{day.write(part.charged_on)} 交办{urged},请签收"
    said = f"{said};不属于本单位的请退签并写明理由"
    return Note("unsigned", said, part.charged_on)


def _dated(part: Part, day: Day) -> Note | None:
    due = part.due
    if due is None:
        return None
    waits = "已报,正等本单位审签" if part.pending == Verb.REPORT_DONE else ""
    if due < day.today:
        ask = waits or "请尽快办结,并报进展"
        said = f"过时限 {day.ago(due)} 天({day.write(due)}),{ask}"
        return Note("late", said, due)
    if due == day.today:
        ask = waits or "办完请申请办结;办不完请与督查室联系"
        return Note("today", f"今天到期,{ask}", due)
    left = -day.ago(due)
    if left > day.soon_days:
        return None
    late = ",来不及的请在到期以前申请延期" if part.duty == Duty.LEAD else ""
    ask = waits or f"办完请申请办结{late}"
    said = f"还有 {left} 天到期({day.write(due)}),{ask}"
    return Note("soon", said, due)


def _still(part: Part, day: Day) -> Note | None:
    """As its light: counted from the charge where nothing was reported."""
    since = part.last_progress_on or part.charged_on
    if day.ago(since) < day.still_days:
        return None
    last = f"上次 {day.write(since)}" if part.last_progress_on else "交办以来没有进展"
    said = f"{day.ago(since)} 天没有新进展({last}),请报进展"
    return Note("still", said, since)


def _to_report(part: Part, day: Day) -> Iterator[Note]:
    """One reason to report is enough: the strongest is told."""
    told, due = part.last_report_on, part.next_report_due
    last_day = day.calendar(due) if due else None
    if part.instructed_on:
        said = f"领导 {day.write(part.instructed_on)} 批示,请回复"
        yield Note("instructed", said, part.instructed_on)
    elif part.last_urged_on and (told is None or told < part.last_urged_on):
        by = f",请于 {day.write(due)} 前反馈" if due and due >= day.today else ""
        said = f"{day.write(part.last_urged_on)} 已催办"
        yield Note("urged", f"{said}{by or ',请反馈'}", part.last_urged_on)
    elif due and last_day and last_day < day.today:
        said = f"应于 {day.write(due)} 前反馈,已过 {day.ago(last_day)} 天"
        said = f"{said};没有进展的点“本期无进展”"
        yield Note("overdue_report", said, due)
    elif last_day and last_day == day.today:
        yield Note("report", "今天应反馈;没有进展的点“本期无进展”", last_day)


def _cut(text: str) -> str:
    """A line of it, without the full stop that the sentence has of its own."""
    line = " ".join(text.split()).rstrip("。")
    return line if len(line) <= QUOTED else f"{line[:QUOTED]}…"
