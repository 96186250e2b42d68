"""Invented data for the style page: every component in its main states."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.http import QueryDict

from . import lights, workflow

LONG = "区推进老旧小区改造与既有住宅加装电梯暨城市更新片区征收安置工作领导小组办公室"
LONG_TITLE = (
    "对全区沿街商铺、群租房、“三合一”场所和高层建筑消防通道开展一次过筛子式排查,"
    "建立问题、责任、时限三张清单,逐项整改、逐项销号,年底前隐患全部清零"
)


def ahead(days: int) -> datetime.date:
    return datetime.date.today() + datetime.timedelta(days=days)


class SampleForm(forms.Form):
    title = forms.CharField(label="会议名称", help_text="照公文或报道的写法,不简写。")
    held_on = forms.DateField(
        label="会议日期",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    kind = forms.ChoiceField(
        label="会议类型", choices=[("1", "常务会议"), ("2", "专题会议")]
    )
    channel = forms.ChoiceField(
        label="怎样反馈",
        choices=[("system", "系统"), ("phone", "电话"), ("paper", "书面")],
        widget=forms.RadioSelect,
        initial="system",
    )
    text = forms.CharField(
        label="进展情况", widget=forms.Textarea(attrs={"rows": 3}), max_length=300
    )
    proof = forms.FileField(label="佐证材料", required=False)
    agreed = forms.BooleanField(label="内容已经主要负责人审定")


class SampleFilter(django_filters.FilterSet):  # type: ignore[misc]
    text = django_filters.CharFilter(
        label="查找",
        method="same",
        widget=forms.SearchInput(attrs={"placeholder": "事项、单位"}),
    )
    light = django_filters.MultipleChoiceFilter(
        label="亮灯",
        method="same",
        choices=list(lights.WORDS.items())[:4],
        widget=forms.CheckboxSelectMultiple,
    )
    year = django_filters.ChoiceFilter(
        label="年度",
        method="same",
        empty_label="全部",
        choices=[("2026", "2026 年"), ("2025", "2025 年")],
    )
    state = django_filters.ChoiceFilter(
        label="状态",
        method="same",
        empty_label="全部",
        choices=workflow.STATE_CHOICES,
    )
    due = django_filters.DateFromToRangeFilter(
        label="时限",
        method="same",
        widget=django_filters.widgets.DateRangeWidget(attrs={"type": "date"}),
    )

    def same(self, queryset: Any, name: str, value: Any) -> Any:
        return queryset


FIGURES = [
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

BOARD = [
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

DOCKETS = [
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

HISTORY = [
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

# Column → (light, whether it leads, whether it never reported); blank where a
# department is not charged.
DEPARTMENTS = [
    "发改局",
    "住建局",
    "卫健委",
    "教体局",
    "应急局",
    "城管局",
    "财政局",
    "望江街道",
    "柳堤镇",
    "招商专班",
]
CELLS: list[tuple[str, str, Mapping[int, tuple[str, bool, bool]]]] = [
    ("一", "重点项目会诊销号", {0: ("done", True, False), 6: ("done", False, False)}),
    (
        "二",
        "沿街商铺隐患清零",
        {
            1: ("late", False, False),
            4: ("ok", True, False),
            7: ("late", False, False),
            8: ("waiting", False, False),
        },
    ),
    ("三", "滨河路断头路打通", {1: ("soon", True, False), 5: ("still", False, False)}),
    ("四", "夜间停车资源共享", {5: ("still", True, False), 7: ("ok", False, True)}),
    ("五", "校园食堂专项检查", {2: ("ok", False, False), 3: ("soon", True, False)}),
]


def matrix() -> list[dict[str, Any]]:
    return [
        {"ord": ord_, "name": name, "cells": [row.get(i) for i in range(10)]}
        for ord_, name, row in CELLS
    ]


def everything(data: QueryDict) -> dict[str, Any]:
    """The context of the style page; data: the request's GET, for the filter."""
    wrong = SampleForm({"title": "", "held_on": "下周三", "text": "无", "kind": "1"})
    users = get_user_model().objects.none()
    query = data.copy()
    if not query:
        query.update({"light": "late", "year": "2026"})
    return {
        "filter": SampleFilter(query, queryset=users),
        "form": SampleForm(),
        "wrong": wrong,
        "figures": FIGURES,
        "board": BOARD,
        "dockets": DOCKETS,
        "history": HISTORY,
        "departments": DEPARTMENTS,
        "matrix": matrix(),
        "states": workflow.STATE_CHOICES,
        "page": Paginator(range(318), 50).page(2),
        "last_page": Paginator(range(3), 50).page(1),
        "long": LONG,
        "long_title": LONG_TITLE,
        "soon": ahead(2),
        "past": ahead(-30),
        "next_month": ahead(30),
    }
