"""What is filled in: fields, forms, their errors, a question before a grave act."""

from __future__ import annotations

from typing import Any

from django import forms

from tracker.samples.forms import SampleForm
from tracker.samples.words import LONG as NAME
from tracker.samples.words import LONG_TITLE

from .specimen import ALONE, ALWAYS, EMPTY, LONG, MANY, ONE, WRONG, Specimen

FILLED = {
    "title": "区政府第九次常务会议",
    "held_on": "2026-09-18",
    "kind": "1",
    "channel": "phone",
    "text": "四处堆物全部清走。",
    "agreed": "on",
}
WRONGLY = {"title": "", "held_on": "下周三", "text": "无", "kind": "1"}
AT_LENGTH = {**FILLED, "title": NAME * 3, "text": LONG_TITLE * 3}


class ReasonForm(forms.Form):
    reason = forms.CharField(label="理由", widget=forms.Textarea(attrs={"rows": 2}))


def form(name: str, data: dict[str, Any] | None = None) -> SampleForm:
    return SampleForm(data, auto_id=f"{name}_%s")


def field(name: str, data: dict[str, Any] | None, key: str) -> dict[str, Any]:
    """One field of the form, as its partial takes it."""
    return {"field": form(name, data)[key]}


def question(words: str, **more: Any) -> dict[str, Any]:
    return {"question": words, "action": "撤销", "grave": True, "back": "#top", **more}


FILLING = [
    Specimen(
        "一个字段",
        "field",
        "includes/_field.html",
        {
            EMPTY: field("f-empty", None, "title"),
            ONE: field("f-one", FILLED, "title"),
            MANY: field("f-many", FILLED, "channel"),
            LONG: field("f-long", AT_LENGTH, "text"),
            WRONG: field("f-wrong", WRONGLY, "held_on"),
        },
    ),
    Specimen(
        "表单",
        "form",
        "includes/_form.html",
        {
            EMPTY: {"form": form("w-empty")},
            MANY: {"form": form("w-many", FILLED), "quiet": True},
            LONG: {"form": form("w-long", AT_LENGTH), "quiet": True},
            WRONG: {"form": form("w-wrong", WRONGLY), "quiet": True},
        },
        {ONE: "见一个字段"},
        wide=True,
    ),
    Specimen(
        "错处",
        "errors",
        "includes/_errors.html",
        {
            EMPTY: {"form": form("e-empty")},
            ONE: {"form": ReasonForm({}, auto_id="e-one_%s"), "quiet": True},
            WRONG: {"form": form("e-wrong", WRONGLY), "quiet": True},
        },
        {MANY: "见有错", LONG: "字段名是固定的,不会更长"},
    ),
    Specimen(
        "先问一句",
        "confirm",
        "includes/_confirm.html",
        {
            ONE: question("撤销督〔2026〕014号?", text="记录都还在。"),
            LONG: question(f"撤销“{LONG_TITLE}”?", text=f"{NAME}会收到通知。"),
            WRONG: question(
                "撤销督〔2026〕015号?", form=ReasonForm({}, auto_id="c-wrong_%s")
            ),
        },
        ALWAYS | ALONE,
    ),
    Specimen(
        "表单和按钮",
        "form-block",
        "includes/_form_block.html",
        {
            ONE: {
                "form": ReasonForm(auto_id="b-one_%s"),
                "action": "登记",
                "back": "#content",
            },
            LONG: {
                "form": ReasonForm(auto_id="b-long_%s"),
                "action": "登记整改完成",
                "back": "#content",
                "leave": f"看{NAME}",
                "note": LONG_TITLE,
            },
        },
        ALWAYS | ALONE | {WRONG: "见表单"},
    ),
]
