"""The fields of a rule set. They show and carry text; what it may say is judged by
`RuleSet.from_document` alone, so a form and a file are refused for the same reasons."""

from __future__ import annotations

from typing import Any

from django import forms

from tracker.scoring import documents
from tracker.scoring.facts import COUNTABLE, FACTS, GRADES, ROLES
from tracker.scoring.rules import (
    COUNTS,
    FAMILIES,
    GRADE_BY,
    NO_TASK,
    ODD,
    RANK_BY,
    WORKLOADS,
)

TIERS = "每行一档:几起 牵头 责任 配合,如 3 -5 -5 无"


def number(label: str, must: bool = False, **more: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.CharField(label=label, required=must, widget=widget, **more)


def words(label: str, rows: int = 0, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, widget=widget, **{"required": False, **more})


def choice(label: str, table: dict[str, str]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(table.items()))


def several(label: str, table: dict[str, str]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=list(table.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def tick(label: str, **more: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, **more)


class HeadForm(forms.Form):
    name = words("名称", required=True)
    family = choice("算法", FAMILIES)
    base = number("基础分", True, help_text="逐件评分不用")
    floor = number("最低分", help_text="空着为不设")
    cap = number("最高分", help_text="空着为不封顶")
    digits = number("小数位数", True)
    no_task = choice("没有任务的单位", NO_TASK)
    rank_by = choice("排名依据", RANK_BY)
    note = words("说明", 3)


class WeightForm(forms.Form):
    A = number("A 类权重", True)
    B = number("B 类权重", True)
    C = number("C 类权重", True)


class ShareForm(forms.Form):
    lead = number("牵头系数", True, help_text="只用于逐件评分")
    responsible = number("责任系数", True)
    support = number("配合系数", True)


class WorkloadForm(forms.Form):
    kind = choice("调整办法", WORKLOADS)
    step = number("每多一件的系数", True, help_text="乘系数时用,如 0.2")
    source = words("依据", 2)


class MarkingForm(forms.Form):
    unmarked = number("没有评分的事项按几分起算", help_text="空着为不计入平均")
    source = words("依据", 2)


class GradingForm(forms.Form):
    by = choice("办法", GRADE_BY)
    odd = choice("按比例时不足一家", ODD)
    source = words("依据", 2)


class RuleForm(forms.Form):
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    name = words("名称", required=True)
    fact = choice("事实", {kind: one.word for kind, one in FACTS.items()})
    lead = number("牵头", help_text="扣分写负数;空着为不计")
    responsible = number("责任")
    support = number("配合")
    item_cap = number("每件最多", help_text="不带正负号")
    year_cap = number("全年最多", help_text="不带正负号")
    group = words("同组取最大", help_text="同名的各条,一件只取最大一项")
    tiers = words("按数量分档", 3, help_text=TIERS)
    source = words("依据", 3, help_text="文件名称,和其中怎么说")
    once = tick("每件只计一次")
    per_amount = tick("乘以数量(登记的分值、天数)")
    apart = tick("单列,不计入得分")
    veto = tick("取消评优资格")


class RateForm(forms.Form):
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    name = words("名称", required=True)
    full = number("满分", True)
    target = number("达到百分之几得满分", True)
    loss = number("每低 1 个百分点扣", True)
    count = choice("不足 1 个百分点", COUNTS)
    part = several("分子", {kind: FACTS[kind].word for kind in COUNTABLE})
    whole = several("分母", {kind: FACTS[kind].word for kind in COUNTABLE})
    grades = several("只计这些类别", {grade: f"{grade} 类" for grade in GRADES})
    roles = several("计哪些分工", ROLES)
    source = words("依据", 2)


class WayForm(forms.Form):
    role = choice("分工", ROLES)
    leader = number("领导 %", True)
    office = number("督查室 %", True)
    lead = number("牵头单位 %", True)


class StepForm(forms.Form):
    start = number("满几件", True)
    points = number("加分", True)


class GroupForm(forms.Form):
    name = words("名称", required=True)
    kinds = several("单位类别", documents.KINDS)
    bodies = words("另外写明的单位", 3, help_text="每行一个,用名册上的全称")


class BandForm(forms.Form):
    name = words("名称", required=True)
    at = number("分数线,或到前百分之几", True)
    points = number("折分", help_text="按名次分档时可填")


class SaveForm(forms.Form):
    reason = forms.CharField(label="改动说明", max_length=200, required=False)
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class FileForm(forms.Form):
    file = forms.FileField(label="规则文件", help_text="导出的 .json 文件,最多 500 KB")


# What a rule set has several of: its list in the document → form, what a row is called.
LISTS: dict[str, tuple[type[forms.Form], str]] = {
    "rules": (RuleForm, "规则"),
    "rates": (RateForm, "比率"),
    "ways": (WayForm, "评分办法"),
    "steps": (StepForm, "工作量档"),
    "groups": (GroupForm, "分组"),
    "bands": (BandForm, "等次档"),
}
