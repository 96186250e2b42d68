"""Invented rows: figures, departments, dockets, a history."""

from __future__ import annotations

from typing import Any

from .words import LONG, LONG_TITLE, ahead

FIGURES: list[dict[str, Any]] = [
    {"label": "立项事项", "value": 318, "url": "#figures", "note": "本月新增 27"},
    {"label": "已办结", "value": 226, "url": "#figures", "note": "71.1%,按期 209"},
    {"label": "申请办结,待核查", "value": 21, "url": "#figures", "note": "最久 6 天"},
    {
        "label": "逾期",
        "value": 9,
        "url": "#figures",
        "note": "比上月底少 4",
        "tone": "late",
    },
    {
        "label": "30 天无进展",
        "value": 14,
        "url": "#figures",
        "note": "其中未定时限 8",
        "tone": "still",
    },
]

BOARD: list[dict[str, Any]] = [
    {
        "name": "区发展和改革局",
        "rate": "71.2%",
        "all": 52,
        "done": 37,
        "claimed": 4,
        "ok": 8,
        "soon": 3,
    },
    {
        "name": "区住房和城乡建设局",
        "rate": "55.7%",
        "all": 61,
        "done": 34,
        "claimed": 5,
        "ok": 10,
        "soon": 4,
        "still": 3,
        "late": 5,
    },
    {
        "name": "区卫生健康委员会",
        "rate": "82.5%",
        "all": 40,
        "done": 33,
        "claimed": 2,
        "ok": 5,
    },
    {"name": LONG, "rate": "50%", "all": 18, "done": 9, "ok": 5, "still": 2, "late": 2},
    {"name": "招商引资工作专班", "rate": "3 件中 2 件", "all": 3, "done": 2, "ok": 1},
    {"name": "区档案馆", "all": 0},
]

DOCKETS: list[dict[str, Any]] = [
    {
        "code": "督〔2026〕014号",
        "title": "滨河路断头路打通方案",
        "lead": "区交通运输局",
        "due": ahead(-4),
        "light": "late",
        "label": "逾期 4 天",
        "state": "in_hand",
    },
    {
        "code": "督〔2026〕015号",
        "title": LONG_TITLE,
        "lead": LONG,
        "due": ahead(20),
        "original": ahead(-10),
        "moves": 1,
        "light": "ok",
        "state": "in_hand",
    },
    {
        "code": "督〔2026〕016号",
        "title": "夜间停车资源共享试点",
        "lead": "区城市管理局",
        "light": "still",
        "label": "41 天无进展",
        "state": "in_hand",
    },
    {
        "code": "督〔2026〕017号",
        "title": "供暖企业燃料储备核查",
        "lead": "区发展和改革局",
        "due": ahead(2),
        "light": "soon",
        "label": "还有 2 天",
        "state": "unsigned",
    },
    {
        "code": "督〔2026〕018号",
        "title": "十五件民生实事第三批销号",
        "lead": "区民政局",
        "due": ahead(9),
        "light": "waiting",
        "state": "claimed",
    },
    {
        "code": "督〔2026〕011号",
        "title": "重点项目用地保障清单",
        "lead": "区自然资源局",
        "due": ahead(-30),
        "light": "done",
        "state": "closed",
    },
]

HISTORY: list[dict[str, Any]] = [
    {
        "on": ahead(0),
        "title": "核查退回",
        "who": "陆明远",
        "role": "高级督查员",
        "text": "现场还有两处占道堆物没有清走,请补照片后再报。",
        "turn": True,
    },
    {
        "on": ahead(-3),
        "title": "申请办结",
        "who": "苏念",
        "role": "区城市管理局联络员",
        "text": "四处堆物全部清走。",
    },
    {
        "on": ahead(-3),
        "title": "申请办结",
        "who": "苏念",
        "role": "区城市管理局联络员",
        "text": "点错了事项。",
        "struck": True,
    },
    {
        "on": ahead(-41),
        "title": "签收",
        "who": "区城市管理局",
        "role": "电话,陆明远代记",
    },
    {
        "on": ahead(-400),
        "title": "立项交办",
        "who": "陆明远",
        "role": "高级督查员",
        "turn": True,
    },
]
