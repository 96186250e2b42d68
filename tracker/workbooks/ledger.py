"""台账 and 未办结: one row a docket; the columns are those of the offices' own ledgers.

Order and names of the columns follow the ledgers that supervision offices keep.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from tracker import lights
from tracker.workflow import Duty

from .columns import Column
from .lines import Line
from .looks import Kind

SHOWN_TONES = frozenset({lights.LATE, lights.SOON, lights.STILL, lights.OK})


def _tone(line: Line) -> str:
    shown = line.standing in SHOWN_TONES
    return line.office.tone_of(line.standing) if shown else ""


def _of_meeting(name: str) -> Callable[[Line], str]:
    return lambda line: str(getattr(line.meeting, name)) if line.meeting else ""


def _held_on(line: Line) -> datetime.date | None:
    return line.meeting.held_on if line.meeting else None


def meeting_key(line: Line) -> int | None:
    """Rows of one meeting share its cells."""
    return line.meeting.pk if line.meeting else None


TITLE = Column[Line]("会议名称", 17, _of_meeting("title"), merged=True)
HELD_ON = Column[Line]("会议时间", 12, _held_on, Kind.DATE, merged=True)
CODE = Column[Line]("事项编号", 17, lambda line: line.docket.code, Kind.WORD)
TEXT = Column[Line]("事项内容", 44, lambda line: line.text)
LEADER = Column[Line]("责任领导", 11, lambda line: line.leader, Kind.WORD)
LEAD = Column[Line]("牵头单位", 15, lambda line: line.lead_name)
DUE = Column[Line]("完成时限", 12, lambda line: line.due, Kind.DATE)
MOVED = Column[Line]("改期", 13, lambda line: line.moved, Kind.WORD)
PROGRESS = Column[Line]("序时进度/进展情况", 30, lambda line: line.told("text"))
PROBLEMS = Column[Line]("存在问题", 17, lambda line: line.told("problems"))
STATE = Column[Line]("状态", 10, lambda line: line.state, Kind.WORD)
LIGHT = Column[Line]("亮灯", 11, lambda line: line.light, Kind.WORD, tone=_tone)
REMARKS = Column[Line]("备注", 15, lambda line: line.remarks)

LEDGER: tuple[Column[Line], ...] = (
    Column("序号", 6, lambda line: line.serial, Kind.NUMBER),
    TITLE,
    HELD_ON,
    CODE,
    TEXT,
    Column("完成标准", 20, lambda line: line.docket.criterion),
    LEADER,
    LEAD,
    Column("责任单位", 14, lambda line: line.responsible),
    Column("配合单位", 16, lambda line: line.support),
    Column("责任人", 9, lambda line: line.person, Kind.WORD),
    DUE,
    MOVED,
    PROGRESS,
    PROBLEMS,
    Column("下一步措施", 17, lambda line: line.told("next_step")),
    STATE,
    LIGHT,
    Column(
        "反馈时间",
        12,
        lambda line: line.lead.last_report_on if line.lead else None,
        Kind.DATE,
    ),
    REMARKS,
)


# What a leader's copy leaves out: it is read for how things stand, not worked with.
NOT_FOR_LEADERS = {"完成标准", "责任人", "改期", "下一步措施", "反馈时间"}
Columns = tuple[Column[Line], ...]


def ledger_columns(brief: bool) -> Columns:
    """brief: as leaders have it."""
    return tuple(c for c in LEDGER if not (brief and c.heading in NOT_FOR_LEADERS))


def repeated(columns: Columns) -> Columns:
    """With the meeting in every row, so that rows can be filtered and sorted."""
    return tuple(replace(c, merged=False) if c.merged else c for c in columns)


STRUCK_OFF: Columns = (
    Column("序号", 6, lambda line: line.serial, Kind.NUMBER),
    TITLE,
    HELD_ON,
    CODE,
    TEXT,
    LEADER,
    LEAD,
    Column("责任、配合单位", 18, lambda line: _others(line)),
    DUE,
    MOVED,
    Column("申请办结", 12, lambda line: _day(line, "claimed_on"), Kind.DATE),
    Column("办结情况", 34, lambda line: line.told("text")),
    Column("核查意见", 26, lambda line: line.verified.finding if line.verified else ""),
    Column(
        "核查人",
        11,
        lambda line: line.verified.event.actor_name if line.verified else "",
        Kind.WORD,
    ),
    Column("核查通过", 12, lambda line: _day(line, "verified_on"), Kind.DATE),
    Column("销号时间", 12, lambda line: _day(line, "closed_on"), Kind.DATE),
    REMARKS,
)


def _day(line: Line, name: str) -> datetime.date | None:
    return getattr(line.lead, name) if line.lead else None


def open_columns(year: int, late: str) -> tuple[Column[Line], ...]:
    """未办结: how old each is, since charged and since the last progress.

    late: the office's word for 逾期.
    """
    return (
        Column("序号", 6, lambda line: line.serial, Kind.NUMBER),
        Column("来源", 11, lambda line: _origin(line, year), Kind.WORD),
        CODE,
        Column("会议名称", 20, TITLE.value),
        Column("会议时间", 12, _held_on, Kind.DATE),
        TEXT,
        LEADER,
        LEAD,
        Column("责任、配合单位", 18, _others),
        Column("交办日期", 12, lambda line: line.docket.charged_on, Kind.DATE),
        Column("交办至今(天)", 9, lambda line: line.age, Kind.NUMBER),
        DUE,
        MOVED,
        Column(f"{late}(天)", 9, lambda line: line.days_late, Kind.NUMBER),
        Column("最近进展", 12, lambda line: line.progress_on, Kind.DATE),
        Column("无进展(天)", 9, lambda line: line.days_still, Kind.NUMBER),
        PROGRESS,
        PROBLEMS,
        STATE,
        LIGHT,
        REMARKS,
    )


def _origin(line: Line, year: int) -> str:
    return "本年" if line.docket.year == year else f"{line.docket.year} 年结转"


def _others(line: Line) -> str:
    support = [f"{part.department}(配合)" for part in line.parts(Duty.SUPPORT)]
    return "、".join(filter(None, [line.responsible, *support]))
