"""Small marks: lights, states, dates, bars, figures, cells."""

from __future__ import annotations

from tracker.samples.words import LONG as NAME
from tracker.samples.words import ahead

from .specimen import ALONE, ALWAYS, EMPTY, LONG, MANY, ONE, SHORT, Specimen

HERE = "#content"

MARKS = [
    Specimen(
        "亮灯",
        "light",
        "includes/_light.html",
        {
            EMPTY: {"light": ""},
            ONE: {"light": "late"},
            LONG: {"light": "late", "label": "逾期 1,023 天", "href": HERE},
        },
        ALONE,
    ),
    Specimen(
        "办理状态",
        "state",
        "includes/_state.html",
        {
            ONE: {"state": "claimed"},
            LONG: {
                "state": "in_hand",
                "label": "已签收,等本单位审签后再报",
                "href": HERE,
            },
        },
        ALWAYS | ALONE,
    ),
    Specimen(
        "时限",
        "deadline",
        "includes/_deadline.html",
        {
            EMPTY: {},
            ONE: {"due": ahead(3)},
            MANY: {"due": ahead(400), "original": ahead(-400), "moves": 12},
            LONG: {"due": ahead(40), "said": "在年底前全面完成整改并报送总结报告"},
        },
    ),
    Specimen(
        "分段进度条",
        "bar",
        "styleguide/_bar.html",
        {
            EMPTY: {},
            ONE: {"late": 1},
            MANY: {
                "done": 41,
                "claimed": 4,
                "ok": 13,
                "soon": 6,
                "still": 3,
                "late": 7,
            },
            LONG: {"done": 98_765, "claimed": 1, "late": 1_234},
        },
    ),
    Specimen(
        "数字",
        "figure",
        "includes/_figure.html",
        {
            EMPTY: {"label": "逾期", "value": 0},
            ONE: {"label": "逾期", "value": 1, "href": HERE, "tone": "late"},
            MANY: {
                "label": "立项事项",
                "value": "1,318",
                "href": HERE,
                "note": "本月 27",
            },
            LONG: {
                "label": "30 天以上没有进展、也没有反馈的事项",
                "value": "1,000,000",
                "href": HERE,
                "note": "其中未定时限 812,345,比上月底多 1,024",
                "tone": "still",
            },
        },
    ),
    Specimen(
        "表格里的数",
        "count",
        "includes/_count.html",
        {
            EMPTY: {"value": 0, "label": "逾期"},
            ONE: {"value": 1, "href": HERE, "label": "逾期", "light": "late"},
            MANY: {"value": 23, "href": HERE, "label": "承办"},
            LONG: {"value": "123,456", "href": HERE, "label": "承办"},
        },
        inside="row",
    ),
    Specimen(
        "能排序的表头",
        "th",
        "includes/_th.html",
        {
            ONE: {"label": "编号", "key": "code", "sort": ""},
            MANY: {"label": "时限(正在用)", "key": "due", "sort": "-due"},
            LONG: {"label": "牵头单位最近一次进展距今", "key": "lead", "sort": ""},
        },
        ALWAYS,
        inside="head",
    ),
    Specimen(
        "亮灯说明",
        "lights-key",
        "includes/_lights_key.html",
        {ONE: {}},
        ALWAYS | ALONE | SHORT,
    ),
    Specimen(
        "亮灯规则",
        "legend",
        "includes/_legend.html",
        {ONE: {}},
        ALWAYS | ALONE | SHORT,
    ),
    Specimen(
        "所在位置",
        "breadcrumbs",
        "includes/_breadcrumbs.html",
        {
            EMPTY: {"label": "所在位置:没有上级"},
            ONE: {"label": "所在位置:一级", "label1": "督办事项", "url1": HERE},
            MANY: {
                "label": "所在位置:四级",
                "crumbs": [(f"第{n}级", HERE) for n in "一二三四"],
            },
            LONG: {
                "label": "所在位置:很长",
                "label1": "单位",
                "url1": HERE,
                "label2": NAME,
                "url2": HERE,
            },
        },
    ),
]
