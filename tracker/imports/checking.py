"""Why a row of a ledger can't be taken over, in an officer's words; nothing changes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence

from django.utils import timezone

from meetings.extraction.secrecy import marking
from meetings.models import Attendance, Department, Directive, Meeting
from tracker.charging import taken
from tracker.models import Docket
from tracker.workflow import ENDED, Duty, Kind, State

from .course import STATES, done_on, state_of
from .entry import Entry
from .knowing import by_code, known, stands_on
from .planning import Plan, plan

# What a column holds is not cut without a word: field of Entry, its name, whose column.
WIDTHS = (
    ("meeting", "会议名称", Meeting, "title"),
    ("organ", "召开机关", Meeting, "organ"),
    ("venue", "地点", Meeting, "venue"),
    ("chair", "主持人", Attendance, "name"),
    ("speaker", "讲话人", Directive, "speaker"),
    ("code", "编号", Docket, "code"),
    ("title", "事项", Docket, "title"),
    ("criterion", "完成标准", Docket, "criterion"),
)
SECRET = "这一行有密级标志,本系统不收涉密内容。"
DAYS = (("charged_on", "交办"), ("reported_on", "反馈"), ("closed_on", "办结"))


def check(entries: Sequence[Entry]) -> dict[int, str]:
    """Row number → the first thing that is wrong with it; nothing of rows that are
    `known`, which are skipped. Some ten queries, however many the rows."""
    seen = known(entries)
    new = [entry for entry in entries if entry.number not in seen]
    return refusals(new, plan(new))


def refusals(entries: Sequence[Entry], planned: Plan) -> dict[int, str]:
    today, coded = timezone.localdate(), by_code(entries)
    charged = taken(planned.kept)
    codes: dict[str, int] = {}
    words: dict[object, int] = {}
    why: dict[int, str] = {}
    for entry in entries:
        said = planned.said.get(entry.number)
        row = said.row if said else None
        found = (
            _alone(entry, today)
            or _code(entry, coded.get(entry.code), codes)
            or (entry.duties and _twice(said, entry, words))
            or (entry.duties and row and charged.get(row.pk))
        )
        if found:
            why[entry.number] = str(found)
    return why


def _code(entry: Entry, docket: Docket | None, codes: dict[str, int]) -> str:
    """codes: those of the rows before."""
    if not entry.code:
        return ""
    before = codes.setdefault(entry.code, entry.number)
    if before != entry.number:
        return f"编号 {entry.code} 与第 {before} 行相同。"
    if docket is None or stands_on(docket, entry):
        return ""
    if docket.origin is None:
        return f"编号 {entry.code} 的立项已经更正,这个编号不能再用。"
    return f"编号 {entry.code} 已用于“{docket.title}”,与这一行的内容不同。"


def _twice(said: object, entry: Entry, words: dict[object, int]) -> str:
    """words: the rows before that charge somebody with the same."""
    before = words.setdefault(said, entry.number)
    same = before == entry.number
    return "" if same else f"与第 {before} 行是同一场会议的同一条要求,请合成一行。"


def _alone(entry: Entry, today: datetime.date) -> str:
    """What can be said of the row by itself."""
    found = (why for rule in RULES for why in rule(entry, today))
    return next(found, "")


Rule = Callable[[Entry, datetime.date], Iterator[str]]


def _written(entry: Entry, today: datetime.date) -> Iterator[str]:
    if not entry.meeting.strip():
        yield "没有会议名称。"
    for name, label, model, column in WIDTHS:
        most = getattr(model._meta.get_field(column), "max_length", None)
        if most and len(getattr(entry, name)) > most:
            yield f"{label}有 {len(getattr(entry, name))} 字,最多 {most} 字。"
    if any(len(name) > 40 for name in entry.attendees):
        yield "参会人员有的名字超过 40 字,请用顿号分开。"
    if entry.percent is not None and not 0 <= entry.percent <= 100:
        yield "完成百分比在 0 到 100 之间。"
    if entry.grade not in Docket.Class.values:
        yield "类别只有 A、B、C。"
    if marking("\n".join((entry.text, entry.title, entry.progress, entry.note))):
        yield SECRET


def _charged(entry: Entry, today: datetime.date) -> Iterator[str]:
    """Text, whom it charges, and a state that they can have."""
    leads = [body for body, duty in entry.duties if duty == Duty.LEAD]
    if not entry.text.strip():
        if entry.code or entry.duties:
            yield "没有督办内容(要求)。"
        return
    if entry.is_record:
        return
    if not entry.duties:
        yield "没有责任单位,不能成为督办件。"
    elif not leads:
        yield "没有牵头单位。"
    yield from _stated(entry, state_of(entry))


def _stated(entry: Entry, state: State) -> Iterator[str]:
    if state not in STATES:
        yield f"“{state.label}”的事项不能从台账导入,请按实际进展改为办理中、办结等。"
    if entry.nature == Kind.STANDING and state in (State.CLAIMED, State.CLOSED):
        yield "长期事项没有办结,请改性质或状态。"
    if entry.nature == Kind.INFORMATION and state not in (
        *(State.UNSIGNED, State.IN_HAND, State.WITHDRAWN),
    ):
        yield "阅知事项只有签收与否,请改性质或状态。"


def _dated(entry: Entry, today: datetime.date) -> Iterator[str]:
    """Days in order and none to come."""
    if entry.held_on > today:
        yield f"开会日期 {entry.held_on} 在今天以后。"
    for name, label in DAYS:
        day = getattr(entry, name)
        if day is not None and day > today:
            yield f"{label}时间 {day} 在今天以后。"
        if day is not None and day < entry.begun_on:
            yield f"{label}时间 {day} 早于交办(开会)时间 {entry.begun_on}。"
    claims = state_of(entry) in (State.CLAIMED, State.CLOSED)
    if entry.duties and claims and done_on(entry, today) is None:
        done = state_of(entry) == State.CLOSED
        yield f"{'办结' if done else '申请办结'}的事项要有办结时间。"


def _present(entry: Entry, today: datetime.date) -> Iterator[str]:
    """What is still open is somebody's who is there."""
    if state_of(entry) in ENDED:
        return
    for body, _ in entry.duties:
        if not body.holds_on(today):
            yield f"{body}已经撤并,未办结的事项请改为现在的{_successor(body)}。"


def _successor(body: Department) -> str:
    return str(body.successor) if body.successor_id else "承办单位"


RULES: tuple[Rule, ...] = (_written, _charged, _dated, _present)
