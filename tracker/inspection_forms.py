"""The forms of 督导 and 回头看, and of what became of what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from . import inspecting
from .evidence import help_text
from .fields import FilesField
from .forms import day_input
from .models import Assignment, Docket, Inspection
from .revoke_form import RevokeForm
from .workflow import NotAllowed, State

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from .models.revocable import Revocable


class PartsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        part: Assignment = obj
        return f"{part.department}({part.get_role_display()})"


def not_ahead(form: forms.Form, name: str) -> Any:
    day = form.cleaned_data[name]
    if day > timezone.localdate():
        raise ValidationError("日期不能晚于今天。")
    return day


class InspectionForm(forms.Form):
    kind = forms.ChoiceField(
        label="方式", choices=Inspection.Kind.choices, widget=forms.RadioSelect
    )
    on = forms.DateField(label="日期", widget=day_input())
    place = forms.CharField(label="地点", max_length=120)
    party = forms.CharField(label="参加人员", max_length=200)
    parts = PartsField(
        Assignment.objects.none(),
        label="涉及单位",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="都不勾选,就是看全件。",
    )
    finding = forms.CharField(
        label="发现的情况", widget=forms.Textarea(attrs={"rows": 4})
    )
    result = forms.ChoiceField(
        label="与单位所报相比",
        choices=Inspection.Result.choices,
        widget=forms.RadioSelect,
    )
    evidence = FilesField(label="照片或文件")
    asked = forms.CharField(label="整改要求", max_length=300, required=False)
    due_on = forms.DateField(label="整改时限", required=False, widget=day_input())

    def __init__(self, *args: Any, docket: Docket, **more: Any) -> None:
        super().__init__(*args, **more)
        self.docket = docket
        here = docket.assignments.exclude(state=State.PASSED_ON)
        parts: Any = self.fields["parts"]
        parts.queryset = here.select_related("department").order_by("role", "pk")
        self.fields["evidence"].help_text = help_text()

    def clean_on(self) -> Any:
        return not_ahead(self, "on")

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("due_on") and not data.get("asked"):
            self.add_error("asked", "有整改时限,请写明整改要求。")
        if data.get("due_on") and data.get("on") and data["due_on"] < data["on"]:
            self.add_error("due_on", "整改时限不能早于这次督查的日期。")
        return data

    def save(self, by: User) -> Inspection:
        fields = dict(self.cleaned_data)
        parts, files = fields.pop("parts"), fields.pop("evidence")
        found = inspecting.Found(fields, list(parts), files)
        return inspecting.inspect(self.docket, by, found)


class DoneForm(forms.Form):
    on = forms.DateField(label="完成日期", widget=day_input())
    note = forms.CharField(
        label="整改情况", max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_on(self) -> Any:
        return not_ahead(self, "on")

    def save(self, row: Inspection, by: User) -> bool:
        """Whether it is done; if not, the refusal is among the form's errors."""
        if self.cleaned_data["on"] < row.on:
            self.add_error("on", f"不能早于督查日期 {row.on:%Y-%m-%d}。")
            return False
        try:
            inspecting.settle(row, by, **self.cleaned_data)
        except NotAllowed as refused:
            self.add_error(None, str(refused))
            return False
        return True


class TakeBackForm(RevokeForm):
    def perform(self, row: Revocable, by: User, why: str) -> None:
        assert isinstance(row, Inspection)
        inspecting.take_back(row, by, why)
