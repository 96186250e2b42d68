"""What is told: messages, nothing here, a history."""

from __future__ import annotations

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message

from tracker.models import Export
from tracker.samples.rows import HISTORY
from tracker.samples.words import LONG as NAME
from tracker.samples.words import LONG_TITLE, ahead

from .specimen import (
    ALONE,
    ALWAYS,
    EMPTY,
    LONG,
    MANY,
    ONE,
    SHORT,
    WRONG,
    Specimen,
)

TOLD = [
    Specimen(
        "提示",
        "messages",
        "includes/_messages.html",
        {
            EMPTY: {"messages": []},
            ONE: {"messages": [Message(constants.SUCCESS, "已立项交办 12 件。")]},
            MANY: {
                "messages": [
                    Message(constants.INFO, "这一版报纸已经读过,没有改动。"),
                    Message(constants.SUCCESS, "已签收。"),
                    Message(constants.WARNING, "有 2 件没有时限,请补上或者注明长期。"),
                ]
            },
            LONG: {
                "messages": [
                    Message(constants.SUCCESS, f"已交办 {NAME}:{LONG_TITLE}。")
                ]
            },
            WRONG: {
                "messages": [
                    Message(
                        constants.ERROR, "第 3 件没有选牵头单位。请选好再交,填的都在。"
                    )
                ]
            },
        },
    ),
    Specimen(
        "这里是空的",
        "empty",
        "includes/_empty.html",
        {
            EMPTY: {"title": "没有要办的事"},
            ONE: {
                "title": "没有符合条件的事项",
                "text": "去掉一两个筛选条件再看。",
                "href": "#content",
                "action": "全部去掉",
            },
            LONG: {"title": f"{NAME}还没有承办事项", "text": LONG_TITLE},
        },
        ALONE,
    ),
    Specimen(
        "后台在办",
        "job",
        "includes/_job.html",
        {
            EMPTY: {"state": "等待读取", "did": "已读", "text": "可以先去办别的事。"},
            ONE: {
                "job": Export(state="running", percent=40),
                "state": "正在生成",
                "did": "已写",
                "text": "可以先去办别的事,回来再取。",
                "href": "#content",
            },
            LONG: {
                "job": Export(state="running", percent=99),
                "state": "正在读取",
                "did": "已读",
                "text": f"{LONG_TITLE}。",
                "href": "#content",
            },
        },
        ALONE,
    ),
    Specimen(
        "经过",
        "timeline",
        "includes/_timeline.html",
        {
            EMPTY: {"entries": []},
            ONE: {"entries": HISTORY[-1:]},
            MANY: {"entries": HISTORY},
            LONG: {
                "entries": [
                    {
                        "on": ahead(0),
                        "title": "申请办结",
                        "who": NAME,
                        "role": "联络员,督查室代记",
                        "text": f"{LONG_TITLE}。\n{LONG_TITLE}。",
                        "turn": True,
                    }
                ]
            },
        },
    ),
    Specimen(
        "问号里的解释",
        "explain",
        "includes/_explain.html",
        {
            ONE: {"word": "件", "text": "一件督办事项,归牵头单位。"},
            LONG: {"word": "办结率", "text": LONG_TITLE},
        },
        ALWAYS | ALONE,
    ),
    Specimen(
        "回去的路",
        "way-back",
        "includes/_way_back.html",
        {EMPTY: {"back": ""}, ONE: {"back": "#content"}},
        ALONE | SHORT,
    ),
]
