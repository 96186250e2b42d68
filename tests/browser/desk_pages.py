"""Pages for the desk, in our own words: all people and places are invented."""

from __future__ import annotations

import datetime
from itertools import count

from django.contrib.auth.models import User

from meetings.intake import intake
from meetings.models import Source

DAY = datetime.date(2026, 9, 19)
serial = count(1)

MEETINGS = (
    ("防汛工作", "霍启明", "区水务局"),
    ("供暖保障", "万里", "区城市管理局"),
    ("校园安全", "欧阳静", "区教育局"),
    ("园区建设", "纪方舟", "区发展和改革局"),
    ("农田管护", "高鸿志", "区农业农村局"),
)
WORK = (
    ("摸清底数", "逐处登记造册"),
    ("压实责任", "定人定岗到位"),
    ("备足物资", "配齐工具器材"),
    ("加强演练", "开展一次实地演练"),
    ("畅通渠道", "公开值班电话"),
    ("严格督查", "每周通报进展"),
)


def five_meetings() -> str:
    """Five reports of six numbered items each; no two calls give the same text."""
    number = next(serial)
    reports = [_report(*one, number) for one in MEETINGS]
    return "\n\n".join(reports) + "\n"


def _report(subject: str, chair: str, bureau: str, number: int) -> str:
    items = "。".join(
        f"{'一二三四五六'[n]}要{head}。{bureau}要{work}"
        for n, (head, work) in enumerate(WORK)
    )
    return (
        f"区政府召开{subject}专题会议 部署第{number}轮工作\n\n"
        f"本报讯(记者 温岚)9月18日下午,副区长{chair}主持召开{subject}专题会议。"
        f"区领导柏舟、尹正出席会议。\n\n"
        f"{chair}强调,{items}。"
    )


def doubtful() -> str:
    """Two meetings that hold a doubt of every kind; 温世宁 may be two."""
    number = next(serial)
    return (
        f"区政府召开绿道建设专题会议 部署第{number}轮工作\n\n"
        "本报讯(记者 温岚)9月18日(星期一)下午,副区长万里主持召开绿道建设专题会议。"
        "区领导温世宁出席会议。\n\n"
        f"万里强调,一要摸清底数。{DOUBTFUL}负责逐处登记造册。"
        "二要压实责任。区水务局要在汛期前定人定岗到位。"
        "四要备足物资。区水务局要在9月1日前配齐工具器材。\n\n"
        f"区政府召开河道清淤专题会议 部署第{number}轮工作\n\n"
        "本报讯(记者 温岚)近日,河道清淤专题会议召开。\n\n"
        "会议要求,强化督导,严格奖惩。"
        "要建立严格的督导机制,将清淤任务落实情况纳入督查内容。\n"
    )


DOUBTFUL = "区星河湾办"  # no register has it


def numbered(bureau: str) -> str:
    """One meeting of two items that charge this bureau."""
    return (
        f"区政府召开绿道建设专题会议 部署第{next(serial)}轮工作\n\n"
        "本报讯(记者 温岚)9月18日下午,副区长万里主持召开绿道建设专题会议。\n\n"
        f"万里强调,一要摸清底数。{bureau}负责逐处登记造册。"
        f"二要压实责任。{bureau}负责定人定岗到位。\n"
    )


def take_in(text: str, by: User) -> Source:
    return intake(text.encode(), published_on=DAY, publication="澄湖日报", by=by).source
