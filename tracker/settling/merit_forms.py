"""The forms of 加减分: proposing one, deciding on it, taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from meetings.models import Department
from tracker.evidence import help_text
from tracker.fields import DocketCodeField, FilesField
from tracker.forms import day_input
from tracker.models import Merit
from tracker.models.merits import KINDS, OWN_POINTS
from tracker.workflow import NotAllowed

from . import merits

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class MeritForm(forms.Form):
    department = forms.ModelChoiceField(
        Department.objects.none(), label="单位", empty_label="请选择"
    )
    kind = forms.ChoiceField(label="考核方式", choices=KINDS)
    item = forms.CharField(label="获奖项目或扣分事项", max_length=120)
    basis = forms.CharField(
        label="获奖级别或扣分依据",
        max_length=120,
        help_text="如“省级”,或文件的名称、文号和条款。",
    )
    points = forms.DecimalField(
        label="分值",
        min_value=0,
        max_digits=6,
        decimal_places=2,
        required=False,
        help_text="只有“加分”“扣分”要填,扣分也写正数;其他的分值由计分规则定。",
    )
    docket = DocketCodeField(
        label="为哪一件督办件",
        max_length=30,
        required=False,
        help_text="与某一件有关才填,如 督〔2026〕012号 或 2026-12。",
    )
    on = forms.DateField(label="发生日期", widget=day_input())
    year = forms.IntegerField(label="计入年度", min_value=2000, max_value=2999)
    note = forms.CharField(label="说明", max_length=300, required=False)
    evidence = FilesField(label="佐证资料")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choice: Any = self.fields["department"]
        choice.queryset = Department.objects.all()
        self.fields["evidence"].help_text = help_text()

    def clean_on(self) -> Any:
        if self.cleaned_data["on"] > timezone.localdate():
            raise ValidationError("日期不能晚于今天。")
        return self.cleaned_data["on"]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("kind") in OWN_POINTS:
            if not data.get("points"):
                self.add_error("points", "请填写分值,要大于 0。")
        else:
            data["points"] = None
        docket, body = data.get("docket"), data.get("department")
        if docket and body and not docket.assignments.filter(department=body).exists():
            self.add_error("docket", f"{body}不在这一件里。")
        return data

    def save(self, by: User) -> Merit | None:
        """The entry; None when it was refused, which is among the form's errors."""
        fields = dict(self.cleaned_data)
        files = fields.pop("evidence")
        try:
            return merits.propose(fields, files, by)
        except NotAllowed as refused:
            self.add_error(None, str(refused))
            return None


class DecideForm(forms.Form):
    verdict = forms.ChoiceField(
        label="审核",
        choices=[("approved", "同意,计入"), ("returned", "退回,不计")],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label="审核意见", max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("verdict") == "returned" and not data.get("words"):
            self.add_error("words", "退回请写明理由。")
        return data

    def save(self, merit: Merit, by: User) -> bool:
        """Whether it is decided; a refusal is among the form's errors."""
        data = self.cleaned_data
        try:
            merits.decide(merit, data["verdict"] == "approved", data["words"], by)
        except NotAllowed as refused:
            self.add_error(None, str(refused))
            return False
        return True


class WithdrawForm(forms.Form):
    why = forms.CharField(label="撤回的理由", max_length=300)

    def save(self, merit: Merit, by: User) -> bool:
        try:
            merits.withdraw(merit, self.cleaned_data["why"], by)
        except NotAllowed as refused:
            self.add_error(None, str(refused))
            return False
        return True
